import { classOfSettled, type SettledClass } from '#shared/calendar/classes.ts';
import type { HandOver } from '../../life/hand-over.ts';
import type { Dossier } from '../../state.ts';
import type { ControlSlip, ControlSlipRow, SharedControlSlip } from '../control-slip-data.ts';
import { dossierFactsOf, type FormDesk, issuedFormOf, officerNameOf } from './form-head.ts';

/** Rows that a control slip has room for; of more the latest are printed. */
const mostRows = 60;

/** Phiếu kiểm soát of a dossier that went alone: a row for each of its hand-overs until now. */
export function controlSlipOf(dossier: Dossier, first: HandOver, desk: FormDesk): ControlSlip {
  const { handOvers, legs } = dossier.life;
  const units = [...new Set([...legs, ...handOvers].map(({ unit }) => unit))];
  const [agencyName = first.unit, ...partners] = units;
  return {
    kind: 'control-slip',
    ...issuedFormOf(desk, dossier, first.slip.number, first.at),
    ...dossierFactsOf(dossier),
    agencyName,
    partnerAgencies: partners.join('; ').slice(0, 500),
    dueAt: dossier.promise.due,
    rows: handOvers.map((_, place) => rowOf(dossier, place, desk)).slice(-mostRows),
  };
}

const results: Readonly<Record<SettledClass, ControlSlipRow['result']>> = {
  'before-time': 'early',
  'on-time': 'on-time',
  'after-time': 'late',
};

function rowOf({ life, promise }: Dossier, place: number, { profile }: FormDesk): ControlSlipRow {
  const counter = profile.office.name;
  const row = life.handOvers[place];
  if (row === undefined) throw new Error(`controlSlipOf: no row ${place}`);
  const { direction, unit, at, by, received, note } = row;
  const before = life.handOvers[place - 1];
  const isOut = direction === 'to-unit';
  const from = before?.direction === 'to-unit' ? before.unit : counter;
  const officer = officerNameOf(profile, by);
  const isResult = life.result !== null && life.result.at === at && !isOut;
  return {
    fromUnit: isOut ? from : unit,
    toUnit: isOut ? unit : counter,
    at,
    giverName: isOut && from === counter ? officer : '',
    // A row of the counter's own taking is signed by who recorded it.
    receiverName: isOut ? (received?.receiver ?? '') : officer,
    // The other rows are ticked by hand: who takes them judges the step before.
    result: isResult ? results[classOfSettled(promise.due, at)] : null,
    note: note.slice(0, 300),
  };
}

/** Phiếu kiểm soát of dossiers that went together: a row for each. */
export function sharedControlSlipOf(
  dossiers: readonly Dossier[],
  handed: HandOver,
  desk: FormDesk,
): SharedControlSlip {
  const ordered = dossiers.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  // Dossiers of two sets of forms stand on the newer one.
  const newest = ordered.at(-1);
  if (newest === undefined) throw new Error('sharedControlSlipOf: no dossier');
  const { slip, at, by, unit, received } = handed;
  return {
    kind: 'shared-control-slip',
    ...issuedFormOf(desk, newest, slip.number, at),
    fromUnit: desk.profile.office.name,
    toUnit: unit,
    handedAt: at,
    giverName: officerNameOf(desk.profile, by),
    receiverName: received?.receiver ?? '',
    rows: ordered.map((dossier) => ({
      ...dossierFactsOf(dossier),
      applicantName: dossier.applicant.name,
      dueAt: dossier.promise.due,
      note: '',
    })),
  };
}
