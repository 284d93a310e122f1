import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchFigure, BenchResult } from './bench-result.ts';
import { PouchCounters } from './peer/pouch-counters.ts';
import { benchOffice } from './support/bench-office.ts';
import { OurCounter } from './support/our-counter.ts';
import { officeServer, pouchServer } from './support/server-process.ts';
import { TcpMeter } from './support/tcp-meter.ts';

const sizes = [10, 100, 1_000];
const peerBatch = 100;

/** Bytes on the line for each dossier, counted by a forwarder between client and server: up from one device, down to another. */
export async function benchWire(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'qmc-pouch-'));
  const ourServer = await officeServer('embedded', { offices: sizes.length, devices: 2 });
  const peerServer = await pouchServer(folder);
  const ourLine = await TcpMeter.open(ourServer.url);
  const peerLine = await TcpMeter.open(peerServer.url);
  try {
    const figures: BenchFigure[] = [];
    for (const [n, size] of sizes.entries()) {
      const office = benchOffice(n, 2);
      const [from, to] = office.devices.map((device) => new OurCounter(office, device, ourLine.url));
      if (from === undefined || to === undefined) throw new Error('two devices');
      await from.receive(size);
      await from.sync();
      const pushed = ourLine.taken();
      await to.sync();
      const pulled = ourLine.taken();

      const pair = new PouchCounters(peerLine.url, `wire-${size}`);
      await pair.store(to.documents());
      peerLine.taken();
      await pair.push(peerBatch);
      const peerPushed = peerLine.taken();
      await pair.pull(peerBatch);
      const peerPulled = peerLine.taken();
      await pair.close();

      const label = `${size.toLocaleString('en')} dossiers`;
      const bytes = (count: number): string =>
        `PouchDB ${Math.round(count / size).toLocaleString('en')} bytes`;
      figures.push(
        {
          what: 'push, up',
          size: label,
          measured: pushed.up / size,
          unit: 'bytes',
          against: bytes(peerPushed.up),
        },
        {
          what: 'pull, down',
          size: label,
          measured: pulled.down / size,
          unit: 'bytes',
          against: bytes(peerPulled.down),
        },
        {
          what: 'less than the peer, all directions',
          size: label,
          measured: sum(peerPushed, peerPulled) / sum(pushed, pulled),
          unit: 'x',
        },
      );
    }
    return {
      name: 'Bytes on the line for each dossier (one event)',
      figures,
      remarks: [
        'Heads of HTTP are counted. Ours packs with gzip both ways; the first device also pulls its own rows back, without the events that it has. The peer packs its answers, not what it sends.',
      ],
    };
  } finally {
    await ourLine.close();
    await peerLine.close();
    await ourServer.stop();
    await peerServer.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function sum(...parts: readonly { readonly up: number; readonly down: number }[]): number {
  return parts.reduce((total, { up, down }) => total + up + down, 0);
}
