import { z } from 'zod';
import { localDateSchema, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { counterIdSchema } from '#shared/kernel/ids.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';

export const exportWaySchema = z.enum(['file', 'paper']);
export type ExportWay = z.infer<typeof exportWaySchema>;

/**
 * Lines of the follow-up register (Mẫu 07) were asked for, as a file or on paper. Names, addresses and whole telephone numbers of citizens
 * leave the product with them, so that it is an audited act like the full display of one number; which part it was, and never whose lines,
 * nor the file's name. It is recorded before anything leaves: there may be an event without a file, and never a file without its event.
 */
export const registerExported = defineEvent({
  type: 'register-export.recorded',
  v: 2,
  entityKind: 'register-export',
  action: 'register.export',
  isOpening: true,
  payload: z.strictObject({
    at: localDateTimeSchema,
    way: exportWaySchema,
    /** At which it was done. */
    counterId: counterIdSchema,
    /** Dates of receipt, both counted. */
    from: localDateSchema,
    to: localDateSchema,
    /** Lĩnh vực; null for all. */
    field: z.string().min(1).max(200).nullable(),
    /** Quyển số; null for all. */
    book: z.number().int().min(1).nullable(),
    /** Lines asked for. */
    rows: z.number().int().min(0).max(10_000_000),
  }),
});

export const registerExportDefinitions = [registerExported] as const;
export type RegisterExportDefinition = (typeof registerExportDefinitions)[number];
export type RegisterExportEvent = TypedEvent<RegisterExportDefinition>;
export type RegisterExportedPayload = z.infer<typeof registerExported.payload>;
