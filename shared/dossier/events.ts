import { z } from 'zod';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { afterPauseSchema } from '#shared/calendar/pauses.ts';
import { dossierPromiseSchema } from '#shared/calendar/promise.ts';
import { reappointmentSchema } from '#shared/calendar/reappointment.ts';
import { counterIdSchema, slipIdSchema } from '#shared/kernel/ids.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { personal } from '#shared/log/personal-data.ts';
import { attachmentAdded, attachmentWithdrawn } from './attachment/events.ts';
import { slipRefOf } from './slips/slip-number.ts';
import type { CorrectionDefinition } from './correction/events.ts';
import { intakeExtras } from './intake-extras.ts';
import { partySchema, submitterSchema } from './party.ts';
import { procedureSchema } from './procedure.ts';

export const paperLineSchema = z.strictObject({
  name: z.string().min(1).max(500),
  /** Exchange list "loại bản giấy tờ": bản chính, bản sao, bản điện tử; `shown` is presented and given back. */
  kind: z.enum(['original', 'copy', 'electronic', 'shown']),
  copies: z.number().int().min(0).max(99),
  note: z.string().max(300),
});
export type PaperLine = z.infer<typeof paperLineSchema>;

export const feeSchema = z.strictObject({
  /** Đồng; null when the tariff is not a fixed amount. */
  amount: z.number().int().min(0).nullable(),
  text: z.string().max(500),
  collected: z.boolean(),
  receiptNumber: z.string().max(40),
});

/** Where the result is taken (field 15 of Mẫu 01). */
export const resultChannelSchema = z.enum(['counter', 'post', 'electronic', 'elsewhere']);
export type ResultChannel = z.infer<typeof resultChannelSchema>;

/** Kênh tiếp nhận of the exchange list: trực tiếp, trực tuyến, bưu chính công ích. */
export const intakeChannelSchema = z.enum(['counter', 'online', 'post']);
export type IntakeChannel = z.infer<typeof intakeChannelSchema>;

export const receiptNumberSchema = z.strictObject({
  slipId: slipIdSchema,
  /** Số: as printed, of the series of this unit and year. */
  number: z.string().min(1).max(60),
  /** Vào Sổ theo dõi hồ sơ: quyển số, số thứ tự. */
  book: z.number().int().min(1),
  order: z.number().int().min(1),
});

/** What is taken down of a dossier at the counter, whether it is received at once or only registered. */
export const intakeFields = {
  code: z.string().min(10).max(60),
  lane: z.strictObject({ number: z.number().int(), fence: z.number().int() }),
  counterId: counterIdSchema,
  intakeChannel: intakeChannelSchema,
  procedure: procedureSchema,
  request: personal(z.string().min(1).max(1000)),
  applicant: partySchema,
  submitter: submitterSchema.nullable(),
  papers: z.array(paperLineSchema).max(60),
  sets: z.number().int().min(1).max(20),
  fee: feeSchema,
  /** When it was brought or sent in. */
  receivedAt: localDateTimeSchema,
  /** Of the result; of the answer for what is only registered. */
  promise: dossierPromiseSchema,
  resultChannel: resultChannelSchema,
  note: personal(z.string().max(1000)),
  ...intakeExtras,
} as const;

export const dossierReceived = defineEvent({
  type: 'dossier.received',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.receive',
  isOpening: true,
  payload: z.strictObject({
    ...intakeFields,
    receipt: receiptNumberSchema,
  }),
});

/** Trạng thái của phiếu; `printed-unknown` must be settled by a person before the day closes. */
export const printOutcomeSchema = z.enum(['printed-confirmed', 'printed-unknown', 'failed']);
export type PrintOutcome = z.infer<typeof printOutcomeSchema>;

