import {
  IconBook2,
  IconCalendar,
  IconCalendarStats,
  IconCloudUp,
  IconFilePlus,
  IconKeyboard,
  IconListDetails,
  IconMessageReport,
  IconSearch,
  IconSettings,
  IconTransfer,
} from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Action } from '#shared/identity/rights.ts';
import { may } from '#shared/identity/rights.ts';
import { cx } from '../ui/cx.ts';
import { Kbd } from '../ui/kbd.tsx';
import { useShortcut } from '../ui/shortcut.tsx';
import { useWaitingCount } from './line-status.ts';
import { useGo } from './navigation.ts';
import styles from './rail.module.css';
import { useSession } from './session.tsx';
import { text } from './text.vi.ts';

const size = 18;

/** The ways to go. What the one at the desk may not do is not there. */
export function Rail({ onHelp }: { readonly onHelp: () => void }): ReactElement {
  const go = useGo();
  const { role } = useSession().user;
  const path = useLocation({ select: ({ pathname }) => pathname });
  const waiting = useWaitingCount();
  const allows = (action: Action): boolean => may(role, action);
  const { sections } = text;
  return (
    <nav className={styles['rail']} aria-label={text.nav}>
      <ul className={styles['list']}>
        {allows('dossier.receive') && (
          <Way
            keys="F2"
            label={sections.newDossier}
            icon={<IconFilePlus size={size} />}
            isHere={path === '/ho-so-moi'}
            isMain
            onGo={go.newDossier}
          />
        )}
        {allows('dossier.view') && (
          <>
            <Way
              keys="F3"
              label={sections.list}
              icon={<IconListDetails size={size} />}
              isHere={path.startsWith('/ho-so') && path !== '/ho-so-moi'}
              onGo={go.list}
            />
            <Way keys="F4" label={sections.search} icon={<IconSearch size={size} />} onGo={go.search} />
          </>
        )}
        {allows('dossier.hand-over') && (
          <Way
            keys="Shift+F3"
            label={sections.handOver}
            icon={<IconTransfer size={size} />}
            isHere={path === '/ban-giao'}
            onGo={go.handOver}
          />
        )}
        {allows('incident.record') && (
          <Way
            keys="F6"
            label={sections.incident}
            icon={<IconMessageReport size={size} />}
            isHere={path === '/su-viec/moi'}
            onGo={() => go.incident()}
          />
        )}
        {allows('day-log.view') && (
          <Way
            keys="F7"
            label={sections.dayLog}
            icon={<IconCalendarStats size={size} />}
            isHere={path === '/nhat-ky-ngay'}
            onGo={go.dayLog}
          />
        )}
        {allows('dossier.view') && (
          <Way
            keys="F11"
            label={sections.register}
            icon={<IconBook2 size={size} />}
            isHere={path === '/so-theo-doi'}
            onGo={go.register}
          />
        )}
        {allows('calendar.view') && (
          <Way
            keys="F5"
            label={sections.calendar}
            icon={<IconCalendar size={size} />}
            isHere={path === '/lich-lam-viec'}
            onGo={go.calendar}
          />
        )}
        <Way
          keys="F8"
          label={sections.outbox}
          icon={<IconCloudUp size={size} />}
          isHere={path === '/viec-cho-gui'}
          onGo={go.outbox}
          count={waiting}
        />
      </ul>
      <ul className={cx(styles['list'], styles['foot'])}>
        <Way
          keys="Ctrl+,"
          label={sections.settings}
          icon={<IconSettings size={size} />}
          isHere={path === '/cai-dat'}
          onGo={go.settings}
        />
        <li>
          <button type="button" className={styles['way']} onClick={onHelp} aria-keyshortcuts="F1">
            <IconKeyboard aria-hidden size={size} />
            <span className={styles['label']}>{sections.help}</span>
            <span aria-hidden>
              <Kbd keys="F1" />
            </span>
          </button>
        </li>
      </ul>
    </nav>
  );
}

interface WayProps {
  readonly keys: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly onGo: () => void;
  readonly isHere?: boolean;
  /** The one that is used most; stands out. */
  readonly isMain?: boolean;
  /** Shown when above 0. */
  readonly count?: number;
}

function Way({ keys, label, icon, onGo, isHere = false, isMain = false, count = 0 }: WayProps): ReactElement {
  useShortcut(keys, label, onGo, { scope: 'app' });
  return (
    <li>
      <button
        type="button"
        className={cx(styles['way'], isMain && styles['first'], isHere && styles['here'])}
        aria-current={isHere ? 'page' : undefined}
        aria-keyshortcuts={keys.replace('Ctrl', 'Control')}
        onClick={onGo}
      >
        <span aria-hidden className={styles['icon']}>
          {icon}
        </span>
        <span className={styles['label']}>{label}</span>
        {count > 0 && <span className={styles['count']}>{count}</span>}
        <span aria-hidden>
          <Kbd keys={keys} />
        </span>
      </button>
    </li>
  );
}
