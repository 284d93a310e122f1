import type { Kysely } from 'kysely';
import { deviceIdSchema, officeIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { chainHashAfter, chainStart } from '#shared/log/chain.ts';
import type { EventEnvelope, RecordedEvent } from '#shared/log/envelope.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiCalendar } from '#shared/sync/testing/ha-noi-calendar.ts';
import { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import type { Schema } from '#server/db/schema.ts';
import { eventRow } from '#server/sync/event-rows.ts';
import { refold } from '#server/sync/refold.ts';
import { chunksOf } from './bench-office.ts';
import { sampleIntake } from './sample-intakes.ts';

/** Of each dossier: received, and its slip printed again and again. */
const eventsOfDossier = 8;

/** Writes the log that an office's other counters made, straight into a database whose office has none: only being pulled is measured. */
export async function writeBacklog(
  db: Kysely<Schema>,
  office: { readonly officeId: string; readonly actorId: string },
  events: number,
): Promise<void> {
  const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
  const ids = new SeededIds(99, clock);
  const officeId = officeIdSchema.parse(office.officeId);
  const other = new SampleDevice(
    {
      officeId,
      deviceId: deviceIdSchema.parse(ids.next()),
      actorId: userIdSchema.parse(office.actorId),
      counterId: ids.next(),
    },
    { clock, ids, calendar: haNoiCalendar() },
  );
  const rows: RecordedEvent[] = [];
  const add = (event: EventEnvelope): void => {
    const unchained = {
      event,
      seq: rows.length + 1,
      receivedAt: clock.now(),
      verdict: 'applied',
      reason: null,
    } as const;
    rows.push({ ...unchained, chainHash: chainHashAfter(rows.at(-1)?.chainHash ?? chainStart, unchained) });
  };
  for (let n = 0; rows.length < events; n += 1) {
    const { code, change } = sampleIntake(n);
    const received = other.received(code, change);
    add(received);
    for (let print = 1; print < eventsOfDossier && rows.length < events; print += 1)
      add(other.printed(received));
  }
  for (const chunk of chunksOf(rows)) {
    await db
      .insertInto('events')
      .values(chunk.map((row) => eventRow(officeId, row)))
      .execute();
  }
  await db
    .updateTable('office_counter')
    .set({ seq: rows.length, chain_hash: rows.at(-1)?.chainHash ?? chainStart })
    .where('office_id', '=', officeId)
    .execute();
  // The states that go with it: a device that is far behind takes these and not the log.
  await db.transaction().execute((tx) => refold(tx, officeId));
}
