import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { OpenClass } from '#shared/calendar/classes.ts';
import { outdatedSlip } from '#shared/dossier/correction/slips.ts';
import { type ApologyOnset, apologyOnset } from '#shared/dossier/life/apology-due.ts';
import { isSettled, officialStates } from '#shared/dossier/life/life-state.ts';
import { awaitsHandOver, awaitsSupplement, isUncollected } from '#shared/dossier/life/work-queues.ts';
import { answerTime } from '#shared/dossier/online/answer-clock.ts';
import { isReceiptSlip } from '#shared/dossier/slip.ts';
import { type Dossier, wrongSlips } from '#shared/dossier/state.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { maskPersonalId } from '#shared/text/personal-id.ts';
import type { DossierRow } from '../store/rows.ts';
import { type ListFilter, type ListRow, listFilters } from './list-query.ts';

/** What the index keeps of a dossier: all that can be said of it without a clock. */
export interface IndexedDossier extends ListRow {
  /** Folded text of all that search looks through. */
  readonly text: string;
  readonly receivedDate: string;
  readonly counterId: string;
  readonly receivedBy: UserId;
  /** Filters that it belongs to at any time, a bit for each of `listFilters`. */
  readonly filters: number;
  /** Null while its clock runs. */
  readonly fixedClass: 'settled' | Extract<OpenClass, 'paused'> | null;
  /** When the need of a letter of apology begins. */
  readonly onset: ApologyOnset;
  /** Its onset depends on the calendar: to be read again when that changes. */
  readonly isLinked: boolean;
  readonly readOnly: boolean;
  /** Taken over from an old register: nobody received it here. */
  readonly isImported: boolean;
}

export function filterBit(filter: ListFilter): number {
  return 1 << listFilters.indexOf(filter);
}

/** @param calendar the office's, for what is received today */
export function indexedDossier(row: DossierRow, calendar: WorkingCalendar): IndexedDossier {
  const { dossier } = row;
  return {
    id: dossier.id,
    code: dossier.code,
    isVoided: dossier.voided !== null,
    name: dossier.applicant.name,
    idNumber: maskPersonalId(dossier.applicant.idNumber),
    procedure: dossier.procedure.name,
    receivedAt: dossier.receivedAt,
    due: row.due,
    status: dossier.status,
    answer: answerTime(dossier),
    slips: dossier.slips
      .filter((slip) => isReceiptSlip(slip) && slip.state !== 'void')
      .map(({ id, state, prints }) => ({ id, state, prints })),
    sync: row.sync,
    reason: row.reason,
    text: oneByte(searchText(row)),
    receivedDate: row.receivedDate,
    counterId: row.counterId,
    receivedBy: dossier.receivedBy,
    filters: fixedFilters(row),
    fixedClass: fixedClass(dossier),
    onset: apologyOnset(calendar, dossier),
    isLinked: dossier.life.legs.length > 0,
    readOnly: row.readOnly,
    isImported: dossier.origin !== undefined,
  };
}

/** As much of it as the list shows. */
export function listRow(dossier: IndexedDossier): ListRow {
  const { id, code, isVoided, name, idNumber, procedure } = dossier;
  const { receivedAt, due, status, answer, slips, sync, reason } = dossier;
  return {
    id,
    code,
    isVoided,
    name,
    idNumber,
    procedure,
    receivedAt,
    due,
    status,
    answer,
    slips,
    sync,
    reason,
  };
}

/** A telephone number is searched as it is spoken, too: with its 0. */
export function searchText({ search, dossier }: DossierRow): string {
  const phones = [dossier.applicant.phone, dossier.submitter?.phone ?? ''];
  return [search, ...phones.filter((phone) => phone.startsWith('+84')).map(spokenPhone)].join(' ');
}

function spokenPhone(phone: string): string {
  return `0${phone.slice('+84'.length)}`;
}

function fixedClass({ status, paused, voided }: Dossier): IndexedDossier['fixedClass'] {
  if (isSettled(status) || voided !== null) return 'settled';
  return paused !== null || status === 'completing' ? 'paused' : null;
}

function fixedFilters(row: DossierRow): number {
  const { dossier } = row;
  const isStopped = row.sync === 'refused' || row.sync === 'review';
  const held: Partial<Record<ListFilter, boolean>> =
    dossier.voided !== null
      ? { voided: true, trouble: isStopped }
      : {
          open: !officialStates[dossier.status].isFinal,
          'hand-over': awaitsHandOver(dossier),
          supplement: awaitsSupplement(dossier),
          uncollected: isUncollected(dossier),
          paused: fixedClass(dossier) === 'paused',
          imported: dossier.origin !== undefined,
          trouble: isStopped || hasTroubledSlip(dossier),
        };
  return listFilters.reduce((bits, filter) => (held[filter] === true ? bits | filterBit(filter) : bits), 0);
}

function hasTroubledSlip(dossier: Dossier): boolean {
  return (
    dossier.slips.some(({ state }) => state === 'failed' || state === 'printed-unknown') ||
    wrongSlips(dossier).length > 0 ||
    outdatedSlip(dossier) !== null
  );
}

/**
 * The same text in one byte for each letter where that is possible, which folding almost always allows: normalising leaves two, and a text
 * of half the length is found through in half the time.
 */
function oneByte(text: string): string {
  return String.fromCharCode(...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)));
}
