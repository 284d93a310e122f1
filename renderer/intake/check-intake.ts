import { z } from 'zod';
import { dateOf, type LocalDateTime } from '#shared/calendar/local-time.ts';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import type { PaperLine } from '#shared/dossier/events.ts';
import type { Party, Submitter } from '#shared/dossier/party.ts';
import { longestPortalCode, type TypedFiling } from '#shared/dossier/online/online-filing.ts';
import { dossierIdSchema } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { parsePersonalId } from '#shared/text/personal-id.ts';
import { parsePhone } from '#shared/text/phone.ts';
import { parseQueueTicket } from '#shared/text/queue-ticket.ts';
import { parseTaxCode } from '#shared/text/tax-code.ts';
import type { IntakeInput } from '../store/acts.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { type IntakeForm, isWholeDate, submittedAtOf } from './intake-form.ts';
import { text } from './text.vi.ts';

export type CheckedIntake =
  | { readonly ok: true; readonly input: IntakeInput }
  /** In the order of the screen; each names its field. */
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const emailSchema = z.email();

/**
 * Turns what was typed into what can be recorded, or says what is missing and where. Only what the receipt slip must carry (Mẫu 01) is
 * demanded: doubts about a number are warnings beside the field, never a stop.
 *
 * @param procedure the chosen version, null while none is chosen
 * @param now a birth date or a submission after it is an error
 */
export function checkIntake(
  form: IntakeForm,
  procedure: Procedure | null,
  now: LocalDateTime,
): CheckedIntake {
  const today = dateOf(now);
  const errors: FieldError[] = [];
  const wrong = (field: string, label: string, message: string): void => {
    errors.push({ field, label, message });
  };
  /** The parsed value, or '' with the fault's words put beside the field. */
  const read = (field: string, label: string, parsed: Result<string>): string => {
    if (parsed.ok) return parsed.value;
    const isEmpty = parsed.code === 'phone-empty' || parsed.detail?.['length'] === 0;
    wrong(field, label, isEmpty ? text.errors.missing(label) : faultText(parsed).title);
    return '';
  };

  if (procedure === null) wrong('procedure', text.procedure, text.errors.procedure);
  const ticket = form.queueTicket.trim() === '' ? undefined : parseQueueTicket(form.queueTicket);
  const queueTicket = ticket === undefined ? undefined : read('queueTicket', text.queueTicket, ticket);
  const filing = form.intakeChannel === 'online' ? filingOf(form, now, wrong) : undefined;
  const isPerson = form.kind === 'person';
  const idLabel = isPerson ? text.idNumber : text.taxCode;
  const idNumber = read('idNumber', idLabel, idOf(form));
  if (form.name.trim() === '') wrong('name', text.name[form.kind], text.errors.name);
  const phone = read('phone', text.phone, parsePhone(form.phone));
  if (form.birthDate !== '' && isPerson) {
    if (!isWholeDate(form.birthDate)) wrong('birthDate', text.birthDate, text.errors.birthDate);
    else if (form.birthDate > today) wrong('birthDate', text.birthDate, text.errors.birthFuture);
  }
  if (form.email.trim() !== '' && !emailSchema.safeParse(form.email.trim()).success) {
    wrong('email', text.email, text.errors.email);
  }
  if (form.address.trim() === '') wrong('address', text.address, text.errors.address);
  const submitter = form.isAuthorised ? submitterOf(form, wrong, read) : null;
  const papers = papersOf(form, wrong);
  if (form.sets === null || form.sets < 1 || form.sets > 20) wrong('sets', text.sets, text.errors.sets);
  if (form.isFeeCollected && form.feeAmount === null) wrong('feeAmount', text.fee, text.errors.feeAmount);
  if (form.request.trim() === '') wrong('request', text.request, text.errors.request);
  checkLengths(form, wrong);
  if (errors.length > 0 || procedure === null) return { ok: false, errors };

  const applicant: Party = {
    kind: form.kind,
    name: tidy(form.name),
    idNumber,
    birthDate: isPerson && form.birthDate !== '' ? form.birthDate : null,
    address: tidy(form.address),
    phone,
    email: form.email.trim(),
  };
  return {
    ok: true,
    input: {
      procedure,
      applicant,
      submitter,
      papers,
      request: tidy(form.request),
      sets: form.sets ?? 1,
      fee: {
        amount: form.feeAmount,
        text: form.feeText,
        collected: form.isFeeCollected,
        receiptNumber: form.feeReceipt.trim(),
      },
      intakeChannel: form.intakeChannel,
      resultChannel: form.resultChannel,
      note: form.note.trim(),
      ...(filing === undefined ? {} : { filing }),
      ...(queueTicket === undefined ? {} : { queueTicket }),
      ...(form.comparedWith.length === 0
        ? {}
        : { comparedWith: form.comparedWith.slice(-mostCompared).map((id) => dossierIdSchema.parse(id)) }),
    },
  };
}

