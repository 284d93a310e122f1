import {
  type ReactElement,
  type ReactNode,
  type RefObject,
  createContext,
  useContext,
  useEffect,
  useState,
} from 'react';
import { FocusTrail } from './focus-trail.ts';

const FocusContext = createContext<FocusTrail<HTMLElement> | null>(null);

/** Follows the focus over the whole window. */
export function FocusKeeper({ children }: { readonly children: ReactNode }): ReactElement {
  const [trail] = useState(() => new FocusTrail<HTMLElement>({ focused, home }));
  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) trail.took(target);
    };
    const onPointerDown = (): void => trail.letGo();
    const observer = new MutationObserver(() => trail.changed());
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('pointerdown', onPointerDown, true);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('pointerdown', onPointerDown, true);
      observer.disconnect();
    };
  }, [trail]);
  return <FocusContext value={trail}>{children}</FocusContext>;
}

/** When what is open closes or goes, the focus is where it was before. @param content what is open; its own fields are no such place */
export function useFocusReturn(isOpen: boolean, content: RefObject<HTMLElement | null>): void {
  const trail = useContext(FocusContext);
  if (trail === null) throw new Error('useFocusReturn: no FocusKeeper above');
  useEffect(() => {
    if (!isOpen) return undefined;
    const before = trail.latest((place) => content.current?.contains(place) ?? false);
    return () => trail.goBack(before);
  }, [isOpen, trail, content]);
}

function focused(): HTMLElement | null {
  const { activeElement, body } = document;
  return activeElement instanceof HTMLElement && activeElement !== body ? activeElement : null;
}

/** The dialog that lies on top; else the screen's list, else its heading. */
function home(): HTMLElement | null {
  return (
    [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')].at(-1) ??
    document.querySelector<HTMLElement>('main [role="grid"]') ??
    document.querySelector<HTMLElement>('main h1')
  );
}
