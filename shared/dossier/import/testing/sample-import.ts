import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { slipIdSchema } from '#shared/kernel/ids.ts';
import type { DossierStory } from '../../testing/dossier-story.ts';
import type { DossierImportedPayload } from '../import-event.ts';

/** A row of an old register, of the people and the procedure of a story. */
export function sampleImport(story: DossierStory): DossierImportedPayload {
  const { applicant, procedure, promise, counterId } = story.dossier;
  const at = (text: string) => localDateTimeSchema.parse(text);
  return {
    code: 'HS-2025/1',
    counterId,
    intakeChannel: 'counter',
    procedure,
    request: 'x',
    applicant,
    receivedAt: at('2026-01-05T08:00'),
    due: at('2026-01-07T16:30'),
    limit: promise.limit,
    returnedAt: null,
    slipId: slipIdSchema.parse(story.ids.next()),
    note: '',
    origin: {
      kind: 'register-import',
      file: 'so.csv',
      sha256: 'a'.repeat(64),
      row: 2,
      importedAt: at('2026-11-23T09:00'),
    },
  };
}
