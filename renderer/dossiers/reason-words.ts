import { fault } from '#shared/kernel/result.ts';
import { faultText } from '#shared/text/fault-text.ts';

/** The words of a verdict's reason; reasons and faults share their codes. */
export function reasonWords(reason: string | null): string | undefined {
  return reason === null ? undefined : faultText(fault(reason)).title;
}
