import { dossierReceived, dossierRecoded } from '#shared/dossier/events.ts';
import { dossierRegistered } from '#shared/dossier/life/door.ts';
import type { EventEnvelope, RecordedEvent } from '#shared/log/envelope.ts';

/** The code that an event takes for its dossier, or null when it takes none. */
export function codeTaken(event: EventEnvelope): string | null {
  const takesOne = event.type === dossierReceived.type || event.type === dossierRegistered.type;
  const code = takesOne ? event.payload['code'] : null;
  return typeof code === 'string' ? code : null;
}

/** The code that names a dossier since this row stands in the log (rule PUSH-7), or null: what is refused or collided names none. */
export function codeNamedBy({ event, verdict, reason }: RecordedEvent): string | null {
  if (verdict === 'rejected' || reason === 'code-collision') return null;
  if (event.type !== dossierRecoded.type) return codeTaken(event);
  const to = event.payload['to'];
  return typeof to === 'string' ? to : null;
}
