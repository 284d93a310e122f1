/**
 * The outcome of an operation at a border (user input, network, disk): a value, or a fault with a code from a closed union.
 * Exceptions are kept for bugs. The Vietnamese text of a code stands in `shared/text/fault-text.ts`, never at the place of the fault.
 */
export type Result<T, F extends Fault = Fault> = Ok<T> | F;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** A fault that somebody can do something about. `detail` holds facts for the text (numbers, names), never a sentence. */
export interface Fault<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly detail?: Readonly<Record<string, string | number>> | undefined;
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function fault<Code extends string>(
  code: Code,
  detail?: Readonly<Record<string, string | number>>,
): Fault<Code> {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}
