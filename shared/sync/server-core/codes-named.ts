import { dossierReceived, dossierRecoded } from '#shared/dossier/events.ts';
import { dossierImported } from '#shared/dossier/import/import-event.ts';
import { dossierRegistered } from '#shared/dossier/life/door.ts';
import type { EventEnvelope, RecordedEvent } from '#shared/log/envelope.ts';

const takesCode: ReadonlySet<string> = new Set([
  dossierReceived.type,
  dossierRegistered.type,
  dossierImported.type,
]);

/** The code that an event takes for its dossier, or null when it takes none. */
export function codeTaken(event: EventEnvelope): string | null {
  const code = takesCode.has(event.type) ? event.payload['code'] : null;
  return typeof code === 'string' ? code : null;
}

/** The code that names a dossier since this row stands in the log (rule PUSH-7), or null: what is refused or collided names none. */
export function codeNamedBy({ event, verdict, reason }: RecordedEvent): string | null {
  if (verdict === 'rejected' || reason === 'code-collision') return null;
  if (event.type !== dossierRecoded.type) return codeTaken(event);
  const to = event.payload['to'];
  return typeof to === 'string' ? to : null;
}
