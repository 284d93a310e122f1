import type { EventEnvelope } from '#shared/log/envelope.ts';
import { officeCalendarRef } from '#shared/office-calendar/state.ts';
import { entityKey } from '../fold.ts';
import { codeTaken } from './codes-named.ts';
import type { PushQuestions } from './office-log.ts';
import type { PushSender } from './receive-push.ts';

/** All that taking a push asks of the log, each thing once. */
export function questionsOf(
  { officeId, deviceId }: PushSender,
  events: readonly EventEnvelope[],
): PushQuestions {
  const refs = [officeCalendarRef(officeId), ...events.map(({ entity }) => entity)];
  return {
    deviceId,
    eventIds: events.map(({ id }) => id),
    refs: [...new Map(refs.map((ref) => [entityKey(ref), ref])).values()],
    codes: [...new Set(events.flatMap((event) => codeTaken(event) ?? []))],
    userIds: [...new Set(events.map(({ actorId }) => actorId))],
  };
}
