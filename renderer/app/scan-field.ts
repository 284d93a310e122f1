/** What a field held before a burst began. */
export interface FieldBefore {
  /** What stands in it now that did not before. */
  inserted(): string;
  /** Puts it back as if the burst had not been typed; forms hear of it as of any input. @returns puts the burst in again */
  restore(): () => void;
}

/** Null when the focus is on nothing that takes text. */
export function fieldBefore(target: EventTarget | null): FieldBefore | null {
  if (target instanceof HTMLSelectElement) {
    const { value } = target;
    const put = (next: string): void => putBack(target, HTMLSelectElement.prototype, next, 'change');
    return {
      inserted: () => '',
      restore: () => {
        const scanned = target.value;
        put(value);
        return () => put(scanned);
      },
    };
  }
  if (target instanceof HTMLTextAreaElement) return textBefore(target, HTMLTextAreaElement.prototype);
  if (target instanceof HTMLInputElement && takesText(target))
    return textBefore(target, HTMLInputElement.prototype);
  return null;
}

function textBefore(field: HTMLInputElement | HTMLTextAreaElement, prototype: object): FieldBefore {
  const { value, selectionStart, selectionEnd } = field;
  const tail = value.length - (selectionEnd ?? value.length);
  return {
    inserted: () => field.value.slice(selectionStart ?? value.length, field.value.length - tail),
    restore: () => {
      const scanned = field.value;
      putBack(field, prototype, value, 'input');
      if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
      return () => putBack(field, prototype, scanned, 'input');
    },
  };
}

/** Through the prototype's own setter, because React keeps one of its own on each field and would not hear of the change. */
function putBack(
  field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  prototype: object,
  value: string,
  event: 'input' | 'change',
): void {
  if (field.value === value) return;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event(event, { bubbles: true }));
}

function takesText({ type }: HTMLInputElement): boolean {
  return ['text', 'search', 'tel', 'email', 'url', 'password', 'number'].includes(type);
}
