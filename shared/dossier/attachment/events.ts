import { z } from 'zod';
import { defineEvent } from '#shared/log/event-definition.ts';
import { personal } from '#shared/log/personal-data.ts';
import { sha256Schema } from '#shared/kernel/sha256.ts';
import { attachmentBytes, attachmentTypes } from './attachment-file.ts';

/**
 * A file belongs to the dossier. The log carries what the file is - its hash names it for good - and never the file itself: that goes to
 * the server beside the log, so that a slow line delays a picture and not a record.
 */
export const attachmentAdded = defineEvent({
  type: 'dossier.attachment-added',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.attach',
  payload: z.strictObject({
    attachmentId: z.uuid(),
    /** As the officer's file was called; for people to read, never a path. */
    name: personal(z.string().min(1).max(200)),
    mediaType: z.enum(attachmentTypes),
    bytes: z.number().int().min(1).max(attachmentBytes),
    /** Of the file as it was read; also its name on the server. */
    sha256: sha256Schema,
    /** The line of the paper list that it is a copy of, from 0; null when it belongs to none. */
    paper: z.number().int().min(0).max(59).nullable(),
  }),
});

/** Attached by mistake. It is no longer shown as the dossier's; what was attached, and that it was, stays on record. */
export const attachmentWithdrawn = defineEvent({
  type: 'dossier.attachment-withdrawn',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.attach',
  payload: z.strictObject({ attachmentId: z.uuid(), reason: z.string().min(3).max(300) }),
});

export type AttachmentAdded = z.infer<typeof attachmentAdded.payload>;
