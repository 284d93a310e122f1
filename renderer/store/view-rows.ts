import type { Incident } from '#shared/conduct/state.ts';
import { doubtDate } from '#shared/daylog/closing.ts';
import { namesakeKey } from '#shared/dossier/duplicates/namesake.ts';
import { moneyLinesOf } from '#shared/dossier/life/fees.ts';
import { type Dossier, expectedAt, slipsOfOldCode } from '#shared/dossier/state.ts';
import { foldVietnamese } from '#shared/text/fold.ts';
import type { EntityView } from '#shared/sync/client-core/local-store.ts';
import type { OfficeCalendar } from '#shared/office-calendar/state.ts';
import type { RegisterExport } from '#shared/register-export/state.ts';
import type { DossierRow, IncidentRow, OfficeCalendarRow, RegisterExportRow } from './rows.ts';

/** The row that lists and search read of a dossier. */
export function dossierRow(view: EntityView): DossierRow {
  const dossier = view.state as unknown as Dossier;
  const codes = [dossier.code, ...dossier.aliases];
  const { applicant, submitter, procedure } = dossier;
  return {
    ...standing(view),
    dossier,
    codes,
    receivedDate: dossier.receivedAt.slice(0, 10),
    due: expectedAt(dossier),
    counterId: dossier.counterId,
    applicantIdNumber: applicant.idNumber,
    applicantPhone: applicant.phone,
    ...indexedFacts(dossier),
    search: foldVietnamese(
      [
        ...codes,
        applicant.name,
        applicant.idNumber,
        applicant.phone,
        submitter?.name ?? '',
        submitter?.phone ?? '',
        procedure.name,
        procedure.code ?? '',
        dossier.online?.portalCode ?? '',
        dossier.queueTicket ?? '',
      ].join(' '),
    ),
  };
}

/** What a dossier is found by in the local data beside what it always was: shared slips, papers in doubt or of an old code, namesakes, days with fees. */
export function indexedFacts(
  dossier: Dossier,
): Pick<DossierRow, 'sharedSlipIds' | 'doubtDates' | 'oldCodes' | 'applicantNamesake' | 'feeDates'> {
  const { slips, applicant, life } = dossier;
  const shared = life.handOvers.filter(({ isShared }) => isShared);
  return {
    sharedSlipIds: [...new Set(shared.map(({ slip }) => slip.slipId))],
    doubtDates: slips.flatMap((slip) => doubtDate(slip) ?? []),
    oldCodes: [...new Set(slipsOfOldCode(dossier).map(({ printedCode }) => printedCode ?? ''))],
    applicantNamesake: namesakeKey(applicant.name, applicant.birthDate ?? ''),
    feeDates: [...new Set(moneyLinesOf(dossier).map(({ at }) => at.slice(0, 10)))],
  };
}

export function incidentRow(view: EntityView): IncidentRow {
  const incident = view.state as unknown as Incident;
  return {
    ...standing(view),
    incident,
    happenedDate: incident.happenedAt.slice(0, 10),
    counterId: incident.counterId,
  };
}

export function officeCalendarRow(view: EntityView): OfficeCalendarRow {
  return { ...standing(view), calendar: view.state as unknown as OfficeCalendar };
}

export function registerExportRow(view: EntityView): RegisterExportRow {
  const exported = view.state as unknown as RegisterExport;
  return { ...standing(view), exported, at: exported.at };
}

function standing({
  ref,
  sync,
  reason,
  readOnly,
}: EntityView): Pick<DossierRow, 'id' | 'sync' | 'reason' | 'readOnly'> {
  return { id: ref.id, sync, reason, readOnly };
}
