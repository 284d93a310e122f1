import { type KeyboardEvent, type ReactElement, type ReactNode, useRef } from 'react';
import { type FlowDirection, meaningOfEnter, neighbour } from './flow-stops.ts';
import { useShortcut } from './shortcut.tsx';

export interface FormFlowProps {
  /** Ctrl+Enter, wherever the focus is. */
  readonly onSave: () => void;
  /** What Ctrl+Enter does, for the help sheet. */
  readonly saveLabel: string;
  /** Name of the form for screen readers. */
  readonly label: string;
  readonly isSaveOff?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Fields, and whatever else is marked with `data-flow="stop"`. Radios count once a group: the chosen one, else the first. */
const stopSelector = 'input:not([type="hidden"]):not([type="file"]), select, textarea, [data-flow="stop"]';

/**
 * A form for the keyboard: Enter moves to the next field, Shift+Enter back, Ctrl+Enter saves. In a text area Enter is a new line. Fields
 * inside `data-flow="skip"` are reached by Tab alone.
 */
export function FormFlow(props: FormFlowProps): ReactElement {
  const { onSave, saveLabel, label, isSaveOff = false, className, children } = props;
  const root = useRef<HTMLDivElement>(null);
  useShortcut('Ctrl+Enter', saveLabel, onSave, { isOff: isSaveOff });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(event.target instanceof HTMLElement) || root.current === null) return;
    const { target } = event;
    // A dialog opened from the form is a child of it for React but stands elsewhere on the page.
    if (!root.current.contains(target)) return;
    const type = target instanceof HTMLInputElement ? target.type : undefined;
    if (meaningOfEnter({ tagName: target.tagName, type, role: target.role }) === 'own') return;
    event.preventDefault();
    move(root.current, target, event.shiftKey ? 'previous' : 'next');
  };

  return (
    // The keys belong to the fields inside; the group itself takes no focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} role="group" aria-label={label} className={className} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

function move(root: HTMLElement, from: HTMLElement, direction: FlowDirection): void {
  const to = neighbour(stopsIn(root), stopOf(from), direction);
  if (to === null) return;
  to.focus();
  if (to instanceof HTMLInputElement && to.type !== 'checkbox' && to.type !== 'radio') to.select();
}

/** Of a radio group any button may have the focus; its stop is the chosen one or the first. */
function stopOf(element: HTMLElement): HTMLElement {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return element;
  return radioStop(element) ?? element;
}

function stopsIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(stopSelector)].filter(isStop);
}

function isStop(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.closest('[data-flow="skip"], [inert], [hidden]') !== null) return false;
  if (element.matches(':disabled') || element.getClientRects().length === 0) return false;
  if (element instanceof HTMLInputElement && element.readOnly && element.role !== 'combobox') return false;
  return !(element instanceof HTMLInputElement) || element.type !== 'radio' || radioStop(element) === element;
}

function radioStop(radio: HTMLInputElement): HTMLInputElement | null {
  const group = document.querySelectorAll<HTMLInputElement>(
    `input[type="radio"][name="${CSS.escape(radio.name)}"]:not(:disabled)`,
  );
  return [...group].find(({ checked }) => checked) ?? group[0] ?? null;
}
