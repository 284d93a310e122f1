/** What Enter does to a field: `stop` fields are walked through, others are left to themselves. */
export type FlowDirection = 'next' | 'previous';

/** The stop after (before) the present one, or null at the end. A present element that is no stop counts as before the first. */
export function neighbour<T>(stops: readonly T[], present: T | null, direction: FlowDirection): T | null {
  const at = present === null ? -1 : stops.indexOf(present);
  if (direction === 'previous') return at > 0 ? (stops[at - 1] ?? null) : null;
  return stops[at + 1] ?? null;
}

/** The part of an element that decides what Enter does in it. */
export interface FlowElement {
  readonly tagName: string;
  readonly type?: string | undefined;
  readonly role?: string | null | undefined;
}

export type EnterMeaning = 'move' | 'own';

/** Enter moves on, except where the element has a use of its own for it: a new line, a press of a button, a link. */
export function meaningOfEnter({ tagName, type, role }: FlowElement): EnterMeaning {
  switch (tagName.toUpperCase()) {
    case 'TEXTAREA':
    case 'BUTTON':
    case 'A':
    case 'SUMMARY':
      return 'own';
    case 'INPUT':
      return type === 'submit' || type === 'button' || type === 'file' ? 'own' : 'move';
    case 'SELECT':
      return 'move';
    default:
      return role === 'radio' || role === 'checkbox' || role === 'combobox' ? 'move' : 'own';
  }
}
