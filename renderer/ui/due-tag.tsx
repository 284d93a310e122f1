import {
  IconAlertTriangle,
  IconCalendarDue,
  IconClock,
  IconClockExclamation,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { OpenClass } from '#shared/calendar/classes.ts';
import { StatusTag, type Tone } from './status-tag.tsx';

const size = 16;
const looks: Readonly<Record<OpenClass, { tone: Tone; icon: ReactNode }>> = {
  'in-time': { tone: 'quiet', icon: <IconClock size={size} /> },
  'due-soon': { tone: 'warn', icon: <IconClockExclamation size={size} /> },
  'due-today': { tone: 'warn', icon: <IconCalendarDue size={size} /> },
  overdue: { tone: 'bad', icon: <IconAlertTriangle size={size} /> },
  paused: { tone: 'quiet', icon: <IconPlayerPause size={size} /> },
};

export interface DueTagProps {
  readonly kind: OpenClass;
  /** From `openClassWords`. */
  readonly label: string;
  readonly title?: string | undefined;
}

/** Time left of an open dossier (rule DL-12). What is in time stays quiet, so that the eye finds what is late. */
export function DueTag({ kind, label, title }: DueTagProps): ReactElement {
  const { tone, icon } = looks[kind];
  return (
    <StatusTag
      tone={tone}
      icon={icon}
      label={label}
      title={title}
      isPlain={kind === 'in-time' || kind === 'paused'}
    />
  );
}
