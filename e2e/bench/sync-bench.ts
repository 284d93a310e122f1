import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresCluster } from '#server/testing/postgres-cluster.ts';
import type { BenchFigure, BenchResult } from './bench-result.ts';
import { PouchCounters } from './peer/pouch-counters.ts';
import { benchOffice } from './support/bench-office.ts';
import { OurCounter } from './support/our-counter.ts';
import { officeServer, pouchServer } from './support/server-process.ts';
import { secondsOf } from './support/statistics.ts';

const sizes = [100, 1_000, 10_000];
/** Before anything is timed both sides do it with so many, as a server that has run for a while. */
const warmUp = 50;
/** The peer's default, and what serves it best here. */
const peerBatches = [100, 1_000];
/** Ours has no such choice, and is tried as often. */
const tries = peerBatches.length;

/**
 * The same dossiers from one device by a server to another, ours and the peer's, each server in a process of its own and each client's
 * store in memory. Recording them beforehand is not counted; the first device's push, its own pull and the second one's pull are.
 */
export async function benchSync(): Promise<BenchResult> {
  const cluster = await startPostgresCluster();
  const folder = await mkdtemp(join(tmpdir(), 'qmc-pouch-'));
  try {
    const documents = new Map<number, readonly object[]>();
    const postgres = await ourSeconds(await cluster.createDatabase(), documents);
    const embedded = await ourSeconds('embedded', new Map());
    const peer = await peerSeconds(folder, documents);
    return {
      name: 'Sync: one device to another by a server',
      figures: sizes.flatMap((size): readonly BenchFigure[] => {
        const ours = postgres.get(size) ?? NaN;
        const theirs = peer.get(size) ?? [];
        const best = Math.min(...theirs);
        const label = `${size.toLocaleString('en')} dossiers`;
        const against = `PouchDB at its best ${best.toFixed(2)} s; by default ${(theirs[0] ?? NaN).toFixed(2)} s`;
        return [
          {
            what: 'times as fast, on PostgreSQL',
            size: label,
            measured: best / ours,
            unit: 'x',
            against,
            atLeast: 3,
          },
          { what: 'seconds, on PostgreSQL', size: label, measured: ours, unit: 's' },
          { what: 'seconds, on PGlite', size: label, measured: embedded.get(size) ?? NaN, unit: 's' },
        ];
      }),
      remarks: [
        'Headline: PostgreSQL. Neither side waits for the disk: fsync is off there, and LevelDB does not sync by itself.',
        'Clients of both keep their data in memory. Ours seals, judges and chains every event on three machines; the peer copies documents.',
        `Each did it ${tries} times with ${warmUp} dossiers before, untimed, so that the smallest size does not measure how a program starts; of ${tries} tries the best counts.`,
      ],
    };
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function ourSeconds(
  database: string,
  documents: Map<number, readonly object[]>,
): Promise<ReadonlyMap<number, number>> {
  const rounds = [warmUp, ...sizes].flatMap((size) => Array<number>(tries).fill(size));
  const server = await officeServer(database, { offices: rounds.length, devices: 2 });
  const seconds = new Map<number, number>();
  for (const [n, size] of rounds.entries()) {
    const office = benchOffice(n, 2);
    const [from, to] = office.devices.map((device) => new OurCounter(office, device, server.url));
    if (from === undefined || to === undefined) throw new Error('two devices');
    await from.receive(size);
    const taken = await secondsOf(async () => {
      await from.sync();
      await to.sync();
    });
    seconds.set(size, Math.min(taken, seconds.get(size) ?? Infinity));
    if (to.confirmed !== size) throw new Error(`only ${to.confirmed} of ${size} dossiers arrived`);
    documents.set(size, to.documents());
  }
  await server.stop();
  return seconds;
}

/** Seconds for each size, by each of the batches. */
async function peerSeconds(
  folder: string,
  documents: ReadonlyMap<number, readonly object[]>,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const server = await pouchServer(folder);
  const seconds = new Map<number, number[]>();
  for (const size of [warmUp, ...sizes]) {
    for (const batch of peerBatches) {
      const pair = new PouchCounters(server.url, `sync-${size}-${batch}`);
      await pair.store(documents.get(size) ?? []);
      const taken = await secondsOf(async () => {
        await pair.push(batch);
        await pair.pull(batch);
      });
      if ((await pair.arrived()) !== size)
        throw new Error(`PouchDB brought only ${await pair.arrived()} of ${size}`);
      seconds.set(size, [...(seconds.get(size) ?? []), taken]);
      await pair.close();
    }
  }
  await server.stop();
  return seconds;
}
