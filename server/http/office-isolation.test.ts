import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, openTestDatabase } from '../testing/each-database.ts';
import { act, actionKinds, pulledIds, roundsOfActions } from '../testing/isolation/actions.ts';
import { IsolatedOffice, OfficeDesk, Turn } from '../testing/isolation/office-desk.ts';
import { PokeEar } from '../testing/isolation/poke-ear.ts';
import { StaffedOffice } from '../testing/staffed-office.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';

/** Three offices of one server, two desks in each but the last. */
const officeOf = [0, 0, 1, 1, 2] as const;

describe('offices of one server', () => {
  let database: TestDatabase;
  let server: TestServer;
  let offices: readonly IsolatedOffice[];
  let desks: readonly OfficeDesk[];
  let ears: readonly PokeEar[];
  beforeAll(async () => {
    database = await openTestDatabase(null);
    server = await testServer(database, 950);
    const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
    const staffed = await Promise.all(
      [951, 952, 953].map((seed) => new StaffedOffice(database.db, seed).add()),
    );
    offices = staffed.map(
      (office, index) => new IsolatedOffice(office, `only-of-office-${index}-${index * 7919}`),
    );
    const door = new Turn();
    const opened: OfficeDesk[] = [];
    for (const index of officeOf) opened.push(await OfficeDesk.opened(server, offices[index]!, door));
    desks = opened;
    // Heads that lie apart: a number of another office is then seen as such.
    for (const [desk, index] of officeOf.entries()) if (index > 0) await desks[desk]!.push(40 * index);
    ears = await Promise.all(desks.map((desk) => PokeEar.at(url, desk.device.token)));
  }, 120_000);
  afterAll(async () => {
    for (const ear of ears) ear.close();
    await server.app.close();
    await database.close();
  });

  /** Nothing that only other offices know may be in an answer. */
  function expectNothingOfOthers(desk: OfficeDesk, answers: readonly LightMyRequestResponse[]): void {
    const foreign = offices.filter((office) => office !== desk.office);
    for (const { body, headers } of answers) {
      const said = body + JSON.stringify(headers);
      const leaked = foreign.flatMap(({ secrets }) => [...secrets].filter((secret) => said.includes(secret)));
      expect(leaked).toEqual([]);
    }
  }

  it('[PULL-3] [PUSH-10] never give a device what is another office\u2019s, whatever it asks and whoever asks beside it', async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(roundsOfActions(officeOf.length), async (rounds) => {
        for (const round of rounds) {
          await Promise.all(
            round.map(async (action) => {
              const desk = desks[action.desk]!;
              const strangers = desks.filter(({ office }) => office !== desk.office);
              const answers = await act(action, desk, strangers[action.other % strangers.length]!);
              expectNothingOfOthers(desk, answers);
              if (answers.length > 0) done.set(action.kind, (done.get(action.kind) ?? 0) + 1);
            }),
          );
        }
        // All that is in an office's log was recorded there, and nothing that a stranger brought.
        for (const desk of desks) {
          const ids = await pulledIds(desk);
          expect(ids.filter((id) => !desk.office.eventIds.has(id))).toEqual([]);
        }
        for (const [index, ear] of ears.entries()) {
          const { headSeq } = (await desks[index]!.device.pull()).json<{ headSeq: number }>();
          expect(ear.highest(), `desk ${index}`).toBeLessThanOrEqual(headSeq);
        }
      }),
      // The server goes on from run to run, so that a smaller case would be another one.
      { seed: 950, numRuns: 12, endOnFailure: true },
    );
    // What was never tried proves nothing.
    for (const kind of actionKinds) expect(done.get(kind) ?? 0, kind).toBeGreaterThan(0);
    for (const ear of ears) expect(ear.count()).toBeGreaterThan(1);
  }, 120_000);
});