export const slipPrinted = defineEvent({
  type: 'dossier.slip-printed',
  v: 2,
  entityKind: 'dossier',
  action: 'dossier.print-slip',
  payload: z.strictObject({
    slipId: slipIdSchema,
    outcome: printOutcomeSchema,
    /** Where it went: a printer's name, or `pdf`. */
    device: z.string().max(120),
    copies: z.number().int().min(1).max(9),
    /** The promised instant as the paper says it: a paper is wrong once the promise is another. */
    due: localDateTimeSchema,
    /** `slipContent` of what the paper says; null for a paper of which that was not recorded (version 1). */
    content: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    /** The code as the paper says it: a paper is old once the dossier has another. Absent when nobody noted it. */
    code: z.string().max(60).optional(),
    /** Of the PDF file, so that a paper can be held against what was printed; null when nothing came out. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  }),
});

/** Somebody looked whether the paper of a print with an unknown outcome came out. */
export const slipSettled = defineEvent({
  type: 'dossier.slip-settled',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.print-slip',
  payload: z.strictObject({ slipId: slipIdSchema, cameOut: z.boolean() }),
});

export const personalShown = defineEvent({
  type: 'dossier.personal-shown',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.show-personal',
  payload: z.strictObject({ fields: z.array(z.string().max(40)).min(1).max(10) }),
});

/**
 * The server gave a dossier another code: the official one in place of a provisional one, or a new one because another dossier has the
 * same (a restored disk image, a broken clock). The printed one stays an alias, so that the slip in the citizen's hand is still found.
 */
export const dossierRecoded = defineEvent({
  type: 'dossier.recoded',
  v: 1,
  entityKind: 'dossier',
  action: null,
  payload: z.strictObject({ from: z.string(), to: z.string() }),
});

/** Why the limit does not run: a supplement or a financial duty is awaited (DL-8), or a phase outside the limit lasts (DL-10). */
export const pauseCauseSchema = z.enum(['supplement', 'financial-duty', 'outside-phase']);
export type PauseCause = z.infer<typeof pauseCauseSchema>;

export const dossierPaused = defineEvent({
  type: 'dossier.paused',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.pause',
  payload: z.strictObject({
    at: localDateTimeSchema,
    cause: pauseCauseSchema,
    /** What is awaited, in words for the citizen. */
    name: z.string().min(1).max(200),
    /** DL-9, as the procedure had it that day. */
    after: afterPauseSchema,
  }),
});

/** The pause ended; the promise is reckoned anew from the whole history of pauses, never from a remainder. */
export const dossierResumed = defineEvent({
  type: 'dossier.resumed',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.pause',
  payload: z.strictObject({ at: localDateTimeSchema, promise: dossierPromiseSchema }),
});

/** DL-11: the one new date of a dossier that will be late. The promise stays what it was and is what reports count. */
export const dossierReappointed = defineEvent({
  type: 'dossier.reappointed',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.reappoint',
  payload: z.strictObject({
    reappointment: reappointmentSchema,
    /** The letter, Mẫu 04. */
    slip: slipRefOf('apology').optional(),
  }),
});

/** DL-15: the office's calendar changed and with it the promise of this open dossier. */
export const promiseMoved = defineEvent({
  type: 'dossier.promise-moved',
  v: 1,
  entityKind: 'dossier',
  action: 'calendar.edit',
  payload: z.strictObject({ promise: dossierPromiseSchema, reason: z.string().min(3).max(500) }),
});

export const dossierDefinitions = [
  dossierReceived,
  slipPrinted,
  slipSettled,
  personalShown,
  dossierPaused,
  dossierResumed,
  dossierReappointed,
  promiseMoved,
  attachmentAdded,
  attachmentWithdrawn,
  dossierRecoded,
] as const;

export type DossierDefinition = (typeof dossierDefinitions)[number] | CorrectionDefinition;
export type DossierEvent = TypedEvent<DossierDefinition>;
export type DossierReceivedPayload = z.infer<typeof dossierReceived.payload>;
export type SlipPrintedPayload = z.infer<typeof slipPrinted.payload>;
