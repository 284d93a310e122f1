import { expect, it } from 'vitest';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { readEvent } from '#shared/sync/subjects.ts';
import { SmallOffice, type SmallDevice } from '#shared/sync/testing/small-office.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { type Dossier, slipsOfOldCode } from './state.ts';

it('[NUM-6] knows the slips that say a code which was replaced, until one with the present code is printed', () => {
  const office = new SmallOffice(1, 1);
  const [{ sample }] = office.devices as [SmallDevice];
  let state: Json | null = null;
  const fold = (event: EventEnvelope): readonly string[] => {
    const reading = readEvent(event);
    if (reading.kind !== 'known') throw new Error(event.type);
    state = reading.evolve(state);
    return slipsOfOldCode(state as unknown as Dossier).map(({ number }) => number);
  };
  const received = sample.received('T012311-001');
  const printed = (code: string): EventEnvelope => {
    const { payload, entity } = sample.printed(received);
    return sample.seal('dossier.slip-printed', entity, { ...payload, code, content: null }, { v: 2 });
  };
  const official = 'H26.001.01-261123-0001';
  expect(fold(received)).toEqual([]);
  expect(
    fold(sample.seal('dossier.recoded', received.entity, { from: 'T012311-001', to: official })),
  ).toEqual([]);
  // Printed before the official code had come, and sent after it.
  expect(fold(printed('T012311-001'))).toHaveLength(1);
  expect(fold(printed(official))).toEqual([]);
});
