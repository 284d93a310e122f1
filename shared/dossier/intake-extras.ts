import { z } from 'zod';
import { dossierIdSchema } from '#shared/kernel/ids.ts';
import { queueTicketSchema } from '#shared/text/queue-ticket.ts';
import { onlineFilingSchema } from './online/online-filing.ts';

/** What only some receipts carry; absent where there is nothing to say, so that other dossiers weigh nothing more. */
export const intakeExtras = {
  online: onlineFilingSchema.optional(),
  /** Số phiếu chờ của hệ thống xếp hàng. */
  queueTicket: queueTicketSchema.optional(),
  /** Dossiers of the same applicant that the officer held beside this one, and received it nevertheless. */
  comparedWith: z.array(dossierIdSchema).min(1).max(5).optional(),
} as const;
