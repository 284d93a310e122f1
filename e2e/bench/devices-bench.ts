import { startPostgresCluster } from '#server/testing/postgres-cluster.ts';
import type { BenchFigure, BenchResult } from './bench-result.ts';
import { type FleetPlan, runFleet } from './support/fleet-report.ts';
import { officeServer } from './support/server-process.ts';
import { quantile } from './support/statistics.ts';

/** 700 offices x 150 dossiers a day x 8 events in eight hours make 29 events a second. */
const cityRate = 29;
const offices = 700;
const devicesEach = 10;

const plans: readonly FleetPlan[] = [
  { offices: offices / 100, devicesEach, seconds: 10, rate: cityRate / 100 },
  { offices: offices / 10, devicesEach, seconds: 10, rate: cityRate / 10 },
  { offices, devicesEach, seconds: 30, rate: cityRate },
];

/** All counters of a city on one server: each with its poke stream, its jittered polling, and its share of the day's events. */
export async function benchDevices(): Promise<BenchResult> {
  const cluster = await startPostgresCluster();
  try {
    const figures: BenchFigure[] = [];
    const remarks = [
      `Nothing is compressed in time: polls every 15 to 25 s, ${cityRate} events/s over 700 offices (the day's mean), each poking ten devices, which pull at once.`,
      'One server process, one PostgreSQL and all devices share this machine. Requests of the fleet share 512 connections; streams have one each.',
    ];
    for (const plan of plans) {
      const server = await officeServer(await cluster.createDatabase(), {
        offices: plan.offices,
        devices: devicesEach,
      });
      const { pulls, pushes, pokes, errors } = await runFleet(server.url, plan);
      await server.stop();
      const size = `${(plan.offices * devicesEach).toLocaleString('en')} devices`;
      const all = [...pulls, ...pushes];
      figures.push(
        { what: 'a request, p95', size, measured: quantile(all, 0.95), unit: 'ms', atMost: 500 },
        { what: 'errors', size, measured: errors.length, unit: '', atMost: 0 },
        { what: 'a push, p95', size, measured: quantile(pushes, 0.95), unit: 'ms' },
        { what: 'requests', size, measured: all.length / plan.seconds, unit: '/s' },
        { what: 'pokes of something new', size, measured: pokes / plan.seconds, unit: '/s' },
      );
      if (errors.length > 0) remarks.push(`${size}: ${[...new Set(errors)].slice(0, 3).join('; ')}`);
    }
    return { name: 'Devices on one server, PostgreSQL', figures, remarks };
  } finally {
    await cluster.stop();
  }
}
