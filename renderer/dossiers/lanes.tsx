import type { ReactElement } from 'react';
import { type DueLane, type ListPage, dueLanes } from '../search/list-query.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { type Share, ShareBar } from '../ui/share-bar.tsx';
import { text } from './text.vi.ts';

const tones: Readonly<Record<DueLane, Share['tone']>> = {
  overdue: 'bad',
  today: 'warn',
  tomorrow: 'soon',
  'this-week': 'calm',
  later: 'quiet',
};

export interface LaneChoiceProps {
  readonly lanes: ListPage['lanes'];
  readonly value: DueLane | null;
  readonly onChange: (lane: DueLane | null) => void;
}

/** The dossiers of the list by due date, at risk first; one lane can be looked at alone. Nothing where no clock runs. */
export function LaneChoice({ lanes, value, onChange }: LaneChoiceProps): ReactElement | null {
  const shown = dueLanes.filter((lane) => lanes[lane] > 0 || lane === value);
  if (shown.length === 0) return null;
  return (
    <ChoiceField<DueLane | 'all'>
      label={text.lanes}
      isLabelHidden
      shortcut="Alt+D"
      options={[
        { value: 'all', label: text.allLanes },
        ...shown.map((lane) => ({ value: lane, label: `${text.lane[lane]} (${lanes[lane]})` })),
      ]}
      value={value ?? 'all'}
      onChange={(lane) => onChange(lane === 'all' ? null : lane)}
    />
  );
}

/** The same as a picture. */
export function LaneBar({ lanes }: Pick<LaneChoiceProps, 'lanes'>): ReactElement {
  return <ShareBar shares={dueLanes.map((lane) => ({ id: lane, count: lanes[lane], tone: tones[lane] }))} />;
}
