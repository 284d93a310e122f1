import type { Attachments } from '#electron/attachments/attachments.ts';
import type { ExportedBundle } from '#electron/bundle/export-bundle.ts';
import type { ImportedBundle } from '#electron/bundle/import-bundle.ts';
import type { Identity } from '#electron/identity/identity.ts';
import type { Journal } from '#electron/journal/journal.ts';
import type { SlipPrinter } from '#electron/printing/slip-printer.ts';
import type { ListPrinters } from '#electron/printing/system-printers.ts';
import type { SlipViewer } from '#electron/printing/slip-viewer.ts';
import type { SettingsStore } from '#electron/settings/settings-store.ts';
import type { Settings } from '#shared/bridge/contract.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { BridgeServices } from './bridge-handlers.ts';

export interface ServiceParts {
  readonly versions: { readonly app: string; readonly electron: string };
  readonly isSecretsGuarded: boolean;
  readonly identity: Identity;
  readonly journal: Journal;
  readonly printer: SlipPrinter;
  readonly printers: ListPrinters;
  readonly viewer: Pick<SlipViewer, 'show' | 'showContent'>;
  readonly attachments: Pick<Attachments, 'keep' | 'read' | 'waiting'>;
  readonly settings: SettingsStore;
  readonly exportBundle: (events: readonly EventEnvelope[]) => Promise<Result<ExportedBundle | null>>;
  readonly importBundle: () => Promise<Result<ImportedBundle | null>>;
  readonly saveText: (name: string, text: string) => Promise<Result<{ readonly fileName: string } | null>>;
  readonly freeBytes: () => Promise<number | null>;
  readonly applyTheme: (theme: Settings['theme']) => void;
  /** Told, for the log, when this machine goes on under another device id. */
  readonly onDeviceReplaced: (from: DeviceId, to: DeviceId) => void;
  /** Told of the fault codes that went to the renderer; never their detail. */
  readonly report: (operation: string, code: string) => void;
}

/** What main does for each channel: every line leads to the part that knows. */
export function bridgeServices(parts: ServiceParts): BridgeServices {
  const { identity, journal, printer, viewer, attachments, settings, versions } = parts;
  const told = async <T>(operation: string, answer: Promise<Result<T>>): Promise<Result<T>> => {
    const result = await answer;
    if (!result.ok) parts.report(operation, result.code);
    return result;
  };
  return {
    'app.info': async () => ({
      version: versions.app,
      electron: versions.electron,
      installId: settings.installId,
      secretsGuarded: parts.isSecretsGuarded,
      serverUrl: identity.serverUrl,
    }),
    'enrolment.enrol': ({ serverUrl, code, deviceName }) =>
      told('enrol', identity.enrol(serverUrl, code, deviceName)),
    'profile.read': async () => identity.profile,
    'profile.refresh': () => told('refresh-profile', identity.refreshProfile()),
    'device.replace': async ({ deviceId }) => {
      const replaced = await told('replace-device', identity.replaceDevice(deviceId));
      if (replaced.ok) parts.onDeviceReplaced(deviceId, replaced.value.device.id);
      return replaced;
    },
    'session.signIn': (input) => told('sign-in', identity.signIn(input)),
    'session.signOut': async () => {
      await identity.signOut();
      return undefined;
    },
    'session.read': async () => identity.currentSession,
    'session.recent': async () => [...identity.recentNames],
    'journal.append': ({ events }) => told('journal-append', journal.append(events)),
    'journal.release': ({ eventIds }) => told('journal-release', journal.release(eventIds)),
    'journal.read': ({ officeId }) => told('journal-read', journal.read(officeId)),
    'paper.print': (paper) => told('paper-print', printer.print(paper, settings.read().printing)),
    'paper.show': async (paper) => {
      const made = await told('paper-show', printer.preview(paper, settings.read().printing));
      return made.ok ? told('slip-show', viewer.showContent(made.value.name, made.value.pdf)) : made;
    },
    'printers.list': async () =>
      (await parts.printers().catch(() => [])).map(({ name, displayName }) => ({ name, displayName })),
    'slip.show': ({ path }) => told('slip-show', viewer.show(path)),
    'attachment.keep': ({ content }) => told('attachment-keep', attachments.keep(content)),
    'attachment.waiting': async () => [...(await attachments.waiting())],
    'attachment.read': async ({ sha256 }) => {
      const found = await told('attachment-read', attachments.read(sha256));
      return found.ok ? ok({ content: found.value }) : found;
    },
    'attachment.show': async ({ sha256, name }) => {
      const found = await told('attachment-read', attachments.read(sha256));
      return found.ok ? told('attachment-show', viewer.showContent(name, found.value)) : found;
    },
    'bundle.export': ({ events }) => told('bundle-export', parts.exportBundle(events)),
    'bundle.import': () => told('bundle-import', parts.importBundle()),
    'text-file.save': ({ name, text }) => told('text-file-save', parts.saveText(name, text)),
    'disk.space': async () => ({ freeBytes: await parts.freeBytes() }),
    'settings.read': async () => settings.read(),
    'settings.write': async (changes) => {
      const written = settings.write(changes);
      parts.applyTheme(written.theme);
      return written;
    },
  };
}
