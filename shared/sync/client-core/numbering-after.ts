import { z } from 'zod';
import { dossierCodeParts, provisionalNumber } from '#shared/dossier/code.ts';
import { slipReissued } from '#shared/dossier/correction/events.ts';
import { dossierReceived } from '#shared/dossier/events.ts';
import { type Numbering, withSlipNumber } from '#shared/dossier/lane.ts';
import { dossierRegistered } from '#shared/dossier/life/door.ts';
import { numberedFormSchema } from '#shared/dossier/slips/slip-number.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { StoredEntity } from '../stored-entity.ts';

/** The numbering as it stood at least after this event of an own device; never backwards. */
export function numberingAfter(numbering: Numbering, event: EventEnvelope): Numbering {
  return dayAfter(seriesAfter(numbering, event), event);
}

const place = z.object({ book: z.number().int().min(1), order: z.number().int().min(1) });
const receivedPlace = z.object({ receivedAt: z.string(), receipt: place });
const registeredPlace = z.object({ receivedAt: z.string(), register: place });
const reissuedPlace = z.object({ issuedOn: z.string(), slip: place });
const issuedPlace = z.object({ slip: place.extend({ form: numberedFormSchema, year: z.number().int() }) });

/**
 * The numbering once this event is known, whichever device recorded it and whatever the server thinks of it: its paper may be out. A book that
 * goes from one device to another goes on where it was (rule NUM-7). Only the few fields that name a place are read.
 */
export function seriesAfter(numbering: Numbering, { type, payload }: EventEnvelope): Numbering {
  switch (type) {
    case dossierReceived.type: {
      const { data } = receivedPlace.safeParse(payload);
      return data === undefined ? numbering : withReceipt(numbering, data.receivedAt, data.receipt);
    }
    case dossierRegistered.type: {
      const { data } = registeredPlace.safeParse(payload);
      return data === undefined ? numbering : withReceipt(numbering, data.receivedAt, data.register);
    }
    case slipReissued.type: {
      const { data } = reissuedPlace.safeParse(payload);
      return data === undefined ? numbering : withReceipt(numbering, data.issuedOn, data.slip);
    }
    default: {
      if (!('slip' in payload)) return numbering;
      const { data } = issuedPlace.safeParse(payload);
      return data === undefined ? numbering : withSlipNumber(numbering, data.slip, data.slip.order);
    }
  }
}

/** The same from a dossier's state, for rows that are not pulled because a snapshot took their place (rule NUM-7). */
export function seriesAfterEntity(numbering: Numbering, { ref, state }: StoredEntity): Numbering {
  return ref.kind === 'dossier' && state !== null
    ? seriesOfDossier(numbering, state as unknown as Dossier)
    : numbering;
}

/** The numbers that a dossier and its slips hold. */
export function seriesOfDossier(
  numbering: Numbering,
  { receipt, receivedAt, life, slips }: Dossier,
): Numbering {
  const registered = withReceipt(numbering, life.acceptance?.registeredAt ?? receivedAt, receipt);
  return slips.reduce((after, slip) => withSlipNumber(after, slip, slip.order), registered);
}

function withReceipt(
  numbering: Numbering,
  moment: string,
  { book, order }: z.infer<typeof place>,
): Numbering {
  return withSlipNumber(numbering, { form: 'receipt', book, year: Number(moment.slice(0, 4)) }, order);
}

const takenCode = z.object({ code: z.string(), receivedAt: z.string() });

/** A new dossier's code took a number of its day; a slip that replaced another took none. */
function dayAfter(numbering: Numbering, { type, payload }: EventEnvelope): Numbering {
  if (type !== dossierReceived.type && type !== dossierRegistered.type) return numbering;
  const { data } = takenCode.safeParse(payload);
  if (data === undefined) return numbering;
  const date = data.receivedAt.slice(0, 10);
  const { lastOfSeries } = numbering;
  const day: Numbering = date > numbering.date ? { date, lastOfDay: 0, lastOfSeries } : numbering;
  if (date !== day.date) return day;
  const provisional = Math.max(provisionalNumber(data.code) ?? 0, day.lastProvisional ?? 0);
  return {
    ...day,
    lastOfDay: Math.max(day.lastOfDay, dossierCodeParts(data.code)?.number ?? 0),
    ...(provisional === 0 ? {} : { lastProvisional: provisional }),
  };
}
