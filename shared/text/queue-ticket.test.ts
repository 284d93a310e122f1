import { expect, it } from 'vitest';
import { looksLikeQueueTicket, parseQueueTicket } from './queue-ticket.ts';

it.each([
  ['a 012', 'A012'],
  ['B-7', 'B-7'],
  [' 105 ', '105'],
  ['đk0001', 'ĐK0001'],
])('reads %j as the ticket %s', (typed, ticket) => {
  expect(parseQueueTicket(typed)).toEqual({ ok: true, value: ticket });
});

it.each(['', 'ABCD1', 'A12B', '1234567', 'A', 'A--1'])('%j is no ticket', (typed) => {
  expect(parseQueueTicket(typed)).toMatchObject({ ok: false, code: 'queue-ticket-malformed' });
});

it('tells a scanned ticket from numbers that people have', () => {
  expect(looksLikeQueueTicket('A0123')).toBe(true);
  for (const other of ['0912000001', '000190004567', '0123', 'H26.999.01-261123-0001', 'BLAI123']) {
    expect(looksLikeQueueTicket(other)).toBe(false);
  }
});
