import { type LocalDate, type LocalDateTime, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Paper, Procedure } from '#shared/catalogue/procedure.ts';
import type { IntakeChannel, PaperLine, ResultChannel } from '#shared/dossier/events.ts';
import { feeOwed } from '#shared/dossier/life/fees.ts';
import type { Party, PartyKind } from '#shared/dossier/party.ts';
import type { CccdCard } from '#shared/text/cccd.ts';
import { formatStoredPhone } from '#shared/text/phone.ts';
import { timeOfTyped } from '../conduct/typed-time.ts';
import { procedureWords } from '../dossiers/procedure-words.ts';
import { text } from './text.vi.ts';

/** One line of the checklist as it stands on the screen. */
export interface PaperEntry {
  readonly name: string;
  readonly kind: PaperLine['kind'];
  readonly copies: number | null;
  /** Handed in. */
  readonly isIn: boolean;
  readonly isRequired: boolean;
  /** Need not be handed in when the officer finds the data in a national database (Nghị quyết 66.7/2025/NQ-CP). */
  readonly isReplaceable: boolean;
  /** Added by the officer, so that its name can be typed. */
  readonly isOwn: boolean;
}

export interface SubmitterEntry {
  readonly name: string;
  readonly idNumber: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly authorisation: string;
}

/** Everything typed on the intake screen, as typed: this is what a draft keeps, right or wrong. */
export interface IntakeForm {
  readonly procedureKey: string | null;
  readonly procedureText: string;
  readonly intakeChannel: IntakeChannel;
  /** Mã hồ sơ trên Cổng, for what came in online. */
  readonly portalCode: string;
  /** `yyyy-MM-dd`, or the unfinished text of the date field. */
  readonly submittedDate: string;
  /** As typed: `9h30`. */
  readonly submittedTime: string;
  readonly queueTicket: string;
  /** Possible duplicates that were looked at, by dossier id. */
  readonly comparedWith: readonly string[];
  readonly kind: PartyKind;
  readonly idNumber: string;
  readonly name: string;
  /** `yyyy-MM-dd`, or the unfinished text of the date field. */
  readonly birthDate: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly isAuthorised: boolean;
  readonly submitter: SubmitterEntry;
  readonly papers: readonly PaperEntry[];
  readonly sets: number | null;
  readonly feeAmount: number | null;
  readonly feeText: string;
  readonly isFeeCollected: boolean;
  readonly feeReceipt: string;
  readonly resultChannel: ResultChannel;
  readonly request: string;
  readonly note: string;
}

const emptySubmitter: SubmitterEntry = {
  name: '',
  idNumber: '',
  address: '',
  phone: '',
  email: '',
  authorisation: '',
};

export const emptyIntake: IntakeForm = {
  procedureKey: null,
  procedureText: '',
  intakeChannel: 'counter',
  portalCode: '',
  submittedDate: '',
  submittedTime: '',
  queueTicket: '',
  comparedWith: [],
  kind: 'person',
  idNumber: '',
  name: '',
  birthDate: '',
  address: '',
  phone: '',
  email: '',
  isAuthorised: false,
  submitter: emptySubmitter,
  papers: [],
  sets: 1,
  feeAmount: null,
  feeText: '',
  isFeeCollected: false,
  feeReceipt: '',
  resultChannel: 'counter',
  request: '',
  note: '',
};

/** Another procedure: its papers, fee and request; the applicant stays. What is required is taken as handed in, the officer unticks. */
export function withProcedure(form: IntakeForm, procedure: Procedure): IntakeForm {
  return {
    ...form,
    procedureKey: procedure.key,
    procedureText: procedure.name,
    papers: procedure.papers.map(paperEntry),
    ...feeOf(procedure, form.intakeChannel),
    request: procedureWords(procedure.name),
  };
}

