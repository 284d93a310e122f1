/** What a person is told of a fault: what happened, what is safe, and what to do now. Each one or two short sentences. */
export interface FaultText {
  readonly title: string;
  readonly safe: string;
  readonly todo: string;
}

/** The facts of a fault; whatever is missing reads as a question mark, never as `undefined`. */
export type FaultFacts = (name: string) => string;

/** A text, or how to make it from the facts. */
export type FaultWords = FaultText | ((fact: FaultFacts) => FaultText);

export function factsOf(detail: Readonly<Record<string, string | number>> | undefined): FaultFacts {
  return (name) => String(detail?.[name] ?? '?');
}

/** Said of whatever happens while a form is open: drafts are kept with every key. */
export const FORM_IS_KEPT = 'Những gì đã nhập trên màn hình vẫn còn nguyên.';

/** Said of whatever happens on the line: nothing recorded depends on it. */
export const RECORDS_ARE_ON_MACHINE = 'Việc đã lưu vẫn nằm trên máy này và sẽ tự gửi khi được.';
