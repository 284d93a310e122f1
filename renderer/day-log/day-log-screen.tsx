import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useMemo, useState } from 'react';
import { type DayStatus, dayStatus } from '#shared/calendar/day-status.ts';
import { dayWords } from '#shared/calendar/explain-words.ts';
import { type LocalDate, addDays, localDateSchema } from '#shared/calendar/local-time.ts';
import {
  type DayCounts,
  type DayLog,
  type IncidentEntry,
  dayLogOf,
  noCounts,
} from '#shared/daylog/day-log.ts';
import { feeLedgerOf } from '#shared/daylog/fee-ledger.ts';
import { type DayFigure, entriesOf, receiptsByHour, wholeOffice } from '#shared/daylog/day-log-entries.ts';
import { useGo } from '../app/navigation.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useServices } from '../app/services.tsx';
import { useClock, useMay, useProfile } from '../app/session.tsx';
import { Button } from '../ui/button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Screen } from '../ui/screen.tsx';
import { useShortcut } from '../ui/shortcut.tsx';
import { DayLists, type ListKind } from './day-lists.tsx';
import type { Names } from './dossier-list.tsx';
import styles from './day-log.module.css';
import { DoubtfulSlips } from './doubtful-slips.tsx';
import { allFees, type OpenedFees } from './fee-panel.tsx';
import { feeText } from './fee-text.vi.ts';
import { FigureBar } from './figure-bar.tsx';
import { IncidentDialog } from './incident-dialog.tsx';
import { CounterTable, FieldList, type Opened, Rhythm } from './overview.tsx';
import { text } from './text.vi.ts';

/** F7: what the counters did on a date, for who answers for them. */
export function DayLogScreen(): ReactElement {
  const mayView = useMay('day-log.view');
  if (mayView) return <DayLogOfDate />;
  return (
    <Screen title={text.title}>
      <EmptyState title={text.noRightTitle}>{text.noRightText}</EmptyState>
    </Screen>
  );
}

const everything: Opened = { scope: wholeOffice, figure: { kind: 'all' } };
/** Hours that the rhythm always shows. */
const firstHour = 7;
const lastHour = 17;

