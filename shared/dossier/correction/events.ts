import { z } from 'zod';
import { limitSchema } from '#shared/calendar/limit.ts';
import { localDateSchema, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { dossierPromiseSchema } from '#shared/calendar/promise.ts';
import { eventIdSchema, slipIdSchema } from '#shared/kernel/ids.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { personal } from '#shared/log/personal-data.ts';
import { feeSchema, intakeChannelSchema, paperLineSchema } from '../events.ts';
import { receiptNumberSchema, resultChannelSchema } from '../events.ts';
import { partySchema, submitterSchema } from '../party.ts';
import { procedureSchema } from '../procedure.ts';
import { correctableFieldNames } from './field-classes.ts';

const party = partySchema.shape;
const fee = feeSchema.shape;

/** What a promise is reckoned from and what a correction of it says; the promise itself comes beside it. */
export const appointmentSchema = z.strictObject({ receivedAt: localDateTimeSchema, limit: limitSchema });
export type Appointment = z.infer<typeof appointmentSchema>;

/** New values by field; only fields that change are named. */
export const changesSchema = z
  .strictObject({
    'applicant.kind': party.kind,
    'applicant.name': party.name,
    'applicant.idNumber': party.idNumber,
    'applicant.birthDate': party.birthDate,
    'applicant.address': party.address,
    'applicant.phone': party.phone,
    'applicant.email': party.email,
    submitter: submitterSchema.nullable(),
    procedure: procedureSchema,
    appointment: appointmentSchema,
    request: personal(z.string().min(1).max(1000)),
    papers: z.array(paperLineSchema).max(60),
    sets: z.number().int().min(1).max(20),
    'fee.amount': fee.amount,
    'fee.text': fee.text,
    'fee.collected': fee.collected,
    'fee.receiptNumber': fee.receiptNumber,
    resultChannel: resultChannelSchema,
    intakeChannel: intakeChannelSchema,
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { error: 'nothing changes' });
export type Changes = z.infer<typeof changesSchema>;

const reason = z.string().min(3).max(500);

/** Set exactly when `appointment` takes effect: by the calendar in force, as for a receipt. */
const promise = dossierPromiseSchema.nullable();

/** Events whose verdict of review this one concludes. */
const settles = z.array(eventIdSchema).min(1).max(100);

/** Somebody corrected what was recorded at receipt. The envelope's `base` holds, field by field, what the screen showed (rule CFL-1). */
export const dossierCorrected = defineEvent({
  type: 'dossier.corrected',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.correct',
  payload: z.strictObject({ changes: changesSchema, promise, reason }),
});

/** A supervisor lets a weighty correction take effect that was made after a slip was printed (rule CFL-5). */
export const correctionApproved = defineEvent({
  type: 'dossier.correction-approved',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.approve-correction',
  payload: z.strictObject({
    correction: eventIdSchema,
    promise,
    note: z.string().max(500),
    settles,
  }),
});

export const correctionDeclined = defineEvent({
  type: 'dossier.correction-declined',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.approve-correction',
  payload: z.strictObject({ correction: eventIdSchema, reason, settles }),
});

/** A supervisor chose between the values that two counters gave one legal field (rule CFL-4). */
export const conflictResolved = defineEvent({
  type: 'dossier.conflict-resolved',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.approve-correction',
  payload: z.strictObject({
    choices: z
      .array(
        z.strictObject({
          field: z.enum(correctableFieldNames),
          /** The event whose value was chosen; null keeps the value that stands. */
          chosen: eventIdSchema.nullable(),
        }),
      )
      .min(1)
      .max(20),
    promise,
    reason,
    settles,
  }),
});

/** A new receipt slip takes the place of the one whose words are no longer right (rule CFL-6). */
export const slipReissued = defineEvent({
  type: 'dossier.slip-reissued',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.correct',
  payload: z.strictObject({
    replaces: slipIdSchema,
    slip: receiptNumberSchema,
    issuedOn: localDateSchema,
    reason,
  }),
});

export const dossierNoted = defineEvent({
  type: 'dossier.noted',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.correct',
  payload: z.strictObject({ text: personal(z.string().min(1).max(1000)) }),
});

/** "Đang xử lý bởi": says who works on it and forbids nobody anything (rule CFL-8). */
export const dossierClaimed = defineEvent({
  type: 'dossier.claimed',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.correct',
  payload: z.strictObject({}),
});

export const claimReleased = defineEvent({
  type: 'dossier.claim-released',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.correct',
  payload: z.strictObject({ claim: eventIdSchema }),
});

/** Nothing is deleted: a dossier that should not be there is marked so, with a reason, and may come back (rule CFL-9). */
export const dossierVoided = defineEvent({
  type: 'dossier.voided',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.void',
  payload: z.strictObject({ reason }),
});

export const dossierUnvoided = defineEvent({
  type: 'dossier.unvoided',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.void',
  payload: z.strictObject({ reason }),
});

export const correctionDefinitions = [
  dossierCorrected,
  correctionApproved,
  correctionDeclined,
  conflictResolved,
  slipReissued,
  dossierNoted,
  dossierClaimed,
  claimReleased,
  dossierVoided,
  dossierUnvoided,
] as const;

export type CorrectionDefinition = (typeof correctionDefinitions)[number];
export type CorrectionEvent = TypedEvent<CorrectionDefinition>;

const types: ReadonlySet<string> = new Set(correctionDefinitions.map(({ type }) => type));

export function isCorrectionEvent<E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { readonly type: CorrectionDefinition['type'] }> {
  return types.has(event.type);
}
