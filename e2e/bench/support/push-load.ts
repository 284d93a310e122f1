import type { PushRequest } from '#shared/sync/protocol.ts';
import { type BenchDevice, type BenchOffice, chunksOf, sampleDevice } from './bench-office.ts';
import { sampleIntake } from './sample-intakes.ts';

export interface PreparedPush {
  readonly office: BenchOffice;
  readonly device: BenchDevice;
  readonly request: PushRequest;
}

/** What one device has to send: dossiers, and after each the word that its receipt slip was printed; in pushes of a size, in order. */
export function pushesOf(
  office: BenchOffice,
  device: BenchDevice,
  events: number,
  batch: number,
  firstIntake = 0,
): readonly PreparedPush[] {
  const sample = sampleDevice(office, device);
  const made = Array.from({ length: Math.ceil(events / 2) }, (_, n) => {
    const { code, change } = sampleIntake(firstIntake + n);
    const received = sample.received(code, change);
    return [received, sample.printed(received)];
  }).flat();
  const { officeId } = office;
  const { deviceId } = device;
  return chunksOf(made.slice(0, events), batch).map((chunk) => ({
    office,
    device,
    request: { protocol: 1, officeId, deviceId, events: [...chunk] },
  }));
}
