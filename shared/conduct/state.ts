import type { IncidentId, UserId } from '#shared/kernel/ids.ts';
import type { IncidentRecordedPayload } from './events.ts';

/** Sự việc theo Quy tắc ứng xử: an entry, never a finding until concluded. */
export interface Incident extends IncidentRecordedPayload {
  readonly id: IncidentId;
  readonly status: 'recorded';
  readonly recordedBy: UserId;
}
