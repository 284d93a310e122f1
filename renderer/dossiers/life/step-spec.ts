import type { Step } from '#shared/dossier/life/transitions.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ScannedLine } from '../../app/scan-line.ts';
import type { SelectOption } from '../../ui/select-field.tsx';
import type { Saved } from '../../store/recorder.ts';
import type { StepSlip } from '../../store/step-recorder.ts';

/** What a step's dialog holds: texts by the name of the field; a tick is `yes` or empty. Kept as a draft as it is. */
export type StepValues = Readonly<Record<string, string>>;

interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** Left out while it makes no sense with the other values. */
  readonly isShown?: (values: StepValues) => boolean;
}

export type StepField = FieldBase &
  (
    | { readonly kind: 'text' | 'area'; readonly maxLength: number }
    | { readonly kind: 'number'; readonly suffix?: string; readonly max: number }
    | { readonly kind: 'choice' | 'select'; readonly options: readonly SelectOption[] }
    | { readonly kind: 'check' | 'date' }
    /** Pairs of texts, as many as the person adds; see `linesOf`. */
    | {
        readonly kind: 'lines';
        readonly first: (n: number) => string;
        readonly second: (n: number) => string;
        readonly addLabel: string;
        readonly maxSecond: number;
      }
  );

/** One step as a form: what is asked, what is wrong with the answers, and the act that it becomes. */
export interface StepSpec {
  readonly step: Step;
  readonly intro: readonly string[];
  readonly initial: StepValues;
  readonly fields: readonly StepField[];
  /** Messages by field, beyond what `required` says. */
  readonly flaws: (values: StepValues) => Readonly<Record<string, string>>;
  readonly act: (values: StepValues, draftKey: string) => Promise<Result<Saved<StepSlip>>>;
  /** What a scanned line fills in; null when the dialog has no use for it. */
  readonly onScan?: (line: ScannedLine, values: StepValues) => StepValues | null;
}

export const ticked = 'yes';

export function isTicked(values: StepValues, name: string): boolean {
  return values[name] === ticked;
}

export function textOf(values: StepValues, name: string): string {
  return (values[name] ?? '').trim();
}

/** Places of a `lines` field, from 0; one at least. */
export function lineCount(values: StepValues, name: string): number {
  return Math.max(1, Number(values[`${name}-count`] ?? 1));
}

/** The pairs of a `lines` field; lines left wholly empty are no lines. */
export function linesOf(
  values: StepValues,
  name: string,
): readonly { readonly first: string; readonly second: string }[] {
  return Array.from({ length: lineCount(values, name) }, (_, place) => ({
    first: textOf(values, `${name}-${place}-first`),
    second: textOf(values, `${name}-${place}-second`),
  })).filter(({ first, second }) => first !== '' || second !== '');
}

/** All that is wrong with the answers, by field. */
export function flawsOf(
  spec: StepSpec,
  values: StepValues,
  requiredWords: string,
): Readonly<Record<string, string>> {
  const missing = spec.fields.filter(
    ({ name, required, isShown }) =>
      required === true && (isShown?.(values) ?? true) && textOf(values, name) === '',
  );
  return { ...Object.fromEntries(missing.map(({ name }) => [name, requiredWords])), ...spec.flaws(values) };
}
