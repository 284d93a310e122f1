import type { ReactElement } from 'react';
import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { formatShortDate } from '#shared/text/vietnamese-words.ts';
import type { OfficeCalendar } from '#shared/office-calendar/state.ts';
import { useUserName } from '../app/session.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Panel } from '../ui/panel.tsx';
import styles from './calendar.module.css';
import { text } from './text.vi.ts';

const words = text.overrides;

export interface OverridesPanelProps {
  readonly state: OfficeCalendar | null;
  readonly mayEdit: boolean;
  readonly onAdd: () => void;
  readonly onWithdraw: (override: CalendarOverride) => void;
}

/** What this office does otherwise: in force first, withdrawn ones below, each with its reason and who entered it. */
export function OverridesPanel({ state, mayEdit, onAdd, onWithdraw }: OverridesPanelProps): ReactElement {
  const entered = state?.entered ?? [];
  const isInForce = ({ id }: CalendarOverride): boolean => state?.inForce.includes(id) === true;
  const ordered = entered.toSorted(
    (a, b) => Number(isInForce(b)) - Number(isInForce(a)) || (a.from < b.from ? -1 : 1),
  );
  return (
    <Panel
      title={words.title}
      aside={mayEdit ? <Button label={words.add} shortcut="Alt+T" onClick={onAdd} /> : undefined}
    >
      {ordered.length === 0 && <p className={styles['soft']}>{words.none}</p>}
      <ul className={styles['overrides']}>
        {ordered.map((override) => (
          <OverrideItem
            key={override.id}
            override={override}
            withdrawal={state?.withdrawn.find(({ overrideId }) => overrideId === override.id)?.reason}
            {...(mayEdit && isInForce(override) ? { onWithdraw } : {})}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface OverrideItemProps {
  readonly override: CalendarOverride;
  /** Why it was withdrawn; undefined while it holds. */
  readonly withdrawal: string | undefined;
  readonly onWithdraw?: (override: CalendarOverride) => void;
}

function OverrideItem({ override, withdrawal, onWithdraw }: OverrideItemProps): ReactElement {
  const nameOf = useUserName();
  const { from, to, change, reason, actor } = override;
  return (
    <li className={cx(withdrawal !== undefined && styles['withdrawn'])}>
      <div>
        <strong>{words.days(formatShortDate(from), formatShortDate(to))}</strong> · {change.name}
        <br />
        <span className={styles['soft']}>
          {text.kinds[change.kind]}. {reason}. {words.by(nameOf(actor as UserId) ?? '—')}.
          {withdrawal !== undefined && ` ${words.withdrawn}: ${withdrawal}.`}
        </span>
      </div>
      {onWithdraw !== undefined && (
        <Button label={words.withdraw} kind="quiet" onClick={() => onWithdraw(override)} />
      )}
    </li>
  );
}