function DayLogOfDate(): ReactElement {
  const { db } = useServices();
  const calendar = useCalendar();
  const { today, local } = useClock();
  const profile = useProfile();
  const go = useGo();
  const withIncidents = useMay('incident.view-all');
  const [date, setDate] = useState<LocalDate>(today);
  const [typedDate, setTypedDate] = useState<string>(today);
  const [opened, setOpened] = useState<Opened>(everything);
  const [list, setList] = useState<ListKind>('dossiers');
  const [openedFees, setOpenedFees] = useState<OpenedFees>(allFees);
  const [incident, setIncident] = useState<IncidentEntry | null>(null);

  const rows = useLiveQuery(async () => {
    const dossiers = await db.dossiers.where('receivedDate').equals(date).toArray();
    const incidents = withIncidents ? await db.incidents.where('happenedDate').equals(date).toArray() : [];
    const paid = await db.dossiers.where('feeDates').equals(date).toArray();
    return { date, dossiers, incidents, paid };
  }, [db, date, withIncidents]);
  // While another date is read the old one stays; the list does not flicker.
  const log = useMemo(
    () => (rows === undefined ? null : dayLogOf(rows, rows.date, profile, local)),
    [rows, profile, local],
  );

  const ledger = useMemo(
    () =>
      rows === undefined
        ? null
        : feeLedgerOf(
            rows.paid.map(({ dossier }) => dossier),
            rows.date,
            profile,
          ),
    [rows, profile],
  );
  useShortcut('Alt+P', feeText.open, () => setList('fees'));

  const goTo = (next: LocalDate): void => {
    setDate(next);
    setTypedDate(next);
    setOpenedFees(allFees);
    setOpened(({ scope }) => ({ scope: { ...scope, userId: null }, figure: { kind: 'all' } }));
  };
  const typeDate = (typed: string): void => {
    const parsed = localDateSchema.safeParse(typed);
    if (parsed.success) goTo(parsed.data);
    else setTypedDate(typed);
  };
  const open = (next: Opened): void => {
    setOpened(next);
    if (next.figure.kind === 'incidents') setList('incidents');
    else if (next.figure.kind !== 'unsettled' && next.figure.kind !== 'all') setList('dossiers');
    else setList((shown) => (shown === 'fees' ? 'dossiers' : shown));
  };
  const choose = (figure: DayFigure): void => open({ scope: opened.scope, figure });
  const names: Names = {
    person: (id) => profile.users.find((user) => user.id === id)?.fullName ?? text.someone,
    counter: (id) => profile.office.counters.find((one) => one.id === id)?.name ?? text.goneCounter,
  };

  return (
    <Screen
      title={text.title}
      remark={`${dayWords(date)} – ${statusWords(dayStatus(calendar, date))}`}
      actions={
        <>
          <Button label={text.before} shortcut="Alt+," onClick={() => goTo(addDays(date, -1))} />
          <div className={styles['dateField']}>
            <DateField
              name="day"
              label={text.date}
              isLabelHidden
              value={typedDate}
              error={
                localDateSchema.safeParse(typedDate).success || typedDate.length < 10 ? null : text.dateWrong
              }
              onChange={typeDate}
              onBlur={() => setTypedDate(date)}
            />
          </div>
          <Button
            label={text.after}
            shortcut="Alt+."
            isOff={date >= today}
            onClick={() => goTo(addDays(date, 1))}
          />
          <Button label={text.today} shortcut="Alt+N" isOff={date === today} onClick={() => goTo(today)} />
          <Button label={text.register} shortcut="F11" isShortcutShownOnly onClick={go.register} />
        </>
      }
    >
      {log !== null && ledger !== null && (
        <>
          <FigureBar
            counts={countsFor(log, opened)}
            chosen={opened.figure}
            withIncidents={withIncidents}
            onChoose={choose}
          />
          <DoubtfulSlips date={date} names={names} />
          <div className={styles['overview']}>
            <CounterTable log={log} opened={opened} withIncidents={withIncidents} onOpen={open} />
            <FieldList fields={countsFor(log, opened).byField} figure={opened.figure} onChoose={choose} />
            <Rhythm
              counts={receiptsByHour(
                entriesOf(log, opened.scope, { kind: 'received' }).dossiers,
                firstHour,
                lastHour,
              )}
            />
          </div>
          <DayLists
            log={log}
            opened={opened}
            list={list}
            names={names}
            withIncidents={withIncidents}
            counters={profile.office.counters}
            onList={setList}
            onScope={(counterId) => open({ scope: { counterId, userId: null }, figure: opened.figure })}
            onAll={() => open(everything)}
            onDossier={go.dossier}
            onIncident={setIncident}
            fees={{ ledger, opened: openedFees, onOpen: setOpenedFees }}
          />
        </>
      )}
      <IncidentDialog
        entry={incident}
        names={names}
        onClose={() => setIncident(null)}
        onDossier={go.dossier}
      />
    </Screen>
  );
}

/** The counts of whoever the list is opened for; nothing for somebody who did nothing on this date. */
function countsFor(log: DayLog, { scope }: Opened): DayCounts {
  const { total, counters } = log;
  if (scope.counterId === null) return total;
  const counter = counters.find(({ id }) => id === scope.counterId);
  if (scope.userId === null) return counter?.counts ?? noCounts(log);
  return counter?.officers.find(({ id }) => id === scope.userId)?.counts ?? noCounts(log);
}

function statusWords(status: DayStatus | undefined): string {
  if (status === undefined) return text.unknownDay;
  if (status.isMakeUp) return text.makeUpDay;
  return status.isWorkingDay ? text.workingDay : text.dayOff(status.name ?? null);
}
