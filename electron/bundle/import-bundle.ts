import { basename } from 'node:path';
import type { Identity } from '#electron/identity/identity.ts';
import type { ServerLine } from '#electron/identity/server-line.ts';
import { may } from '#shared/identity/rights.ts';
import { fault, ok, type Result } from '#shared/kernel/result.ts';
import { readFrame } from '#shared/sync/bundle/frame.ts';
import { bundleLimits } from '#shared/sync/bundle/header.ts';
import { type BundleReport, bundleReportSchema } from '#shared/sync/bundle/report.ts';
import type { FileChooser } from './file-chooser.ts';
import { readAtMost } from './read-at-most.ts';

export interface ImportPorts {
  readonly identity: Pick<Identity, 'profile' | 'currentSession' | 'credentials'>;
  readonly chooser: Pick<FileChooser, 'toOpen'>;
  /** With patience: the server answers when the whole bundle is in the log. */
  readonly line: ServerLine;
}

export interface ImportedBundle {
  readonly fileName: string;
  readonly report: BundleReport;
}

/**
 * Brings a bundle that people choose to the server, as it is: only the server can open it. What can be seen without a key is looked at here
 * first, so that a wrong file is named without a line.
 *
 * @returns null when people chose no file; else `forbidden`, `not-signed-in` (the server must know the person, too), `bundle-…`, and what
 * the server or the line refuses
 */
export async function importBundle({
  identity,
  chooser,
  line,
}: ImportPorts): Promise<Result<ImportedBundle | null>> {
  const credentials = identity.credentials();
  if (!credentials.ok) return credentials;
  const { currentSession: session, profile } = identity;
  if (session === null || !may(session.user.role, 'bundle.import')) return fault('forbidden');
  const path = await chooser.toOpen();
  if (path === null) return ok(null);
  const file = await readAtMost(path, bundleLimits.fileBytes);
  if (!file.ok) return file;
  const frame = readFrame(file.value);
  if (!frame.ok) return frame;
  if (frame.value.header.officeId !== profile?.office.id) return fault('bundle-other-office');
  const { serverUrl, deviceToken, sessionToken } = credentials.value;
  if (sessionToken === null) return fault('not-signed-in');
  const report = await line.ask({
    serverUrl,
    method: 'POST',
    path: '/v1/sync/bundle',
    deviceToken,
    sessionToken,
    bytes: file.value,
    answer: bundleReportSchema,
  });
  if (report.ok) return ok({ fileName: basename(path), report: report.value });
  // Some server or proxy on the way takes less than a bundle may have.
  if (report.status === 413)
    return fault('bundle-too-large', { limit: bundleLimits.fileBytes / 1024 / 1024 });
  return fault(report.code, report.detail);
}
