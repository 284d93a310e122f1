import { z } from 'zod';
import { limitSchema } from '#shared/calendar/limit.ts';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { counterIdSchema, dossierIdSchema, slipIdSchema } from '#shared/kernel/ids.ts';
import { sha256Schema } from '#shared/kernel/sha256.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { type Judgement, applied, refuse } from '#shared/log/judgement.ts';
import { personal } from '#shared/log/personal-data.ts';
import { intakeChannelSchema } from '../events.ts';
import { freshDossier } from '../fresh-dossier.ts';
import { partySchema } from '../party.ts';
import { procedureSchema } from '../procedure.ts';
import type { Dossier } from '../state.ts';
import { importedDossierId, importedPlace, oldRegisterBook } from './imported-id.ts';
import { writtenPromise } from './written-promise.ts';

/** Where an imported dossier is from: the file, and the row of it. */
export const importOriginSchema = z.strictObject({
  kind: z.literal('register-import'),
  file: z.string().min(1).max(255),
  /** Of the whole file. */
  sha256: sha256Schema,
  /** Of the sheet, from 1 as Excel counts. */
  row: z.number().int().min(1),
  importedAt: localDateTimeSchema,
});
export type ImportOrigin = z.infer<typeof importOriginSchema>;

/**
 * A row of an old register: a dossier that was received before, elsewhere and under a code of its own. What the row says is taken as it
 * is; its promise above all is not reckoned anew.
 */
export const dossierImported = defineEvent({
  type: 'dossier.imported',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.import',
  isOpening: true,
  payload: z.strictObject({
    code: z.string().min(3).max(60),
    /** The counter at which it was imported. */
    counterId: counterIdSchema,
    intakeChannel: intakeChannelSchema,
    procedure: procedureSchema,
    request: personal(z.string().min(1).max(1000)),
    applicant: partySchema,
    receivedAt: localDateTimeSchema,
    /** As written in the register. */
    due: localDateTimeSchema,
    /** Of the procedure, for what is reckoned later: a pause, an apology. */
    limit: limitSchema,
    /** When the result was handed out; null for what is still open. */
    returnedAt: localDateTimeSchema.nullable(),
    slipId: slipIdSchema,
    note: personal(z.string().max(1000)),
    origin: importOriginSchema,
  }),
});
export type DossierImportedPayload = z.infer<typeof dossierImported.payload>;

export const importDefinitions = [dossierImported] as const;
export type ImportDefinition = (typeof importDefinitions)[number];
export type ImportEvent = TypedEvent<ImportDefinition>;

export function isImportEvent(event: { readonly type: string }): event is ImportEvent {
  return event.type === dossierImported.type;
}

/** The same row imported twice, at whichever counter, is applied and changes nothing. */
export function judgeImport(state: Dossier | null, { payload, entity, officeId }: ImportEvent): Judgement {
  const { code, receivedAt, due, returnedAt } = payload;
  if (state !== null) return state.origin === undefined ? refuse('dossier-exists') : applied;
  if (entity.id !== importedDossierId(officeId, code)) return refuse('import-id-differs');
  if (due < receivedAt) return refuse('import-due-before-receipt');
  return returnedAt !== null && returnedAt < receivedAt ? refuse('import-due-before-receipt') : applied;
}

export function evolveImport(state: Dossier | null, { payload, entity, actorId }: ImportEvent): Dossier {
  if (state !== null) return state;
  const { due, limit, returnedAt, slipId, ...imported } = payload;
  return {
    ...imported,
    id: dossierIdSchema.parse(entity.id),
    submitter: null,
    papers: [],
    sets: 1,
    fee: { amount: null, text: '', collected: false, receiptNumber: '' },
    promise: writtenPromise(imported.receivedAt, due, limit),
    resultChannel: 'counter',
    receipt: { slipId, number: '', book: oldRegisterBook, order: importedPlace(imported.code) },
    ...freshDossier,
    status: returnedAt === null ? 'accepted' : 'returned',
    statusAt: returnedAt ?? imported.receivedAt,
    receivedBy: actorId,
  };
}
