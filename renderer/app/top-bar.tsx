import { IconUserCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { dayWords } from '#shared/calendar/explain-words.ts';
import { cx } from '../ui/cx.ts';
import { Kbd } from '../ui/kbd.tsx';
import { type DayHint, dayHint } from './day-hint.ts';
import { useCalendar } from './calendar-now.ts';
import { useClock, useCounter, useProfile, useSession } from './session.tsx';
import { text } from './text.vi.ts';
import styles from './top-bar.module.css';

/** Where, when and who: the office and its counter, today as the calendar has it, the officer. */
export function TopBar({ onSwitch }: { readonly onSwitch: () => void }): ReactElement {
  const { office } = useProfile();
  const { user, mode } = useSession();
  const counter = useCounter();
  const { local, today } = useClock();
  const hint = dayHint(useCalendar(), local);
  const isOff = hint.kind === 'day-off' || hint.kind === 'closed-today';
  return (
    <header className={styles['bar']}>
      <div className={styles['where']}>
        <p className={styles['office']}>{office.name}</p>
        <p className={styles['counter']}>{counter?.name ?? text.noCounter}</p>
      </div>
      <div className={styles['when']}>
        <p className={styles['date']}>
          <span className={styles['time']}>{local.slice(11, 16)}</span> {dayWords(today)}
        </p>
        <p className={cx(styles['hint'], isOff && styles['off'])}>{hintWords(hint)}</p>
      </div>
      <button
        type="button"
        className={styles['who']}
        onClick={onSwitch}
        aria-keyshortcuts="F10"
        title={text.sections.switchOfficer}
      >
        <IconUserCircle aria-hidden size={22} stroke={1.6} />
        <span className={styles['person']}>
          <span className={styles['name']}>{user.fullName}</span>
          <span className={styles['role']}>
            {text.roles[user.role]}
            {mode === 'offline' && ` · ${text.offlineSession}`}
          </span>
        </span>
        <span className={styles['switch']}>
          {text.sections.switchOfficer}{' '}
          <span aria-hidden>
            <Kbd keys="F10" />
          </span>
        </span>
      </button>
    </header>
  );
}

function hintWords(hint: DayHint): string {
  switch (hint.kind) {
    case 'receiving':
      return text.day.receiving(hint.until);
    case 'between':
      return text.day.between(hint.opensAt);
    case 'closed-today':
      return text.day.closedToday(hint.countsFrom);
    case 'day-off':
      return text.day.dayOff(hint.name, hint.countsFrom);
    case 'unknown':
      break;
  }
  return text.day.unknown;
}
