import type { Incident } from '#shared/conduct/state.ts';
import { doubtDate } from '#shared/daylog/closing.ts';
import { type Dossier, expectedAt } from '#shared/dossier/state.ts';
import { foldVietnamese } from '#shared/text/fold.ts';
import type { EntityView } from '#shared/sync/client-core/local-store.ts';
import type { OfficeCalendar } from '#shared/office-calendar/state.ts';
import type { DossierRow, IncidentRow, OfficeCalendarRow } from './rows.ts';

/** The row that lists and search read of a dossier. */
export function dossierRow(view: EntityView): DossierRow {
  const dossier = view.state as unknown as Dossier;
  const codes = [dossier.code, ...dossier.aliases];
  const { applicant, submitter, procedure } = dossier;
  return {
    ...standing(view),
    dossier,
    codes,
    ...slipKeys(dossier),
    receivedDate: dossier.receivedAt.slice(0, 10),
    due: expectedAt(dossier),
    counterId: dossier.counterId,
    applicantIdNumber: applicant.idNumber,
    applicantPhone: applicant.phone,
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
      ].join(' '),
    ),
  };
}

/** By what a dossier is found for a slip of it. */
export function slipKeys({ slips }: Pick<Dossier, 'slips'>): Pick<DossierRow, 'slipIds' | 'doubtDates'> {
  return { slipIds: slips.map(({ id }) => id), doubtDates: slips.flatMap((slip) => doubtDate(slip) ?? []) };
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

function standing({
  ref,
  sync,
  reason,
  readOnly,
}: EntityView): Pick<DossierRow, 'id' | 'sync' | 'reason' | 'readOnly'> {
  return { id: ref.id, sync, reason, readOnly };
}
