import { type LocalDateTime, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import { type Changes, changesSchema } from '#shared/dossier/correction/events.ts';
import { correctableFieldNames, correctableFields } from '#shared/dossier/correction/field-classes.ts';
import { currentReceiptSlip, isReceiptOut } from '#shared/dossier/correction/slips.ts';
import { changedFields, isSameValue, isWeighty, valueOf } from '#shared/dossier/correction/values.ts';
import { feeOwed } from '#shared/dossier/life/fees.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { formatStoredPhone } from '#shared/text/phone.ts';
import { checkIntake } from '../intake/check-intake.ts';
import { emptyIntake, type IntakeForm } from '../intake/intake-form.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { text } from './correction-text.vi.ts';
import { type FieldChange, fieldWords } from './field-words.ts';
import { procedureWords } from './procedure-words.ts';

/** The intake form as it would stand had it been typed right, and when the dossier was received. */
export interface CorrectForm extends IntakeForm {
  /** `yyyy-MM-dd`, or the unfinished text of the date field. */
  readonly receivedDate: string;
  /** `HH:mm`, as typed. */
  readonly receivedTime: string;
}

export function correctFormOf(dossier: Dossier): CorrectForm {
  const { applicant, submitter, papers, fee, procedure, receivedAt } = dossier;
  return {
    ...emptyIntake,
    procedureKey: procedure.key,
    procedureText: procedure.name,
    ...applicant,
    birthDate: applicant.birthDate ?? '',
    phone: formatStoredPhone(applicant.phone),
    isAuthorised: submitter !== null,
    submitter:
      submitter === null
        ? emptyIntake.submitter
        : { ...submitter, phone: formatStoredPhone(submitter.phone) },
    papers: papers.map(({ name, kind, copies }) => ({
      name,
      kind,
      copies,
      isIn: true,
      isRequired: false,
      isReplaceable: false,
      isOwn: true,
    })),
    sets: dossier.sets,
    feeAmount: fee.amount,
    feeText: fee.text,
    isFeeCollected: fee.collected,
    feeReceipt: fee.receiptNumber,
    resultChannel: dossier.resultChannel,
    request: dossier.request,
    receivedDate: receivedAt.slice(0, 10),
    receivedTime: receivedAt.slice(11, 16),
  };
}

/** Another procedure brings its fee and, where nothing else was asked, its request; the papers that were handed in stay what they were. */
export function withOtherProcedure(form: CorrectForm, procedure: Procedure, before: Dossier): CorrectForm {
  const isUsual =
    form.request === procedureWords(before.procedure.name) || form.request === before.procedure.name;
  return {
    ...form,
    procedureKey: procedure.key,
    procedureText: procedure.name,
    feeAmount: feeOwed(procedure.fee, before.intakeChannel, 1),
    feeText: procedure.fee.text,
    request: isUsual ? procedureWords(procedure.name) : form.request,
  };
}

export type CheckedCorrection =
  | { readonly ok: true; readonly changes: Changes }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/**
 * What differs from the dossier, and nothing else.
 *
 * @param procedure the chosen one; null while none is chosen
 * @param now no dossier was received later
 */
export function checkCorrection(
  form: CorrectForm,
  dossier: Dossier,
  procedure: Procedure | null,
  now: LocalDateTime,
): CheckedCorrection {
  const receivedAt = receivedAtOf(form, dossier);
  const checked = checkIntake(form, procedure, now);
  const errors: readonly FieldError[] = checked.ok ? [] : checked.errors;
  if (receivedAt === null || receivedAt > now) {
    return {
      ok: false,
      errors: [{ field: 'receivedDate', label: text.received, message: text.receivedWrong }, ...errors],
    };
  }
  if (!checked.ok) return { ok: false, errors };
  const { applicant, submitter, fee, papers, request, sets, resultChannel } = checked.input;
  const isOther = checked.input.procedure.key !== dossier.procedure.key;
  const { key, code, name, field } = checked.input.procedure;
  const values: Readonly<Record<keyof Changes, unknown>> = {
    'applicant.kind': applicant.kind,
    'applicant.name': applicant.name,
    'applicant.idNumber': applicant.idNumber,
    'applicant.birthDate': applicant.birthDate,
    'applicant.address': applicant.address,
    'applicant.phone': applicant.phone,
    'applicant.email': applicant.email,
    submitter,
    procedure: isOther ? { key, code, name, field } : dossier.procedure,
    appointment: {
      receivedAt,
      limit: isOther ? checked.input.procedure.limit : dossier.promise.limit,
    },
    request,
    // The form has no place for the notes that some lines carry.
    papers: papers.map((paper) => ({
      ...paper,
      note: dossier.papers.find(({ name: one }) => one === paper.name)?.note ?? '',
    })),
    sets,
    'fee.amount': fee.amount,
    'fee.text': fee.text,
    'fee.collected': fee.collected,
    'fee.receiptNumber': fee.receiptNumber,
    resultChannel,
    intakeChannel: dossier.intakeChannel,
  };
  const changed = correctableFieldNames.filter(
    (one) => !isSameValue(JSON.parse(JSON.stringify(values[one])) as Json, valueOf(dossier, one)),
  );
  const changes = changesSchema.safeParse(Object.fromEntries(changed.map((one) => [one, values[one]])));
  return { ok: true, changes: changes.success ? changes.data : {} };
}

/** The seconds of a receipt that nobody corrects stay. */
function receivedAtOf(
  { receivedDate, receivedTime }: CorrectForm,
  { receivedAt }: Dossier,
): LocalDateTime | null {
  const typed = `${receivedDate}T${receivedTime.trim().padStart(5, '0')}`;
  if (receivedAt.startsWith(typed)) return receivedAt;
  const parsed = localDateTimeSchema.safeParse(typed);
  return parsed.success ? parsed.data : null;
}

/** The changes beside what the dossier says, in words. */
export function changeWords(changes: Changes, dossier: Dossier): readonly FieldChange[] {
  return changedFields(changes).map((field) => ({
    field,
    label: text.fields[field],
    old: fieldWords(field, valueOf(dossier, field)),
    now: fieldWords(field, JSON.parse(JSON.stringify(changes[field])) as Json),
  }));
}

/** What saving them will do (rules CFL-5 and CFL-6), in words. */
export function effectWords(changes: Changes, dossier: Dossier, mayApprove: boolean): string {
  const slip = currentReceiptSlip(dossier);
  if (!isReceiptOut(dossier) || slip === null) return text.effect['at-once'];
  const isAsked = isWeighty(JSON.parse(JSON.stringify(changes)) as Readonly<Record<string, Json>>);
  if (isAsked && !mayApprove) return text.effect.approval;
  const isOnSlip = changedFields(changes).some((field) => correctableFields[field].isOnSlip);
  if (!isOnSlip || slip.prints === 0) return text.effect['slip-right'];
  return isAsked ? text.effect.approved(slip.number) : text.effect.reissue(slip.number);
}
