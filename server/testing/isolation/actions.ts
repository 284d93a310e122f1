import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { pullAnswerSchema, snapshotAnswerSchema } from '#shared/sync/protocol.ts';
import type { OfficeDesk } from './office-desk.ts';

/** What is done at a desk, with things of its own office or of another. */
export const actionKinds = [
  'push',
  'pull',
  'snapshot',
  'history',
  'attach',
  'read-attachment',
  'profile',
  'bring-bundle',
  'push-as-other',
  'history-of-other',
  'attachment-of-other',
  'snapshot-from-other',
  'bundle-of-other',
  'session-of-other',
] as const;
type ActionKind = (typeof actionKinds)[number];

export interface Action {
  readonly kind: ActionKind;
  /** Whose turn it is, and whose things are meant: places in the list of desks. */
  readonly desk: number;
  readonly other: number;
  readonly count: number;
}

/** Rounds of actions; those of one round are under way at the same time. */
export function roundsOfActions(desks: number): fc.Arbitrary<Action[][]> {
  const place = fc.nat({ max: desks - 1 });
  const action = fc.record({
    kind: fc.constantFrom(...actionKinds),
    desk: place,
    other: place,
    count: fc.integer({ min: 1, max: 3 }),
  });
  return fc.array(fc.array(action, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 8 });
}

/**
 * Does it, holds each answer to what the desk's office may know, and gives the answers.
 *
 * @param other a desk of another office
 */
export async function act(
  { kind, count }: Action,
  desk: OfficeDesk,
  other: OfficeDesk,
): Promise<readonly LightMyRequestResponse[]> {
  const { device } = desk;
  const one = async (
    asked: Promise<LightMyRequestResponse>,
    status: number,
    code?: string,
  ): Promise<readonly LightMyRequestResponse[]> => {
    const answer = await asked;
    expect([kind, answer.statusCode], answer.body).toEqual([kind, status]);
    if (code !== undefined) expect(answer.json()).toMatchObject({ code });
    return [answer];
  };
  const history = (id: string | undefined) =>
    device.ask('GET', `/v1/sync/history?kind=dossier&id=${id ?? '019abf2e-0000-7000-8000-000000000001'}`);
  const file = (sha256: string | undefined) =>
    device.ask('GET', `/v1/attachments/${sha256 ?? 'a'.repeat(64)}`);
  switch (kind) {
    case 'push':
      return one(desk.push(count), 200);
    case 'pull':
      return one(device.pull(count - 1), 200);
    case 'snapshot':
      return snapshotOf(desk, `limit=${count * 15}`);
    case 'history':
      return one(history(desk.office.entityIds.at(-count)), 200);
    case 'attach':
      return one(desk.attach(), 204);
    case 'read-attachment':
      return desk.office.attachments.length === 0 ? [] : one(file(desk.office.attachments[0]), 200);
    case 'profile':
      return one(device.ask('GET', '/v1/profile'), 200);
    case 'bring-bundle':
      return one(desk.bring(await desk.bundle(count), desk.supervisor), 200);
    case 'push-as-other':
      return pushAsOther(desk, other);
    case 'history-of-other': {
      const answers = await one(history(other.office.entityIds.at(-count)), 200);
      expect(answers[0]!.json()).toEqual({ rows: [] });
      return answers;
    }
    case 'attachment-of-other':
      return one(file(other.office.attachments.at(-count)), 404, 'not-found');
    case 'snapshot-from-other':
      return snapshotOf(desk, `place=entities:dossier/${other.office.entityIds[0] ?? '0'.repeat(36)}`);
    case 'bundle-of-other':
      return one(desk.bring(await other.bundle(count), desk.supervisor), 400, 'bundle-other-office');
    case 'session-of-other':
      return one(desk.bring(await desk.bundle(1), other.supervisor), 401, 'not-signed-in');
  }
}

/** All pages of a snapshot, or of what follows a place. */
async function snapshotOf({ device }: OfficeDesk, first: string): Promise<readonly LightMyRequestResponse[]> {
  const answers: LightMyRequestResponse[] = [];
  let query: string | null = first;
  while (query !== null) {
    const answer = await device.ask('GET', `/v1/sync/snapshot?${query}`);
    expect(answer.statusCode, answer.body).toBe(200);
    const { next } = snapshotAnswerSchema.parse(answer.json());
    answers.push(answer);
    query = next === null ? null : `place=${encodeURIComponent(next)}`;
  }
  return answers;
}

/** A sealed event of another office, in bodies that name one or the other, is turned away whole. */
async function pushAsOther(
  { device }: OfficeDesk,
  { device: stranger, lastEvent }: OfficeDesk,
): Promise<readonly LightMyRequestResponse[]> {
  if (lastEvent === null) return [];
  const { officeId, deviceId } = device.sample.identity;
  const foreign = stranger.sample.identity;
  const answers: LightMyRequestResponse[] = [];
  for (const named of [
    { officeId: foreign.officeId, deviceId: foreign.deviceId },
    { officeId: foreign.officeId, deviceId },
    { officeId, deviceId: foreign.deviceId },
    { officeId, deviceId },
  ]) {
    const answer = await device.ask('POST', '/v1/sync/push', { protocol: 1, ...named, events: [lastEvent] });
    expect([answer.statusCode, answer.json()]).toEqual([403, { code: 'wrong-device' }]);
    answers.push(answer);
  }
  return answers;
}

/** The ids of all events that a desk can pull. */
export async function pulledIds({ device }: OfficeDesk): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const { rows, headSeq } = pullAnswerSchema.parse((await device.pull(ids.length)).json());
    ids.push(...rows.map(({ event }) => event.id));
    if (rows.length === 0 || ids.length >= headSeq) return ids;
  }
}
