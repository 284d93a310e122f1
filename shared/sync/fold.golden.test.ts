import { expect, it } from 'vitest';
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts';
import { deviceIdSchema, officeIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { sha256Hex } from '#shared/kernel/sha256.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { foldRow, foldVersion } from './fold.ts';
import golden from './golden/fold.json' with { type: 'json' };
import type { StoredEntity } from './stored-entity.ts';
import { knownEventTypes } from './subjects.ts';
import { haNoiCalendar } from './testing/ha-noi-calendar.ts';
import { ManualClock, SeededIds } from './testing/fixed-ports.ts';
import { SampleDevice } from './testing/sample-device.ts';

/** A dossier's log that is the same for ever. */
function sampleLog(): readonly EventEnvelope[] {
  const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
  const ids = new SeededIds(1, clock);
  const identity = {
    officeId: officeIdSchema.parse(ids.next()),
    deviceId: deviceIdSchema.parse(ids.next()),
    actorId: userIdSchema.parse(ids.next()),
    counterId: ids.next(),
  };
  const device = new SampleDevice(identity, { clock, ids, calendar: haNoiCalendar() });
  const received = device.received('H26.001.01-261123-0001');
  return [received, device.printed(received)];
}

it('[FOLD-3] gives what it gave, or says by its version that it does not', () => {
  let entity: StoredEntity | null = null;
  for (const [index, event] of sampleLog().entries()) {
    const recorded = { event, receivedAt: 0, verdict: 'applied', reason: null, chainHash: '' } as const;
    entity = foldRow(entity, { ...recorded, seq: index + 1 });
  }
  const state = JSON.parse(JSON.stringify(entity)) as Json;
  const fingerprint = sha256Hex(canonicalJson({ types: [...knownEventTypes()], state }));
  // When this differs, the same log now folds into something else: raise foldVersion, and write both here.
  expect({ version: foldVersion, fingerprint }).toEqual(golden);
});
