import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';

export type NoticeKind = 'good' | 'info' | 'warn' | 'bad';

const icons = {
  good: IconCircleCheck,
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  bad: IconCircleX,
} as const;

/** The sign that goes with a kind of remark; the words beside it say the same. */
export function NoticeIcon({ kind }: { readonly kind: NoticeKind }): ReactElement {
  const Icon = icons[kind];
  return <Icon aria-hidden size={20} stroke={1.8} />;
}
