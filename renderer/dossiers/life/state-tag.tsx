import {
  IconArchive,
  IconCircleCheck,
  IconFileCheck,
  IconFileOff,
  IconHourglass,
  IconInbox,
  IconPackage,
  IconProgress,
} from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { LifeState } from '#shared/dossier/life/life-state.ts';
import { lifeStateWords } from '#shared/text/life-words.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';

const size = 16;
const looks: Readonly<Record<LifeState, { tone: Tone; icon: ReactNode }>> = {
  registered: { tone: 'info', icon: <IconInbox size={size} /> },
  accepted: { tone: 'info', icon: <IconFileCheck size={size} /> },
  refused: { tone: 'quiet', icon: <IconFileOff size={size} /> },
  'in-process': { tone: 'info', icon: <IconProgress size={size} /> },
  completing: { tone: 'warn', icon: <IconHourglass size={size} /> },
  supplementing: { tone: 'warn', icon: <IconHourglass size={size} /> },
  'awaiting-duty': { tone: 'warn', icon: <IconHourglass size={size} /> },
  withdrawn: { tone: 'quiet', icon: <IconArchive size={size} /> },
  stopped: { tone: 'quiet', icon: <IconArchive size={size} /> },
  'at-counter': { tone: 'good', icon: <IconPackage size={size} /> },
  returned: { tone: 'quiet', icon: <IconCircleCheck size={size} /> },
};

export interface StateTagProps {
  readonly status: LifeState;
  /** In lists, where only trouble should stand out. */
  readonly isPlain?: boolean;
}

/** The official state in the official words. */
export function StateTag({ status, isPlain = false }: StateTagProps): ReactElement {
  const { tone, icon } = looks[status];
  return <StatusTag tone={tone} icon={icon} label={lifeStateWords[status]} isPlain={isPlain} />;
}
