import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Disk } from '#electron/disk/disk.ts';
import { writeAtomically } from '#electron/disk/write-atomically.ts';
import { writeTroubleOf } from '#electron/disk/write-trouble.ts';
import type { Identity } from '#electron/identity/identity.ts';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import { fault, ok, type Result } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { bundleOf } from '#shared/sync/bundle/batches.ts';
import { sealBundle } from '#shared/sync/bundle/sealing.ts';
import { bundleExtension, type FileChooser } from './file-chooser.ts';
import { sealCrypto } from './seal-crypto.ts';

export interface ExportPorts {
  readonly identity: Pick<Identity, 'profile' | 'signingKey'>;
  readonly chooser: Pick<FileChooser, 'toSave'>;
  readonly disk: Disk;
  readonly clock: Clock;
}

export interface ExportedBundle {
  readonly fileName: string;
  readonly count: number;
}

const pack = promisify(gzip);

/**
 * Writes a bundle of unsent work where people choose (rules BND-1 and BND-2). The file is whole and on the medium when this returns; the
 * outbox is not touched.
 *
 * @param events of one device, by deviceSeq
 * @returns null when people chose no place; else `bundle-no-server-key`, `bundle-disk-full`, `bundle-read-only`, `bundle-not-written`
 */
export async function exportBundle(
  { identity, chooser, disk, clock }: ExportPorts,
  events: readonly EventEnvelope[],
): Promise<Result<ExportedBundle | null>> {
  const { profile, signingKey } = identity;
  if (profile === null) return fault('not-enrolled');
  if (profile.bundleKey === undefined || signingKey === null) return fault('bundle-no-server-key');
  const now = clock.now();
  const bundle = bundleOf(events, now);
  if (!bundle.ok) return bundle;
  const path = await chooser.toSave(fileNameFor(profile, now));
  if (path === null) return ok(null);
  const lines = bundle.value.batches.map((batch) => `${JSON.stringify(batch)}\n`).join('');
  const content = await pack(lines);
  const file = sealBundle(sealCrypto(signingKey), profile.bundleKey, bundle.value.facts, content);
  try {
    await writeAtomically(disk, path, file);
  } catch (error) {
    return fault(`bundle-${writeTroubleOf(error)}`);
  }
  return ok({ fileName: basename(path), count: bundle.value.facts.count });
}

/** `goi-quay-1-20261124-1015.qmcb`: ASCII, so that it stays readable on whatever the stick is plugged into. */
function fileNameFor({ office, device }: OfficeProfile, now: number): string {
  const counter = office.counters.find(({ id }) => id === device.counterId)?.number ?? 0;
  const [date = '', time = ''] = localDateTimeOf(now).split('T');
  return `goi-quay-${counter}-${date.replaceAll('-', '')}-${time.slice(0, 5).replace(':', '')}.${bundleExtension}`;
}
