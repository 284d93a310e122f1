import { dossierCodeParts, provisionalNumber } from '#shared/dossier/code.ts';
import { slipReissued } from '#shared/dossier/correction/events.ts';
import { dossierReceived } from '#shared/dossier/events.ts';
import { dossierRegistered } from '#shared/dossier/life/door.ts';
import type { Numbering } from '#shared/dossier/lane.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';

/** The numbering as it stood at least after this event; never backwards. */
export function numberingAfter(numbering: Numbering, event: EventEnvelope): Numbering {
  if (event.type === slipReissued.type) return numberingAfterReissue(numbering, event);
  const taken = numberTakenBy(event);
  if (taken === null) return numbering;
  const { code, receivedAt, order } = taken;
  const date = receivedAt.slice(0, 10);
  const year = date.slice(0, 4);
  const day: Omit<Numbering, 'year' | 'lastOfYear'> =
    date > numbering.date ? { date, lastOfDay: 0 } : dayOf(numbering);
  const isThisDay = date === day.date;
  const ofDay = isThisDay ? (dossierCodeParts(code)?.number ?? 0) : 0;
  const provisional = Math.max(isThisDay ? (provisionalNumber(code) ?? 0) : 0, day.lastProvisional ?? 0);
  return {
    ...day,
    lastOfDay: Math.max(day.lastOfDay, ofDay),
    ...(provisional === 0 ? {} : { lastProvisional: provisional }),
    ...ofYearAfter(numbering, year, order),
  };
}

/** The code, the day and the place in the register that an event took; null when it took none. */
function numberTakenBy({
  type,
  payload,
}: EventEnvelope): { readonly code: string; readonly receivedAt: string; readonly order: number } | null {
  if (type === dossierReceived.type) {
    const received = dossierReceived.payload.safeParse(payload);
    return received.success ? { ...received.data, order: received.data.receipt.order } : null;
  }
  if (type !== dossierRegistered.type) return null;
  const registered = dossierRegistered.payload.safeParse(payload);
  return registered.success ? { ...registered.data, order: registered.data.register.order } : null;
}

/** A slip that replaced another took a number of the year's series and none of the day's. */
function numberingAfterReissue(numbering: Numbering, event: EventEnvelope): Numbering {
  const payload = slipReissued.payload.safeParse(event.payload);
  if (!payload.success) return numbering;
  const { issuedOn, slip } = payload.data;
  return { ...numbering, ...ofYearAfter(numbering, issuedOn.slice(0, 4), slip.order) };
}

function ofYearAfter(
  numbering: Numbering,
  year: string,
  order: number,
): Pick<Numbering, 'year' | 'lastOfYear'> {
  return year > numbering.year || (year === numbering.year && order > numbering.lastOfYear)
    ? { year, lastOfYear: order }
    : { year: numbering.year, lastOfYear: numbering.lastOfYear };
}

function dayOf({
  year: _year,
  lastOfYear: _lastOfYear,
  ...day
}: Numbering): Omit<Numbering, 'year' | 'lastOfYear'> {
  return day;
}
