import {
  IconCloudCheck,
  IconCloudUp,
  IconDeviceFloppy,
  IconEyeExclamation,
  IconX,
} from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { SyncState } from '#shared/sync/client-core/local-store.ts';
import { StatusTag, type Tone } from './status-tag.tsx';
import { text } from './text.vi.ts';

const size = 16;
const looks: Readonly<Record<SyncState, { tone: Tone; icon: ReactNode }>> = {
  saved: { tone: 'info', icon: <IconDeviceFloppy size={size} /> },
  sent: { tone: 'info', icon: <IconCloudUp size={size} /> },
  confirmed: { tone: 'quiet', icon: <IconCloudCheck size={size} /> },
  review: { tone: 'warn', icon: <IconEyeExclamation size={size} /> },
  refused: { tone: 'bad', icon: <IconX size={size} /> },
};

export interface SyncTagProps {
  readonly state: SyncState;
  /** Why it is under review or refused, in words. */
  readonly reason?: string | undefined;
}

/** How far a record has come: on this machine, sent, seen in the office's log. Trouble has a background, the rest is plain. */
export function SyncTag({ state, reason }: SyncTagProps): ReactElement {
  const { tone, icon } = looks[state];
  const isTrouble = state === 'review' || state === 'refused';
  return <StatusTag tone={tone} icon={icon} label={text.sync[state]} title={reason} isPlain={!isTrouble} />;
}

/** The words of a sync state, for sentences and notices. */
export function syncWords(state: SyncState): string {
  return text.sync[state];
}
