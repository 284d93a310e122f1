import { type ReactElement, useMemo, useState } from 'react';
import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import { yearOverview } from '#shared/calendar/day-status.ts';
import { type LocalDate, localDateSchema } from '#shared/calendar/local-time.ts';
import { overridesInForce } from '#shared/office-calendar/state.ts';
import { useCalendar, useOfficeCalendar } from '../app/calendar-now.ts';
import { useServices } from '../app/services.tsx';
import { useClock, useMay } from '../app/session.tsx';
import { useWhatIf } from '../search/use-what-if.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import styles from './calendar.module.css';
import { overridesOn } from './day-look.ts';
import { DayPanel } from './day-panel.tsx';
import { Legend } from './legend.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { OverridesPanel } from './overrides-panel.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { text } from './text.vi.ts';
import { VersionPanel } from './version-panel.tsx';
import { YearGrid } from './year-grid.tsx';

type Open = 'add' | 'move' | CalendarOverride | null;

/** The office's working calendar: the year at a glance, where it comes from, and what the office does otherwise. */
export function CalendarScreen(): ReactElement {
  const mayView = useMay('calendar.view');
  return mayView ? (
    <CalendarPage />
  ) : (
    <Screen title={text.title}>
      <EmptyState title={text.noRight} />
    </Screen>
  );
}

function CalendarPage(): ReactElement {
  const { catalogue } = useServices();
  const mayEdit = useMay('calendar.edit');
  const { today } = useClock();
  const state = useOfficeCalendar();
  const [selected, setSelected] = useState<LocalDate>(today);
  const [open, setOpen] = useState<Open>(null);
  const calendar = useCalendar(selected);
  const year = Number(selected.slice(0, 4));
  const days = useMemo(() => yearOverview(calendar, year), [calendar, year]);
  const overrides = useMemo(() => overridesInForce(state), [state]);
  const stale = useWhatIf(overrides)?.moved.length ?? 0;
  const day = days.find(({ date }) => date === selected);
  const working = days.filter(({ isWorkingDay }) => isWorkingDay).length;
  const goToYear = (next: number): void => {
    // 29 February has no day of its own in other years.
    const sameDay = localDateSchema.safeParse(`${next}${selected.slice(4)}`);
    setSelected(sameDay.success ? sameDay.data : localDateSchema.parse(`${next}-03-01`));
  };
  const isInVersions = (next: number): boolean =>
    catalogue.calendarVersions.some(
      ({ validFrom, validTo }) =>
        Number(validFrom.slice(0, 4)) <= next && next <= Number(validTo.slice(0, 4)),
    );
  return (
    <Screen
      title={text.title}
      remark={`${text.year(year)} · ${days.length === 0 ? text.unknownYear : text.yearCount(working, days.length - working)}`}
      actions={
        <>
          <Button
            label={text.yearBefore}
            shortcut="Alt+,"
            isOff={!isInVersions(year - 1)}
            onClick={() => goToYear(year - 1)}
          />
          <Button
            label={text.yearAfter}
            shortcut="Alt+."
            isOff={!isInVersions(year + 1)}
            onClick={() => goToYear(year + 1)}
          />
        </>
      }
    >
      {stale > 0 && (
        <Notice
          kind="warn"
          title={text.stale(stale)}
          actions={
            mayEdit ? (
              <Button label={text.staleOpen} shortcut="Alt+D" onClick={() => setOpen('move')} />
            ) : undefined
          }
        >
          <p>{text.staleMore}</p>
        </Notice>
      )}
      <div className={styles['columns']}>
        <div className={styles['left']}>
          <YearGrid
            days={days}
            overrides={overrides}
            today={today}
            selected={selected}
            onSelect={setSelected}
          />
          <Legend days={days} overrides={overrides} />
        </div>
        {/* It scrolls, so the keyboard must be able to come here. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className={styles['right']} aria-label={text.details} tabIndex={0}>
          {day !== undefined && (
            <DayPanel calendar={calendar} day={day} overrides={overridesOn(overrides, selected)} />
          )}
          <OverridesPanel
            state={state}
            mayEdit={mayEdit}
            onAdd={() => setOpen('add')}
            onWithdraw={(override) => setOpen(override)}
          />
          <VersionPanel calendar={calendar} />
        </section>
      </div>
      {open === 'add' && <OverrideDialog date={selected} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'add' && (
        <ReasonDialog withdrawn={open === 'move' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Screen>
  );
}
