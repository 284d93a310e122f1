import type { EventId } from '#shared/kernel/ids.ts';

/** From the page to the sync worker. */
export type ToWorker =
  /** The database is open and its device row stands: rounds may begin. */
  | { readonly kind: 'start'; readonly database: string; readonly calendarVersions: unknown }
  /** Something was recorded, or a person asked: try now. */
  | { readonly kind: 'sync-now' }
  | { readonly kind: 'visible'; readonly isVisible: boolean }
  | { readonly kind: 'stop' };

/** From the sync worker to the page, which alone can reach the journal and the main process. */
export type FromWorker =
  | { readonly kind: 'seen'; readonly eventIds: readonly EventId[] }
  /** The server does not take this device's chain: the machine must go on under a new id (rule FORK-1). */
  | { readonly kind: 'forked' };
