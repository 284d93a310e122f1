import {
  type ReactElement,
  type ReactNode,
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { type Shortcut, ShortcutRegistry, nameOfPress } from './shortcut-registry.ts';

interface Layered {
  readonly registry: ShortcutRegistry;
  readonly layer: number;
}

const ShortcutContext = createContext<Layered | null>(null);

function useLayered(): Layered {
  const layered = useContext(ShortcutContext);
  if (layered === null) throw new Error('useShortcut: no ShortcutProvider above');
  return layered;
}

/** Listens for keys once for the whole window. Keys of an input method that is composing are left to it. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [registry] = useState(() => new ShortcutRegistry());
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented) return;
      const shortcut = registry.find(nameOfPress(event));
      if (shortcut === null) return;
      event.preventDefault();
      event.stopPropagation();
      // A key that is held down acts once: nothing here is meant to be repeated.
      if (!event.repeat) shortcut.action();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [registry]);
  const [value] = useState<Layered>(() => ({ registry, layer: 0 }));
  return <ShortcutContext value={value}>{children}</ShortcutContext>;
}

/** While it is mounted only shortcuts inside it work: for dialogs and for the locked desk. */
export function ShortcutLayer({ children }: { readonly children: ReactNode }): ReactElement {
  const { registry, layer } = useLayered();
  useLayoutEffect(() => registry.openLayer(layer + 1), [registry, layer]);
  return <ShortcutContext value={{ registry, layer: layer + 1 }}>{children}</ShortcutContext>;
}

export interface ShortcutOptions {
  readonly scope?: Shortcut['scope'];
  /** Leaves the key free and the help sheet without it. */
  readonly isOff?: boolean;
}

/**
 * Makes a key work as long as the component is mounted, and lists it on the help sheet (F1).
 *
 * @param key `F2`, `Ctrl+Enter`, `Alt+T`; null for none
 * @param label what it does, as on the button
 */
export function useShortcut(
  key: string | null,
  label: string,
  action: () => void,
  options: ShortcutOptions = {},
): void {
  const { registry, layer } = useLayered();
  const { scope = 'screen', isOff = false } = options;
  const latest = useRef(action);
  useLayoutEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    if (key === null || isOff) return undefined;
    return registry.add({ key, label, scope, layer, action: () => latest.current() });
  }, [registry, layer, key, label, scope, isOff]);
}

/** All that works on the screen now, for the help sheet. */
export function useActiveShortcuts(): readonly Shortcut[] {
  const { registry } = useLayered();
  return useSyncExternalStore(registry.subscribe, registry.active);
}
