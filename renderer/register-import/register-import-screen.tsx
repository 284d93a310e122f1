import { type ReactElement, useMemo, useRef, useState } from 'react';
import templateText from '../../resources/intake/register-template.csv?raw';
import { textOf } from '#shared/dossier/import/cells.ts';
import { isWhole } from '#shared/dossier/import/column-choice.ts';
import { errorColumn, rejectedCsv } from '#shared/dossier/import/rejected-csv.ts';
import { useServices } from '../app/services.tsx';
import { useMay } from '../app/session.tsx';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FaultNotice, Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Screen } from '../ui/screen.tsx';
import { useToast } from '../ui/toast.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import styles from './register-import.module.css';
import { isInFilter, type RowFilter, rowFilters } from './row-filters.ts';
import { RowGrid } from './row-grid.tsx';
import { text } from './text.vi.ts';
import { type CheckedFile, type ImportEnd, useRegisterImport } from './use-register-import.ts';

/** An old register becomes dossiers of this office: first seen row by row, then taken over as far as it is right. */
export function RegisterImportScreen(): ReactElement {
  const mayImport = useMay('dossier.import');
  if (mayImport) return <RegisterImport />;
  return (
    <Screen title={text.title}>
      <EmptyState title={text.noRightTitle}>{text.noRightText}</EmptyState>
    </Screen>
  );
}

function RegisterImport(): ReactElement {
  const register = useRegisterImport();
  const { choose, run, stop, fail, reading, mapping, checked, progress, end, failure } = register;
  const { bridge } = useServices();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const good = checked?.rows.filter(({ state }) => state === 'good').length ?? 0;
  const bad = checked?.rows.filter(({ state }) => state === 'bad') ?? [];
  const isBegun = checked !== null || mapping !== null;
  const isBusy = progress !== null || reading !== null;
  const save = async (name: string, content: string, hint?: string): Promise<void> => {
    const saved = await bridge.invoke('text-file.save', { name, text: content });
    if (!saved.ok) fail(saved);
    else if (saved.value !== null) {
      toast.show({ kind: 'good', title: text.savedAs(saved.value.fileName), ...(hint && { body: hint }) });
    }
  };
  return (
    <Screen
      title={text.title}
      remark={checked === null ? undefined : text.remark(checked.file.name, checked.rows.length)}
      actions={
        <>
          <Button
            label={text.template}
            kind="quiet"
            shortcut="Alt+M"
            onClick={() => void save('mau-so-ho-so.csv', templateText)}
          />
          {bad.length > 0 && checked !== null && (
            <Button
              label={text.saveBad(bad.length)}
              shortcut="Alt+L"
              isOff={isBusy}
              onClick={() => void save('dong-loi.csv', rejectedCsv(checked.headings, bad), text.savedHint)}
            />
          )}
          <Button
            label={isBegun ? text.chooseOther : text.choose}
            kind={isBegun ? 'default' : 'primary'}
            shortcut="Alt+O"
            isOff={isBusy}
            onClick={() => input.current?.click()}
          />
          {checked !== null && (
            <Button label={text.mapping.ask} shortcut="Alt+K" isOff={isBusy} onClick={register.askColumns} />
          )}
          {mapping !== null && (
            <Button
              label={text.mapping.use}
              kind="primary"
              shortcut="Ctrl+Enter"
              isShortcutShownOnly
              isOff={!isWhole(mapping.choice)}
              onClick={register.takeColumns}
            />
          )}
          {isBusy && <Button label={text.stop} shortcut="Alt+G" onClick={stop} />}
          {good > 0 && (
            <Button
              label={text.importRows(good)}
              kind="primary"
              shortcut="Ctrl+Enter"
              isBusy={progress !== null}
              onClick={run}
            />
          )}
        </>
      }
    >
      <input
        ref={input}
        type="file"
        hidden
        aria-label={text.choose}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) choose(file);
          // The same file may be chosen again once it was mended.
          target.value = '';
        }}
      />
      {failure !== null && <FaultNotice fault={failure} />}
      {end !== null && <EndNotice end={end} />}
      {reading !== null && <ProgressBar label={text.reading(reading)} value={null} />}
      {progress !== null && (
        <>
          <ProgressBar
            label={text.importing(progress.done, progress.all)}
            value={progress.done / progress.all}
          />
          <p className={styles['hint']}>{text.importingHint}</p>
        </>
      )}
      {mapping !== null && (
        <ColumnMapping
          key={mapping.file.sha256}
          mapping={mapping}
          isFaultShown={failure !== null}
          onColumn={register.changeColumn}
          onHeadRow={register.changeHeadRow}
          onUse={register.takeColumns}
        />
      )}
      {checked !== null && <Preview checked={checked} />}
      {checked === null && mapping === null && reading === null && (
        <EmptyState title={text.startTitle}>{text.startText}</EmptyState>
      )}
    </Screen>
  );
}

function EndNotice({ end: { imported, isStopped } }: { readonly end: ImportEnd }): ReactElement {
  const title = isStopped ? text.stopped(imported) : imported === 0 ? text.doneNone : text.done(imported);
  return (
    <Notice kind={isStopped ? 'warn' : 'good'} live="polite" title={title}>
      {text.doneHint}
    </Notice>
  );
}

function Preview({ checked: { rows, columns, headings } }: { readonly checked: CheckedFile }): ReactElement {
  const [filter, setFilter] = useState<RowFilter>('all');
  const options = useMemo(
    () =>
      rowFilters.map((value) => ({
        value,
        label: `${text.filter[value]} (${rows.filter((row) => isInFilter(value, row)).length})`,
      })),
    [rows],
  );
  const shown = useMemo(() => rows.filter((row) => isInFilter(filter, row)), [rows, filter]);
  const read = new Set(Object.values(columns.places));
  const unread = headings
    .map(textOf)
    .filter((heading, at) => heading !== '' && heading !== errorColumn && !read.has(at));
  return (
    <>
      <div className={styles['bar']}>
        <ChoiceField<RowFilter>
          label={text.filters}
          isLabelHidden
          options={options}
          value={filter}
          onChange={setFilter}
        />
        {unread.length > 0 && <p className={styles['hint']}>{text.notRead(unread.join(', '))}</p>}
      </div>
      <Panel title={text.preview} isFlush isFilling>
        <RowGrid rows={shown} />
      </Panel>
    </>
  );
}
