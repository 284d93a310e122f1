import { secondOfDay, secondsPerHour } from '#shared/calendar/local-time.ts';
import { isReceiptSlip, type Slip } from '#shared/dossier/slip.ts';
import type { CounterId, UserId } from '#shared/kernel/ids.ts';
import {
  type DayLog,
  type DayLogRows,
  type DossierEntry,
  isImported,
  isUncaused,
  isUnsettled,
  isVoid,
} from './day-log.ts';

/** A figure of the day log, by which its list is opened. */
export type DayFigure =
  | { readonly kind: 'all' }
  | { readonly kind: 'received' }
  | { readonly kind: 'voided' }
  | { readonly kind: 'imported' }
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'slip'; readonly state: Slip['state'] }
  | { readonly kind: 'incidents' }
  | { readonly kind: 'uncaused' }
  | { readonly kind: 'unsettled' };

/** Whose part of the day. Null for everyone. */
export interface DayScope {
  readonly counterId: CounterId | null;
  readonly userId: UserId | null;
}

export const wholeOffice: DayScope = { counterId: null, userId: null };

/** The dossiers and incidents that a figure counts. */
export function entriesOf(log: DayLog, { counterId, userId }: DayScope, figure: DayFigure): DayLogRows {
  const all = log.dossiers.filter(
    ({ dossier }) =>
      (counterId === null || dossier.counterId === counterId) &&
      (userId === null || dossier.receivedBy === userId),
  );
  const dossiers = all.filter((entry) => !isImported(entry));
  const incidents = log.incidents.filter(
    ({ incident }) =>
      (counterId === null || incident.counterId === counterId) &&
      (userId === null || incident.recordedBy === userId),
  );
  const counted = dossiers.filter((entry) => !isVoid(entry));
  switch (figure.kind) {
    case 'all':
      return { dossiers: all, incidents };
    case 'received':
      return { dossiers: counted, incidents: [] };
    case 'voided':
      return { dossiers: dossiers.filter(isVoid), incidents: [] };
    case 'imported':
      return { dossiers: all.filter(isImported), incidents: [] };
    case 'field':
      return {
        dossiers: counted.filter(({ dossier }) => dossier.procedure.field === figure.field),
        incidents: [],
      };
    case 'slip':
      return {
        dossiers: counted.filter(({ dossier }) =>
          dossier.slips.some((slip) => isReceiptSlip(slip) && slip.state === figure.state),
        ),
        incidents: [],
      };
    case 'incidents':
      return { dossiers: [], incidents };
    case 'uncaused':
      return { dossiers: counted.filter((entry) => isUncaused(entry, log.now)), incidents: [] };
    case 'unsettled':
      return { dossiers: all.filter(isUnsettled), incidents: incidents.filter(isUnsettled) };
  }
}

export interface HourCount {
  /** 0 to 23. */
  readonly hour: number;
  readonly count: number;
}

/** Receipts in each hour from the first to the last hour given, widened where something was received outside of it. */
export function receiptsByHour(
  dossiers: readonly DossierEntry[],
  from: number,
  to: number,
): readonly HourCount[] {
  const hours = dossiers.map(({ dossier }) => Math.floor(secondOfDay(dossier.receivedAt) / secondsPerHour));
  const first = Math.min(from, ...hours);
  const last = Math.max(to, ...hours);
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    hour: first + index,
    count: hours.filter((hour) => hour === first + index).length,
  }));
}
