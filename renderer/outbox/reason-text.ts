import { fault } from '#shared/kernel/result.ts';
import { faultText } from '#shared/text/fault-text.ts';

/** A verdict's reason in words, with what to do; empty without one. Reasons and faults share their codes. */
export function reasonText(code: string | null): string {
  if (code === null) return '';
  const { title, todo } = faultText(fault(code));
  return `${title} ${todo}`;
}
