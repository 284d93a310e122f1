import { type LocalDate, type LocalDateTime, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { lifeStateWords } from '#shared/text/life-words.ts';
import { formatStoredPhone } from '#shared/text/phone.ts';
import { isReceived } from '../../life/life-state.ts';
import type { Dossier } from '../../state.ts';
import { formRegimeOn } from '../form-set.ts';
import type { Register, RegisterRow } from '../register-data.ts';
import { type FormDesk, formOfficeOf } from './form-head.ts';

export interface RegisterPart {
  /** Lĩnh vực. */
  readonly field: string;
  readonly book: number;
  /** Dates of receipt, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Sổ theo dõi hồ sơ (Mẫu 07) of one field and book over a stretch of receipt dates, in the order of the book. */
export function registerOf(
  dossiers: readonly Dossier[],
  { field, book, from, to }: RegisterPart,
  printedAt: LocalDateTime,
  { profile, formSets }: FormDesk,
): Register {
  const isInPart = ({ procedure, receipt, receivedAt }: Dossier): boolean =>
    procedure.field === field &&
    receipt.book === book &&
    receivedAt.slice(0, 10) >= from &&
    receivedAt.slice(0, 10) <= to;
  return {
    kind: 'register',
    regime: formRegimeOn(formSets, localDateTimeSchema.parse(`${from}T00:00`)),
    office: formOfficeOf(profile.office),
    field,
    book,
    from,
    to,
    printedAt,
    rows: dossiers
      .filter(isInPart)
      .toSorted((a, b) => a.receipt.order - b.receipt.order)
      .map(rowOf),
  };
}

function rowOf(dossier: Dossier): RegisterRow {
  const { receipt, code, procedure, applicant, receivedAt, promise, resultChannel, sets, life } = dossier;
  return {
    order: receipt.order,
    dossierCode: code,
    procedureName: procedure.name,
    applicantName: applicant.name,
    address: applicant.address,
    phone: formatStoredPhone(applicant.phone),
    agencyName: life.handOvers.findLast(({ direction }) => direction === 'to-unit')?.unit ?? '',
    receivedAt,
    // Before the acceptance there is the promise of an answer and none of a result.
    dueAt: isReceived(dossier.status) ? promise.due : null,
    returnedAt: life.returns[0]?.at ?? null,
    resultChannel,
    sets,
    note: noteOf(dossier),
  };
}

/** Why nothing was or will be returned; empty for the usual case. */
function noteOf({ voided, status }: Dossier): string {
  if (voided !== null) return 'Đã hủy';
  return ['refused', 'withdrawn', 'stopped'].includes(status) ? lifeStateWords[status] : '';
}
