import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudQuestion,
  IconCloudUp,
  IconDatabaseExclamation,
  IconEyeExclamation,
  IconLockOpen,
  IconWifi,
  IconWifiOff,
} from '@tabler/icons-react';
import { type ReactElement, useSyncExternalStore } from 'react';
import { fault } from '#shared/kernel/result.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { useTroubleCount } from '../outbox/waiting-queries.ts';
import type { SyncStatus } from '../store/rows.ts';
import { cx } from '../ui/cx.ts';
import { ageWords, agoWords, useJournalTrouble, useLineStatus, useWaiting } from './line-status.ts';
import { useGo } from './navigation.ts';
import { useServices } from './services.tsx';
import { useClock } from './session.tsx';
import { fewestBytes, lowSpaceBytes } from './space-guard.ts';
import styles from './status-bar.module.css';
import { text } from './text.vi.ts';

const size = 16;

/** The truth about the line and about what is safe, on every screen. Nothing here is ever guessed. */
export function StatusBar(): ReactElement {
  const { info } = useServices();
  const go = useGo();
  const { now } = useClock();
  const status = useLineStatus();
  const waiting = useWaiting();
  const troubled = useTroubleCount();
  const unwritten = useJournalTrouble();
  // A last round may be younger than the minute's clock.
  const present = Math.max(now, status.lastRoundAt ?? 0, waiting.oldestAt ?? 0);
  return (
    <footer className={styles['bar']} aria-label={text.status.label}>
      <Line status={status} />
      <span className={styles['part']}>
        {status.lastRoundAt === null
          ? text.status.never
          : text.status.lastRound(agoWords(status.lastRoundAt, present))}
      </span>
      <button type="button" className={cx(styles['part'], styles['link'])} onClick={go.outbox}>
        {waiting.oldestAt === null ? (
          <>
            <IconCloudCheck aria-hidden size={size} />
            {text.status.nothingWaits}
          </>
        ) : (
          <>
            <IconCloudUp aria-hidden size={size} />
            {text.status.waiting(waiting.count, ageWords(waiting.oldestAt, present))}
          </>
        )}
      </button>
      {troubled > 0 && (
        <button
          type="button"
          className={cx(styles['part'], styles['warn'], styles['link'])}
          onClick={go.outbox}
        >
          <IconEyeExclamation aria-hidden size={size} />
          {text.status.troubled(troubled)}
        </button>
      )}
      <span className={styles['space']} />
      <Space />
      {unwritten > 0 && (
        <span role="alert" className={cx(styles['part'], styles['bad'])} title={text.status.unwrittenHint}>
          <IconAlertTriangle aria-hidden size={size} />
          {text.status.unwritten(unwritten)}
        </span>
      )}
      {!info.secretsGuarded && (
        <span className={cx(styles['part'], styles['warn'])} title={text.status.unguardedHint}>
          <IconLockOpen aria-hidden size={size} />
          {text.status.unguarded}
        </span>
      )}
    </footer>
  );
}

/** Silent while there is room. */
function Space(): ReactElement | null {
  const { space } = useServices();
  const free = useSyncExternalStore(space.free.subscribe, space.free.get);
  if (free === null || free >= lowSpaceBytes) return null;
  const isStopped = free < fewestBytes;
  return (
    <span
      role={isStopped ? 'alert' : undefined}
      className={cx(styles['part'], isStopped ? styles['bad'] : styles['warn'])}
      title={text.status.lowSpaceHint}
    >
      <IconDatabaseExclamation aria-hidden size={size} />
      {text.status.lowSpace(Math.floor(free / 1024 / 1024))}
    </span>
  );
}

/** The line is announced when it changes, not with every round. */
function Line({ status }: { readonly status: SyncStatus }): ReactElement {
  const { line, problem } = status;
  const isTrouble = problem !== null && problem !== 'server-unreachable';
  if (isTrouble) {
    const { title, safe, todo } = faultText(fault(problem));
    return (
      <span
        role="status"
        className={cx(styles['part'], styles['line'], styles['warn'])}
        title={`${safe} ${todo}`}
      >
        <IconAlertTriangle aria-hidden size={size} />
        {title}
      </span>
    );
  }
  const Icon = line === 'online' ? IconWifi : line === 'offline' ? IconWifiOff : IconCloudQuestion;
  return (
    <span role="status" className={cx(styles['part'], styles['line'], styles[line])}>
      <Icon aria-hidden size={size} />
      {text.status[line]}
    </span>
  );
}
