import { fork } from 'node:child_process';
import { join } from 'node:path';

/** What a fleet of devices saw; times in milliseconds. */
export interface FleetReport {
  readonly pulls: readonly number[];
  readonly pushes: readonly number[];
  /** Pokes that told of something new. */
  readonly pokes: number;
  readonly rows: number;
  readonly errors: readonly string[];
}

export interface FleetPlan {
  readonly offices: number;
  readonly devicesEach: number;
  readonly seconds: number;
  /** Dossiers a second over all devices. */
  readonly rate: number;
}

/** Runs a fleet against a server, in a process of its own. */
export function runFleet(
  url: string,
  { offices, devicesEach, seconds, rate }: FleetPlan,
): Promise<FleetReport> {
  const args = [url, offices, devicesEach, seconds, rate].map(String);
  const child = fork(join(import.meta.dirname, 'device-fleet.ts'), args, { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', (report) => resolve(report as FleetReport));
    child.once('exit', (code) => reject(new Error(`the fleet ended with ${code}`)));
  });
}