/** What is owed for one request by the tariff of the channel; nothing of it is collected yet. */
function feeOf(
  { fee }: Procedure,
  channel: IntakeChannel,
): Pick<IntakeForm, 'feeAmount' | 'feeText' | 'isFeeCollected' | 'feeReceipt'> {
  const isFreeOnline = channel === 'online' && fee.onlineAmount === 0;
  return {
    feeAmount: feeOwed(fee, channel, 1),
    feeText: isFreeOnline ? text.feeFreeOnline : fee.text,
    isFeeCollected: false,
    feeReceipt: '',
  };
}

/** Another way in: the fee follows its tariff. */
export function withChannel(
  form: IntakeForm,
  intakeChannel: IntakeChannel,
  procedure: Procedure | null,
): IntakeForm {
  if (intakeChannel === form.intakeChannel) return form;
  return { ...form, intakeChannel, ...(procedure === null ? {} : feeOf(procedure, intakeChannel)) };
}

/** When the portal got it, once date and time are whole; null until then. */
export function submittedAtOf({
  submittedDate,
  submittedTime,
}: Pick<IntakeForm, 'submittedDate' | 'submittedTime'>): LocalDateTime | null {
  const time = timeOfTyped(submittedTime);
  if (!isWholeDate(submittedDate) || time === null) return null;
  const at = localDateTimeSchema.safeParse(`${submittedDate}T${time}`);
  return at.success ? at.data : null;
}

/** Typing in the procedure field lets go of the chosen one; the text that a choice itself puts there does not. */
export function withProcedureText(form: IntakeForm, procedureText: string): IntakeForm {
  return procedureText === form.procedureText ? form : { ...form, procedureText, procedureKey: null };
}

function paperEntry({
  name,
  kind,
  originalCopies,
  photoCopies,
  required,
  replaceableByDatabase,
}: Paper): PaperEntry {
  return {
    name,
    kind,
    copies: kind === 'copy' ? photoCopies : originalCopies,
    isIn: required,
    isRequired: required,
    isReplaceable: replaceableByDatabase,
    isOwn: false,
  };
}

/** What a card says of its holder; the phone number, which it does not say, stays. */
export function withCard(form: IntakeForm, card: CccdCard): IntakeForm {
  return {
    ...form,
    kind: 'person',
    idNumber: card.personalId,
    name: card.fullName,
    birthDate: card.birthDate,
    address: card.address,
  };
}

/** A known applicant as an earlier dossier had them. */
export function withParty(form: IntakeForm, party: Party): IntakeForm {
  return {
    ...form,
    kind: party.kind,
    idNumber: party.idNumber,
    name: party.name,
    birthDate: party.birthDate ?? '',
    address: party.address,
    phone: formatStoredPhone(party.phone),
    email: party.email,
  };
}

/** The next dossier of the same person: applicant, submitter and queue ticket stay, the rest begins anew. */
export function forSameApplicant(form: IntakeForm): IntakeForm {
  const { kind, idNumber, name, birthDate, address, phone, email, isAuthorised, submitter, queueTicket } =
    form;
  const person = { kind, idNumber, name, birthDate, address, phone, email };
  return { ...emptyIntake, ...person, isAuthorised, submitter, queueTicket };
}

export function withPaper(form: IntakeForm, index: number, change: Partial<PaperEntry>): IntakeForm {
  return {
    ...form,
    papers: form.papers.map((paper, at) => (at === index ? { ...paper, ...change } : paper)),
  };
}

export function withOwnPaper(form: IntakeForm): IntakeForm {
  const own: PaperEntry = {
    name: '',
    kind: 'original',
    copies: 1,
    isIn: true,
    isRequired: false,
    isReplaceable: false,
    isOwn: true,
  };
  return { ...form, papers: [...form.papers, own] };
}

/** Whether anything worth keeping was typed. */
export function isBegun(form: IntakeForm): boolean {
  return JSON.stringify(form) !== JSON.stringify(emptyIntake);
}

/** The year that an ID number is held against; null while the birth date is no date. */
export function birthYearOf(form: IntakeForm): number | null {
  return isWholeDate(form.birthDate) ? Number(form.birthDate.slice(0, 4)) : null;
}

/** A date field keeps unfinished text as it stands; only a whole date has this form. */
export function isWholeDate(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