type Wrong = (field: string, label: string, message: string) => void;
type Read = (field: string, label: string, parsed: Result<string>) => string;

/** The most letters that a record takes, as `dossierReceived` has them; a longer text is named, not cut. */
function checkLengths(form: IntakeForm, wrong: Wrong): void {
  const limits: readonly (readonly [field: string, label: string, typed: string, most: number])[] = [
    ['name', text.name[form.kind], form.name, 200],
    ['email', text.email, form.email, 120],
    ['address', text.address, form.address, 500],
    ...(form.isAuthorised
      ? ([
          ['submitterName', text.submitterName, form.submitter.name, 200],
          ['authorisation', text.authorisation, form.submitter.authorisation, 300],
          ['submitterAddress', text.submitterAddress, form.submitter.address, 500],
        ] as const)
      : []),
    ['feeReceipt', text.feeReceipt, form.feeReceipt, 40],
    ['request', text.request, form.request, 1000],
    ['note', text.note, form.note, 1000],
  ];
  for (const [field, label, typed, most] of limits) {
    if (tidy(typed).length > most) wrong(field, label, text.errors.tooLong(tidy(typed).length, most));
  }
}

/** How many of the dossiers that were looked at the record names, the last ones. */
const mostCompared = 5;

/** What the portal says of an online dossier; its clock counts from the submission, so that all of it is needed. */
function filingOf(form: IntakeForm, now: LocalDateTime, wrong: Wrong): TypedFiling | undefined {
  const portalCode = tidy(form.portalCode).toUpperCase();
  const submittedAt = submittedAtOf(form);
  if (portalCode === '') wrong('portalCode', text.portalCode, text.errors.portalCode);
  else if (portalCode.length > longestPortalCode) {
    wrong('portalCode', text.portalCode, text.errors.tooLong(portalCode.length, longestPortalCode));
  }
  if (!isWholeDate(form.submittedDate)) {
    wrong('submittedDate', text.submittedDate, text.errors.submittedDate);
  } else if (submittedAt === null) wrong('submittedTime', text.submittedTime, text.errors.submittedTime);
  else if (submittedAt > now) wrong('submittedDate', text.submittedDate, text.errors.submittedLater);
  return submittedAt === null ? undefined : { portalCode, submittedAt };
}

/** A person's 12 digits; an organisation's tax code; a household business has either. */
function idOf({ kind, idNumber }: IntakeForm): Result<string> {
  if (kind === 'person') return parsePersonalId(idNumber);
  const tax = parseTaxCode(idNumber);
  if (tax.ok || kind === 'organisation') return tax;
  const own = parsePersonalId(idNumber);
  return own.ok ? own : tax;
}

function submitterOf({ submitter }: IntakeForm, wrong: Wrong, read: Read): Submitter {
  if (submitter.name.trim() === '') wrong('submitterName', text.submitterName, text.errors.submitterName);
  const idNumber = read('submitterId', text.submitterId, parsePersonalId(submitter.idNumber));
  const phone = read('submitterPhone', text.submitterPhone, parsePhone(submitter.phone));
  if (submitter.authorisation.trim() === '') {
    wrong('authorisation', text.authorisation, text.errors.authorisation);
  }
  return {
    name: tidy(submitter.name),
    idNumber,
    phone,
    address: tidy(submitter.address),
    email: submitter.email.trim(),
    authorisation: tidy(submitter.authorisation),
  };
}

const mostPapers = 60;
const longestPaperName = 500;

function papersOf({ papers }: IntakeForm, wrong: Wrong): PaperLine[] {
  if (papers.filter(({ isIn }) => isIn).length > mostPapers) {
    wrong(`paper-${papers.length - 1}`, text.papers, text.errors.papersMost(mostPapers));
  }
  return papers.flatMap((paper, index) => {
    if (!paper.isIn) return [];
    const copies = paper.copies ?? 0;
    if (paper.name.trim() === '') wrong(`paper-${index}-name`, text.papers, text.errors.paperName);
    if (tidy(paper.name).length > longestPaperName) {
      wrong(
        `paper-${index}-name`,
        text.papers,
        text.errors.tooLong(tidy(paper.name).length, longestPaperName),
      );
    }
    if (paper.kind !== 'shown' && (copies < 1 || copies > 99)) {
      wrong(`paper-${index}-copies`, text.papers, text.errors.paperCopies);
    }
    return [{ name: tidy(paper.name), kind: paper.kind, copies, note: '' }];
  });
}

/** Vietnamese is stored composed (NFC), with single spaces. */
function tidy(typed: string): string {
  return typed.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}
