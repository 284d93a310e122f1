import {
  IconAlertTriangle,
  IconFileOff,
  IconPrinter,
  IconPrinterOff,
  IconQuestionMark,
} from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { Slip } from '#shared/dossier/slip.ts';
import { StatusTag, type Tone } from '../ui/status-tag.tsx';
import { text } from './text.vi.ts';

const slipLooks: Readonly<Record<Slip['state'], { tone: Tone; icon: ReactNode }>> = {
  issued: { tone: 'warn', icon: <IconPrinterOff size={16} /> },
  'printed-confirmed': { tone: 'quiet', icon: <IconPrinter size={16} /> },
  'printed-unknown': { tone: 'warn', icon: <IconQuestionMark size={16} /> },
  failed: { tone: 'bad', icon: <IconAlertTriangle size={16} /> },
  void: { tone: 'quiet', icon: <IconFileOff size={16} /> },
};

/** What became of a slip, in words. */
export function SlipTag({
  slip,
  isShortWhenNarrow = false,
}: {
  readonly slip: Pick<Slip, 'state' | 'prints'>;
  readonly isShortWhenNarrow?: boolean;
}): ReactElement {
  const { tone, icon } = slipLooks[slip.state];
  const label =
    slip.prints > 1 && slip.state === 'printed-confirmed'
      ? text.reprinted(slip.prints)
      : text.slip[slip.state];
  return (
    <StatusTag
      tone={tone}
      icon={icon}
      label={label}
      isPlain={tone === 'quiet'}
      isShortWhenNarrow={isShortWhenNarrow}
    />
  );
}
