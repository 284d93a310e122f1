import { type ReactElement, useId } from 'react';
import { Dialog } from './dialog.tsx';
import styles from './help-sheet.module.css';
import { Kbd } from './kbd.tsx';
import type { Shortcut } from './shortcut-registry.ts';
import { text } from './text.vi.ts';

export interface HelpSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What works on the screen that the sheet was opened on. */
  readonly shortcuts: readonly Shortcut[];
}

/** All keys that work now (F1). */
export function HelpSheet({ isOpen, onClose, shortcuts }: HelpSheetProps): ReactElement {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text.help} width={720}>
      <ShortcutTables shortcuts={shortcuts} />
    </Dialog>
  );
}

/** The same as tables, for the settings page. */
export function ShortcutTables({ shortcuts }: { readonly shortcuts: readonly Shortcut[] }): ReactElement {
  const of = (scope: Shortcut['scope']): readonly (readonly [string, string])[] =>
    shortcuts.filter((shortcut) => shortcut.scope === scope).map(({ key, label }) => [key, label]);
  return (
    <div className={styles['columns']}>
      <KeyTable title={text.helpScreen} rows={of('screen')} />
      <KeyTable title={text.helpApp} rows={of('app')} />
      <KeyTable title={text.helpFields} rows={text.flow} />
    </div>
  );
}

interface KeyTableProps {
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
}

function KeyTable({ title, rows }: KeyTableProps): ReactElement | null {
  const id = useId();
  if (rows.length === 0) return null;
  return (
    <div role="group" aria-labelledby={id} className={styles['table']}>
      <h3 id={id} className={styles['title']}>
        {title}
      </h3>
      <dl className={styles['keys']}>
        {rows.map(([key, label]) => (
          <div key={`${key}/${label}`} className={styles['row']}>
            <dt>
              <Kbd keys={key} />
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
