import type { UserId } from '#shared/kernel/ids.ts';
import type { TypedEvent } from '#shared/log/event-definition.ts';
import type { AttachmentAdded, attachmentAdded, attachmentWithdrawn } from './events.ts';

/** A file that belongs to a dossier. */
export interface Attachment extends Omit<AttachmentAdded, 'attachmentId'> {
  readonly id: string;
  readonly addedBy: UserId;
  /** Epoch milliseconds, of the clock of the machine where it was added. */
  readonly addedAt: number;
  /** Null while it counts. */
  readonly withdrawn: { readonly by: UserId; readonly reason: string } | null;
}

export function isAttached(
  attachments: readonly Attachment[],
  { payload }: TypedEvent<typeof attachmentAdded | typeof attachmentWithdrawn>,
): boolean {
  return attachments.some(({ id }) => id === payload.attachmentId);
}

/** Attachments only ever add up: two counters that attach at once both keep what they attached. */
export function withAttached(
  attachments: readonly Attachment[],
  { payload: { attachmentId, ...file }, actorId, occurredAt }: TypedEvent<typeof attachmentAdded>,
): readonly Attachment[] {
  return [
    ...attachments,
    { id: attachmentId, ...file, addedBy: actorId, addedAt: occurredAt, withdrawn: null },
  ];
}

/** Of two withdrawals the first stands. */
export function withWithdrawn(
  attachments: readonly Attachment[],
  { payload: { attachmentId, reason }, actorId }: TypedEvent<typeof attachmentWithdrawn>,
): readonly Attachment[] {
  return attachments.map((one) =>
    one.id === attachmentId && one.withdrawn === null ? { ...one, withdrawn: { by: actorId, reason } } : one,
  );
}
