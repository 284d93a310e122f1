/** Something that a key does on the present screen. */
export interface Shortcut {
  /** `F2`, `Ctrl+Enter`, `Alt+T`: modifiers in the order Ctrl, Alt, Shift, then the key. */
  readonly key: string;
  readonly label: string;
  readonly action: () => void;
  /** `app`: everywhere; `screen`: as long as the screen is shown. Only for the help sheet. */
  readonly scope: 'app' | 'screen';
  /** Above 0 inside dialogs; only the highest layer that is open answers to keys. */
  readonly layer: number;
}

/** The part of a keyboard event that names a shortcut. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/**
 * The name of a pressed key as shortcuts are written. Letters and digits go by their place on the keyboard, because a Vietnamese input
 * method that is on reports the key as `Process`.
 */
export function nameOfPress(press: KeyPress): string {
  const letter = /^(?:Key|Digit)(.)$/.exec(press.code)?.[1];
  const name = letter ?? (press.key === ' ' ? 'Space' : press.key);
  const modifiers = [
    press.ctrlKey || press.metaKey ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
  ];
  return [...modifiers.filter((modifier) => modifier !== ''), name].join('+');
}

/** What the keys do now: the last one registered for a key wins, so that a screen can take a key from the shell. */
export class ShortcutRegistry {
  private readonly entries = new Set<Shortcut>();
  private readonly layers: number[] = [];
  private readonly listeners = new Set<() => void>();
  private snapshot: readonly Shortcut[] = [];

  /** @returns takes it out again */
  add(shortcut: Shortcut): () => void {
    this.entries.add(shortcut);
    this.changed();
    return () => {
      this.entries.delete(shortcut);
      this.changed();
    };
  }

  /** Opens a layer above all others: a dialog. @returns closes it */
  openLayer(layer: number): () => void {
    this.layers.push(layer);
    this.changed();
    return () => {
      const at = this.layers.lastIndexOf(layer);
      if (at !== -1) this.layers.splice(at, 1);
      this.changed();
    };
  }

  /** What the key does now, or null. */
  find(key: string): Shortcut | null {
    return this.snapshot.findLast((shortcut) => shortcut.key === key) ?? null;
  }

  /** All that works now, in the order of registration; a new array after each change. */
  readonly active = (): readonly Shortcut[] => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private changed(): void {
    const top = Math.max(0, ...this.layers);
    this.snapshot = [...this.entries].filter(({ layer }) => layer === top);
    for (const listener of this.listeners) listener();
  }
}
