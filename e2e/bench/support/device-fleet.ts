import { Agent, get } from 'node:http';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { SeededRandom } from '#shared/sync/testing/fixed-ports.ts';
import { pollInterval } from '#shared/sync/client-core/backoff.ts';
import { pullAnswerSchema, pullPageSize } from '#shared/sync/protocol.ts';
import { benchOffice, sampleDevice, type BenchDevice, type BenchOffice } from './bench-office.ts';
import type { FleetReport } from './fleet-report.ts';
import { HttpLine } from './http-line.ts';
import { sampleIntake } from './sample-intakes.ts';

// Many counters in a process of their own, each with its own poke stream and its own polling. Arguments: the server's URL, offices, devices
// in each, seconds to measure, dossiers a second over all of them. Sends a `FleetReport` and ends.
const [url = '', offices = '1', devicesEach = '10', seconds = '10', rate = '1'] = process.argv.slice(2);
const random = new SeededRandom(7);
const line = new HttpLine(url, 512);
const streams = new Agent({ keepAlive: false, maxSockets: Infinity });
const opensAtOnce = 100;

const report = { pulls: [] as number[], pushes: [] as number[], pokes: 0, rows: 0, errors: [] as string[] };
let isMeasuring = false;
let isOver = false;

class FleetDevice {
  private cursor = 0;
  private isPulling = false;
  private isWanted = false;
  private pushing: Promise<void> = Promise.resolve();
  private readonly device: BenchDevice;
  private readonly sample: ReturnType<typeof sampleDevice>;

  constructor(office: BenchOffice, device: BenchDevice) {
    this.device = device;
    this.sample = sampleDevice(office, device);
  }

  /** Opens the poke stream; each poke beyond the cursor makes a pull, as in the app. */
  listen(): Promise<void> {
    return new Promise((resolve) => {
      const headers = { authorization: `Bearer ${this.device.token}` };
      const asked = get(`${url}/v1/sync/poke`, { agent: streams, headers }, (answer) => {
        if (answer.statusCode !== 200) failed(`poke ${answer.statusCode}`);
        answer.setEncoding('utf8');
        answer.on('data', (text: string) => {
          const head = Number(/"headSeq":(\d+)/.exec(text)?.[1] ?? 0);
          if (head > this.cursor && isMeasuring) {
            report.pokes += 1;
            void this.pull();
          }
        });
        answer.on('error', () => failed('poke stream broke'));
        resolve();
      });
      asked.on('error', (error) => {
        failed(`poke ${error.message}`);
        resolve();
      });
    });
  }

  poll(): void {
    if (isOver) return;
    void this.pull();
    setTimeout(() => this.poll(), pollInterval(true, random.next()));
  }

  /** To the head; a wish that comes meanwhile makes one more pull. */
  private async pull(): Promise<void> {
    this.isWanted = true;
    if (this.isPulling) return;
    this.isPulling = true;
    while (this.isWanted && !isOver) {
      this.isWanted = false;
      const path = `/v1/sync/pull?after=${this.cursor}&limit=${pullPageSize}`;
      const body = await timed(report.pulls, () => line.get(path, this.device.token));
      const rows = body === null ? [] : pullAnswerSchema.parse(JSON.parse(body)).rows;
      report.rows += rows.length;
      this.cursor = rows.at(-1)?.seq ?? this.cursor;
    }
    this.isPulling = false;
  }

  /** A dossier received here, sent at once. */
  receive(n: number): void {
    const { code, change } = sampleIntake(n);
    const { officeId, deviceId } = this.sample.identity;
    const events = [this.sample.received(code, change)];
    const packed = gzipSync(JSON.stringify({ protocol: 1, officeId, deviceId, events }));
    this.pushing = this.pushing.then(
      async () =>
        void (await timed(report.pushes, () => line.post('/v1/sync/push', this.device.token, packed))),
    );
  }
}

async function timed(
  times: number[],
  ask: () => Promise<{ readonly status: number; readonly body: string }>,
): Promise<string | null> {
  const start = performance.now();
  try {
    const { status, body } = await ask();
    if (status !== 200) failed(`${status} ${body.slice(0, 80)}`);
    if (isMeasuring) times.push(performance.now() - start);
    return status === 200 ? body : null;
  } catch (error) {
    failed(String(error));
    return null;
  }
}

function failed(what: string): void {
  if (!isOver) report.errors.push(what);
}

const fleet = Array.from({ length: Number(offices) }, (_, n) => benchOffice(n, Number(devicesEach))).flatMap(
  (office) => office.devices.map((device) => new FleetDevice(office, device)),
);
for (let n = 0; n < fleet.length; n += opensAtOnce) {
  await Promise.all(fleet.slice(n, n + opensAtOnce).map((device) => device.listen()));
}
isMeasuring = true;
// As counters stand after a morning: each somewhere between two polls.
for (const device of fleet)
  setTimeout(() => device.poll(), random.next() * pollInterval(true, random.next()));
let received = 0;
const receiving = setInterval(
  () => {
    fleet[random.below(fleet.length)]?.receive(received);
    received += 1;
  },
  1000 / Number(rate),
);
setTimeout(
  () => {
    isOver = true;
    clearInterval(receiving);
    process.send?.(report satisfies FleetReport, () => process.exit(0));
  },
  Number(seconds) * 1000,
);
