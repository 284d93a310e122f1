import { IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useMemo, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { formOfficeOf } from '#shared/dossier/slips/from-dossier/form-head.ts';
import type { ExportWay } from '#shared/register-export/events.ts';
import { formatShortDate } from '#shared/text/vietnamese-words.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useGo } from '../app/navigation.ts';
import { useServices } from '../app/services.tsx';
import { useClock, useMay, useProfile } from '../app/session.tsx';
import { usePrintPaper } from '../app/use-print-paper.ts';
import type { ExportedPart } from '../store/register-acts.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { DataGrid } from '../ui/data-grid.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { Screen } from '../ui/screen.tsx';
import { useToast } from '../ui/toast.tsx';
import { ChoiceBar, type ChosenPart } from './choice-bar.tsx';
import { ExportsDialog } from './exports-dialog.tsx';
import { stretchOf } from './period.ts';
import { registerColumns } from './register-columns.tsx';
import { registerCsv } from './register-csv.ts';
import {
  isCounted,
  type RegisterFigure,
  registerFigures,
  type RegisterLine,
  registerLines,
} from './register-lines.ts';
import { registerPaper } from './register-paper.ts';
import { text } from './text.vi.ts';
import { unitCounts } from './unit-counts.ts';
import { UnitPanel } from './unit-panel.tsx';

/** Their choice stands there only when there are any. */
const rareFigures: ReadonlySet<RegisterFigure> = new Set(['uncaused', 'linked', 'legUncaused', 'voided']);

/** F11: the follow-up register of a field (Mẫu số 07), as the office keeps it and prints it. */
export function RegisterScreen(): ReactElement {
  const { db, bridge, catalogue, clock, registerActs } = useServices();
  const { today, local } = useClock();
  const { office } = useProfile();
  const calendar = useCalendar();
  const go = useGo();
  const toast = useToast();
  const mayExport = useMay('register.export');
  const mayOversee = useMay('day-log.view');
  const [isExportsShown, setExportsShown] = useState(false);
  const { isPrinting, print } = usePrintPaper();
  const [part, setPart] = useState<ChosenPart>({
    field: null,
    book: null,
    period: 'month',
    ...stretchOf('month', today),
  });
  const [figure, setFigure] = useState<RegisterFigure>('received');
  const { from, to, field, book } = part;
  // By the index of the receipt date: the rest of the database is not touched.
  const dossiers = useLiveQuery(
    async () =>
      (await db.dossiers.where('receivedDate').between(from, to, true, true).toArray()).map(
        ({ dossier }) => dossier,
      ),
    [db, from, to],
  );
  const lines = useMemo(
    () => registerLines(dossiers ?? [], { field, book }, office.parentName),
    [dossiers, field, book, office.parentName],
  );
  const moment = useMemo(() => ({ calendar, now: local }), [calendar, local]);
  const shown = useMemo(
    () => lines.filter((line) => isCounted(figure, line, moment)),
    [lines, figure, moment],
  );
  const units = useMemo(
    () =>
      unitCounts(
        calendar,
        lines.map(({ dossier }) => dossier),
        local,
      ),
    [calendar, lines, local],
  );
  const paper = registerPaper(
    lines,
    { field, from, to },
    formOfficeOf(office),
    catalogue.formSets,
    localDateTimeOf(clock.now()),
  );
  const flaw = typeof paper === 'string' ? paper : null;
  const asked = (way: ExportWay): ExportedPart => ({ way, field, book, from, to, rows: lines.length });
  const exportSheet = async (): Promise<void> => {
    const name = `so-theo-doi-${from}-${to}.csv`;
    const saved = await registerActs.release(asked('file'), () =>
      bridge.invoke('text-file.save', { name, text: registerCsv(lines) }),
    );
    if (!saved.ok) toast.fault(saved);
    else if (saved.value === null) {
      toast.show({ kind: 'info', title: text.notExported, body: text.notExportedHint });
    } else {
      toast.show({ kind: 'good', title: text.exported(saved.value.fileName), body: text.exportedHint });
    }
  };
  return (
    <Screen
      title={text.title}
      remark={text.span(formatShortDate(from), formatShortDate(to))}
      actions={
        <>
          {mayExport && (
            <>
              <Button
                label={
                  typeof paper !== 'string' && paper.regime === 'tt-01-2018' ? text.printOld : text.print
                }
                kind="primary"
                shortcut="F9"
                icon={<IconPrinter size={16} />}
                isBusy={isPrinting}
                isOff={flaw !== null}
                onClick={() => {
                  if (typeof paper !== 'string') {
                    print(paper, (leave) => registerActs.release(asked('paper'), leave));
                  }
                }}
              />
              <Button
                label={text.export}
                shortcut="Alt+X"
                icon={<IconFileSpreadsheet size={16} />}
                isOff={lines.length === 0}
                onClick={() => void exportSheet()}
              />
            </>
          )}
          {mayOversee && (
            <Button label={text.exports} shortcut="Alt+L" onClick={() => setExportsShown(true)} />
          )}
        </>
      }
    >
      <ChoiceBar
        part={part}
        dossiers={dossiers ?? []}
        remark={flaw === null || lines.length === 0 ? null : text.flaws[flaw]}
        onPart={setPart}
      />
      <UnitPanel counts={units} />
      <ExportsDialog isOpen={isExportsShown} onClose={() => setExportsShown(false)} />
      <Panel
        title={text.lines}
        isFlush
        isFilling
        aside={
          <ChoiceField<RegisterFigure>
            id="figure"
            label={text.figures}
            isLabelHidden
            options={registerFigures.flatMap((value) => {
              const count = lines.filter((line) => isCounted(value, line, moment)).length;
              const isShown = count > 0 || value === figure || !rareFigures.has(value);
              return isShown ? [{ value, label: `${text.figure[value]} (${count})` }] : [];
            })}
            value={figure}
            onChange={setFigure}
          />
        }
      >
        <DataGrid<RegisterLine>
          label={text.lines}
          columns={registerColumns}
          rows={shown}
          rowId={({ dossier }) => dossier.id}
          onOpen={({ dossier }) => go.dossier(dossier.id)}
          empty={dossiers === undefined ? null : <EmptyState title={text.empty}>{text.emptyHint}</EmptyState>}
          autoFocus
        />
      </Panel>
    </Screen>
  );
}
