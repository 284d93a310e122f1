import { z } from 'zod';
import { attachmentTypes } from '#shared/dossier/attachment/attachment-file.ts';
import { paperSchema } from '#shared/dossier/slips/paper.ts';
import { officeProfileSchema } from '#shared/identity/office-profile.ts';
import { typedSignInNameSchema, userSchema } from '#shared/identity/user.ts';
import { eventIdSchema, officeIdSchema, deviceIdSchema } from '#shared/kernel/ids.ts';
import { sha256Schema } from '#shared/kernel/sha256.ts';
import { eventEnvelopeSchema } from '#shared/log/envelope.ts';
import { bundleLimits } from '#shared/sync/bundle/header.ts';
import { bundleReportSchema } from '#shared/sync/bundle/report.ts';
import type { BridgeChannel } from './channels.ts';
import { printerTroubleSchema, printingSettingsSchema } from './printing-settings.ts';

const faultSchema = z.strictObject({
  ok: z.literal(false),
  code: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** The wire form of `Result`: faults travel as values, never as thrown errors, whose text Electron would rewrite. */
function resultOf<S extends z.ZodType>(value: S) {
  return z.discriminatedUnion('ok', [z.strictObject({ ok: z.literal(true), value }), faultSchema]);
}

const nothing = z.undefined();

export const sessionSchema = z.strictObject({
  user: userSchema,
  /** `offline`: the password was held against this machine's own verifier. */
  mode: z.enum(['online', 'offline']),
  /** Epoch milliseconds until which this user may sign in here without the server. */
  offlineUntil: z.number().int(),
});
export type Session = z.infer<typeof sessionSchema>;

export const settingsSchema = z.strictObject({
  theme: z.enum(['light', 'dark', 'system']),
  printing: printingSettingsSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

export const appInfoSchema = z.strictObject({
  version: z.string(),
  electron: z.string(),
  /** Survives a wiped IndexedDB: tells a first run from a database that was reset (the canary). */
  installId: z.uuid(),
  /** Whether the operating system guards the secrets; false on a machine without a keyring, said in the status bar. */
  secretsGuarded: z.boolean(),
  /** The address of the server this device is enrolled with, or null. */
  serverUrl: z.string().nullable(),
});

export const printedSlipSchema = z.strictObject({
  outcome: z.enum(['printed-confirmed', 'printed-unknown', 'failed']),
  /** Why it failed; null otherwise. */
  trouble: printerTroubleSchema.nullable(),
  device: z.string(),
  copies: z.number().int(),
  sha256: z.string().nullable(),
  /** Absolute path of the PDF that is always kept beside the paper. */
  path: z.string(),
});

/**
 * The whole contract between renderer and main: one row a channel, arguments and results parsed on the main side. Network calls are
 * not here: they go to `app://counter/api/...`, where main adds the device's token that the renderer never sees.
 */
export const bridgeContract = {
  'app.info': { input: nothing, output: appInfoSchema },
  'enrolment.enrol': {
    input: z.strictObject({
      serverUrl: z.url().max(300),
      code: z.string().min(1).max(80),
      deviceName: z.string().min(1).max(80),
    }),
    output: resultOf(officeProfileSchema),
  },
  'profile.read': { input: nothing, output: officeProfileSchema.nullable() },
  /** Asks the server anew (lease renewed); on failure the stored profile stands. */
  'profile.refresh': { input: nothing, output: resultOf(officeProfileSchema) },
  /** A new device id for a machine whose past differs from the log; the present profile when it has left `deviceId` already. */
  'device.replace': {
    input: z.strictObject({ deviceId: deviceIdSchema }),
    output: resultOf(officeProfileSchema),
  },
  'session.signIn': {
    input: z.strictObject({ signInName: typedSignInNameSchema, password: z.string().min(1).max(200) }),
    output: resultOf(sessionSchema),
  },
  'session.signOut': { input: nothing, output: nothing },
  'session.read': { input: nothing, output: sessionSchema.nullable() },
  /** Sign-in names of those who have signed in on this machine and may do so without a line, the last one first. */
  'session.recent': { input: nothing, output: z.array(typedSignInNameSchema) },
  'journal.append': {
    input: z.strictObject({ events: z.array(eventEnvelopeSchema).min(1).max(500) }),
    output: resultOf(z.strictObject({ bytes: z.number().int() })),
  },
  /** These events were seen in the pulled log: their journal entries may go. */
  'journal.release': {
    input: z.strictObject({ eventIds: z.array(eventIdSchema).max(1000) }),
    output: resultOf(z.strictObject({ kept: z.number().int() })),
  },
  /** Of every device id that this machine has had in the office. */
  'journal.read': {
    input: z.strictObject({ officeId: officeIdSchema }),
    output: resultOf(z.array(eventEnvelopeSchema)),
  },
  /** Prints by the printer that the settings name for the paper's size, or to a PDF file alone, which is kept in any case. */
  'paper.print': { input: paperSchema, output: resultOf(printedSlipSchema) },
  /** Opens a paper as PDF in the app's own viewer window: nothing is printed and nothing kept. */
  'paper.show': { input: paperSchema, output: resultOf(nothing) },
  /** The printers that the operating system has. */
  'printers.list': {
    input: nothing,
    output: z.array(z.strictObject({ name: z.string(), displayName: z.string() })),
  },
  /** Opens a kept PDF in the app's own viewer window; only files of the slip folder. */
  'slip.show': { input: z.strictObject({ path: z.string().max(1000) }), output: resultOf(nothing) },
  /** Keeps a file of the officer's, encrypted, and sends it in its own time. */
  'attachment.keep': {
    input: z.strictObject({ content: z.instanceof(Uint8Array) }),
    output: resultOf(
      z.strictObject({
        sha256: sha256Schema,
        bytes: z.number().int(),
        mediaType: z.enum(attachmentTypes),
      }),
    ),
  },
  /** Hashes of the files here that the server has not confirmed. */
  'attachment.waiting': { input: nothing, output: z.array(sha256Schema) },
  /** A picture, from here or from the server. */
  'attachment.read': {
    input: z.strictObject({ sha256: sha256Schema }),
    output: resultOf(z.strictObject({ content: z.instanceof(Uint8Array) })),
  },
  /** Opens an attached PDF in the app's own viewer window. */
  'attachment.show': {
    input: z.strictObject({ sha256: sha256Schema, name: z.string().max(200) }),
    output: resultOf(nothing),
  },
  /** Seals unsent events into a file that people choose a place for; null when they choose none. The outbox is not touched. */
  'bundle.export': {
    input: z.strictObject({ events: z.array(eventEnvelopeSchema).min(1).max(bundleLimits.events) }),
    output: resultOf(z.strictObject({ fileName: z.string(), count: z.number().int() }).nullable()),
  },
  /** Brings a bundle that people choose to the server; null when they choose none. */
  'bundle.import': {
    input: nothing,
    output: resultOf(z.strictObject({ fileName: z.string(), report: bundleReportSchema }).nullable()),
  },
  /** Writes a text (UTF-8) where people choose; null when they choose no place. */
  'text-file.save': {
    input: z.strictObject({
      name: z.string().regex(/^[a-z0-9-]{1,60}\.csv$/u),
      text: z.string().max(50_000_000),
    }),
    output: resultOf(z.strictObject({ fileName: z.string() }).nullable()),
  },
  /** Bytes that may still be written where the local data are; null when the system does not say. */
  'disk.space': { input: nothing, output: z.strictObject({ freeBytes: z.number().int().min(0).nullable() }) },
  'settings.read': { input: nothing, output: settingsSchema },
  'settings.write': { input: settingsSchema.partial(), output: settingsSchema },
} as const satisfies Record<BridgeChannel, { input: z.ZodType; output: z.ZodType }>;

export type BridgeInput<C extends BridgeChannel> = z.input<(typeof bridgeContract)[C]['input']>;
export type BridgeOutput<C extends BridgeChannel> = z.output<(typeof bridgeContract)[C]['output']>;

/** What the preload puts on `window.counter`. A typed bridge is made from it in `renderer/app/bridge.ts`. */
export interface RawBridge {
  invoke(channel: BridgeChannel, input: unknown): Promise<unknown>;
}
