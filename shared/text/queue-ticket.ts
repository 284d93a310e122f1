import { z } from 'zod';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';

/** Up to three letters of a service, a separator at most, and the number: `A012`, `B-7`, `105`. */
const pattern = /^[A-ZĐ]{0,3}[-./]?\d{1,6}$/u;

/** A ticket of the queue as a record keeps it: upper case, without spaces. */
export const queueTicketSchema = z.string().regex(pattern);

/** Reads a ticket as it is typed or scanned: `a 012` -> `A012`. An empty text is no ticket at all, and the caller's to leave out. */
export function parseQueueTicket(typed: string): Result<string, Fault<'queue-ticket-malformed'>> {
  const ticket = typed.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
  return pattern.test(ticket) ? ok(ticket) : fault('queue-ticket-malformed', { text: typed.trim() });
}

/** Whether a scanned line can only be a ticket: it begins with a letter, as no phone, ID or receipt number does, and is short. */
export function looksLikeQueueTicket(line: string): boolean {
  return /^[A-ZĐ]{1,3}[-./]?\d{1,6}$/iu.test(line.trim());
}
