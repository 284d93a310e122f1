import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { formatNumber, formatShortDate, formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useServices } from '../app/services.tsx';
import { useProfile, useUserName } from '../app/session.tsx';
import type { RegisterExportRow } from '../store/rows.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SyncTag } from '../ui/sync-tag.tsx';
import styles from './register.module.css';
import { text } from './text.vi.ts';

/** As many as are looked at; the log has all. */
const shownExports = 100;

/** Who asked for which part of the register as a file or on paper, and when, the latest first: for who answers for the office. */
export function ExportsDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const { db } = useServices();
  const found = useLiveQuery(
    () => (isOpen ? db.registerExports.orderBy('at').reverse().limit(shownExports).toArray() : []),
    [db, isOpen],
  );
  const rows = found ?? [];
  const { exportColumns: columns } = text;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={text.exports}
      width={900}
      actions={<Button label={text.close} autoFocus onClick={onClose} />}
    >
      <p>{text.exportsWhy}</p>
      {rows.length === 0 ? (
        <p>{text.exportsNone}</p>
      ) : (
        <table className={styles['exports']}>
          <thead>
            <tr>
              <th scope="col">{columns.at}</th>
              <th scope="col">{columns.who}</th>
              <th scope="col">{columns.counter}</th>
              <th scope="col">{columns.way}</th>
              <th scope="col">{columns.part}</th>
              <th scope="col">{columns.rows}</th>
              <th scope="col">{columns.sync}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ExportLine key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}

function ExportLine({ row }: { readonly row: RegisterExportRow }): ReactElement {
  const nameOf = useUserName();
  const { office } = useProfile();
  const { by, at, way, counterId, from, to, field, book, rows } = row.exported;
  return (
    <tr>
      <td>{formatShortDateTime(at)}</td>
      <td>{nameOf(by) ?? text.someone}</td>
      <td>{office.counters.find(({ id }) => id === counterId)?.name ?? ''}</td>
      <td>{text.exportWays[way]}</td>
      <td>{text.exportPart(text.span(formatShortDate(from), formatShortDate(to)), field, book)}</td>
      <td>{formatNumber(rows)}</td>
      <td>
        <SyncTag state={row.sync} />
      </td>
    </tr>
  );
}
