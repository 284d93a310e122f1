import { startPostgresCluster, type PostgresCluster } from '#server/testing/postgres-cluster.ts';
import { openTestDatabase } from '#server/testing/each-database.ts';
import { KyselyOfficeLog } from '#server/sync/kysely-office-log.ts';
import { nativeSha256 } from '#server/sync/native-sha256.ts';
import { SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { receivePush } from '#shared/sync/server-core/receive-push.ts';
import type { BenchFigure, BenchResult } from './bench-result.ts';
import { addBenchOffices, benchOffice } from './support/bench-office.ts';
import { HttpLine, overHttp } from './support/http-line.ts';
import { realClock } from './support/our-counter.ts';
import { type PreparedPush, pushesOf } from './support/push-load.ts';
import { interleaved, rawInserts } from './support/raw-inserts.ts';
import { officeServer } from './support/server-process.ts';
import { type Timed, quantile, timedByHands } from './support/statistics.ts';

interface Load {
  readonly offices: number;
  readonly eventsEach: number;
  readonly batch: number;
}

const loads: readonly Load[] = [
  { offices: 700, eventsEach: 16, batch: 1 },
  { offices: 700, eventsEach: 60, batch: 20 },
  { offices: 140, eventsEach: 600, batch: 200 },
];
const hands = 16;

/** Pushes of many offices into PostgreSQL, straight into the server core and through HTTP, beside bare inserts of the same rows. */
export async function benchPushes(): Promise<BenchResult> {
  const cluster = await startPostgresCluster();
  try {
    const figures: BenchFigure[] = [];
    for (const load of loads) figures.push(...(await benchLoad(cluster, load)));
    return {
      name: 'Push throughput, PostgreSQL',
      figures,
      remarks: [
        `${hands} pushes at a time. The bare inserts write the same rows into the same tables and indexes, a transaction for as many events as a push has; they read, judge, seal and lock nothing. The first eighth of each is not counted. The goal is for batches; one event at a time shows how far it goes down.`,
        'Straight: the server core in the process of the bench. HTTP: a server process of its own, which shares the machine with its clients.',
      ],
    };
  } finally {
    await cluster.stop();
  }
}

async function benchLoad(cluster: PostgresCluster, load: Load): Promise<readonly BenchFigure[]> {
  const { batch, eventsEach } = load;
  const offices = Array.from({ length: load.offices }, (_, n) => benchOffice(n, 1));
  const pushes = interleaved(
    offices.map((office) => pushesOf(office, office.devices[0]!, eventsEach, batch)),
  );
  const events = (pushes.length - warming(pushes)) * batch;

  const core = await openTestDatabase(await cluster.createDatabase());
  await addBenchOffices(core.db, offices);
  const straight = await timedWarm(pushes.map(straightInto(new KyselyOfficeLog(core.db))));

  const bare = await openTestDatabase(await cluster.createDatabase());
  await addBenchOffices(bare.db, offices);
  const raw = await timedWarm(await rawInserts(core.db, bare.db, batch));
  await core.close();
  await bare.close();

  const server = await officeServer(await cluster.createDatabase(), { offices: load.offices, devices: 1 });
  const line = new HttpLine(server.url, hands);
  const http = await timedWarm(pushes.map((push) => overHttp(line, push)));
  line.close();
  await server.stop();

  const size = `${load.offices} offices, by ${batch}`;
  const against = `bare inserts ${Math.round(events / raw.seconds).toLocaleString('en')} events/s`;
  return [
    {
      what: 'straight, of bare inserts',
      size,
      measured: (raw.seconds / straight.seconds) * 100,
      unit: '%',
      against,
      ...(batch > 1 && { atLeast: 50 }),
    },
    {
      what: 'through HTTP, of bare inserts',
      size,
      measured: (raw.seconds / http.seconds) * 100,
      unit: '%',
      against,
    },
    { what: 'straight', size, measured: events / straight.seconds, unit: 'events/s' },
    { what: 'through HTTP', size, measured: events / http.seconds, unit: 'events/s' },
    { what: 'a push through HTTP, p95', size, measured: quantile(http.times, 0.95), unit: 'ms' },
  ];
}

/** Servers run for weeks: what is done first, while code and statements are prepared, is not counted. */
async function timedWarm(tasks: readonly (() => Promise<unknown>)[]): Promise<Timed> {
  await timedByHands(hands, tasks.slice(0, warming(tasks)));
  return timedByHands(hands, tasks.slice(warming(tasks)));
}

function warming({ length }: readonly unknown[]): number {
  return Math.ceil(length / 8);
}

function straightInto(log: KyselyOfficeLog): (push: PreparedPush) => () => Promise<void> {
  const ids = new SeededIds(1, realClock);
  const ports = { log, clock: realClock, ids, contextOf: haNoiContext(), sha256: nativeSha256 };
  return ({ office: { officeId }, device: { deviceId }, request }) =>
    async () => {
      const answer = await receivePush(ports, { officeId, deviceId }, request);
      if (!answer.ok) throw new Error(answer.code);
      const { problem, acks } = answer.value;
      if (problem !== null || acks.some(({ verdict }) => verdict !== 'applied'))
        throw new Error('not applied');
    };
}
