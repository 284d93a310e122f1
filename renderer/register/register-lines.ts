import { isLate, lacksLateCause } from '#shared/dossier/life/late-cause.ts';
import { lateLegs } from '#shared/dossier/life/legs.ts';
import type { StepMoment } from '#shared/dossier/life/offered-steps.ts';
import type { RegisterRow } from '#shared/dossier/slips/register-data.ts';
import { isUncollected } from '#shared/dossier/life/work-queues.ts';
import { isSettled } from '#shared/dossier/life/life-state.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { formatStoredPhone } from '#shared/text/phone.ts';
import { compareVietnamese } from '#shared/text/collate.ts';
import { text } from './text.vi.ts';
import { isLinked } from './unit-counts.ts';

/** A line of the follow-up register with the dossier that it is about. */
export interface RegisterLine {
  readonly dossier: Dossier;
  /** Quyển số: each counter keeps one. */
  readonly book: number;
  readonly row: RegisterRow;
  /** Ký nhận: on the paper a signature, here that it was given. */
  readonly isSigned: boolean;
}

export interface RegisterChoice {
  /** Null for all fields. */
  readonly field: string | null;
  /** Null for all books. */
  readonly book: number | null;
}

/**
 * The lines of the register, by book and running number. Only what was received has a line: what was registered and not taken has a place in
 * the book, and no receipt. A void dossier keeps its line.
 *
 * @param agency who decides where no unit is named
 */
export function registerLines(
  dossiers: readonly Dossier[],
  { field, book }: RegisterChoice,
  agency: string,
): readonly RegisterLine[] {
  return dossiers
    .filter(
      ({ receipt, procedure }) =>
        receipt.number !== '' &&
        (field === null || procedure.field === field) &&
        (book === null || receipt.book === book),
    )
    .map((dossier) => lineOf(dossier, agency))
    .toSorted(
      (a, b) =>
        a.book - b.book ||
        a.row.order - b.row.order ||
        (a.dossier.receivedAt < b.dossier.receivedAt ? -1 : 1),
    );
}

function lineOf(dossier: Dossier, agency: string): RegisterLine {
  const { applicant, receipt, procedure, promise, life, voided, reappointment } = dossier;
  const returned = life.returns[0];
  return {
    dossier,
    book: receipt.book,
    isSigned: returned?.signed ?? false,
    row: {
      order: receipt.order,
      dossierCode: dossier.code,
      procedureName: procedure.name,
      applicantName: applicant.name,
      address: applicant.address,
      phone: formatStoredPhone(applicant.phone),
      agencyName: leadingUnit(dossier) ?? agency,
      receivedAt: dossier.receivedAt,
      dueAt: promise.due,
      returnedAt: returned?.at ?? null,
      resultChannel: dossier.resultChannel,
      sets: dossier.sets,
      note:
        voided !== null
          ? text.voidNote(voided.reason).slice(0, 300)
          : reappointment !== null
            ? text.reappointed(reappointment.due)
            : '',
      ...(voided === null ? {} : { isVoid: true }),
    },
  };
}

/** Cơ quan chủ trì giải quyết: of a linked dossier its first leg, else the unit that got it first. */
function leadingUnit({ life }: Dossier): string | undefined {
  return life.legs[0]?.unit ?? life.handOvers.find(({ direction }) => direction === 'to-unit')?.unit;
}

export const registerFigures = [
  'received',
  'returned',
  'uncollected',
  'open',
  'late',
  'uncaused',
  'linked',
  'legUncaused',
  'voided',
] as const;
export type RegisterFigure = (typeof registerFigures)[number];

/** Whether a figure counts a line; a void dossier only in its own. */
export function isCounted(
  figure: RegisterFigure,
  { dossier, row }: RegisterLine,
  { calendar, now }: StepMoment,
): boolean {
  if (dossier.voided !== null) return figure === 'voided';
  switch (figure) {
    case 'received':
      return true;
    case 'returned':
      return row.returnedAt !== null;
    case 'uncollected':
      return isUncollected(dossier);
    case 'open':
      return !isSettled(dossier.status);
    case 'late':
      return isLate(dossier, now);
    case 'uncaused':
      return lacksLateCause(dossier, now);
    case 'linked':
      return isLinked(dossier);
    case 'legUncaused':
      return lateLegs(calendar, dossier, now).some(({ lateCause }) => lateCause === null);
    case 'voided':
      return false;
  }
}

/** Lĩnh vực of these dossiers, in alphabetical order. */
export function fieldsOf(dossiers: readonly Dossier[]): readonly string[] {
  return [...new Set(dossiers.map(({ procedure }) => procedure.field))].toSorted(compareVietnamese);
}
