import { describe, expect, it } from 'vitest';
import type { EventEnvelope, Verdict } from '#shared/log/envelope.ts';
import type { LogRow, PendingRow } from '../store/rows.ts';
import { historyOf } from './history.ts';

const event = (id: string): EventEnvelope => ({ id }) as EventEnvelope;

function logged(seq: number, id: string, verdict: Verdict = 'applied', reason: string | null = null): LogRow {
  return { seq, entity: 'dossier/1', row: { event: event(id), seq, verdict, reason } as LogRow['row'] };
}

function pending(deviceSeq: number, id: string, change: Partial<PendingRow> = {}): PendingRow {
  return { id, deviceSeq, event: event(id), ack: null, doubt: null, ...change } as PendingRow;
}

describe('historyOf', () => {
  it('tells the log in its order, then what is on its way', () => {
    const told = historyOf([logged(9, 'b'), logged(2, 'a')], [pending(4, 'd'), pending(3, 'c')]);
    expect(told.map((entry) => [entry.event.id, entry.sync])).toEqual([
      ['a', 'confirmed'],
      ['b', 'confirmed'],
      ['c', 'saved'],
      ['d', 'saved'],
    ]);
  });

  it('tells an act once, when it is in the log and not yet out of the outbox', () => {
    expect(historyOf([logged(1, 'a')], [pending(1, 'a')])).toHaveLength(1);
  });

  it('tells verdicts and doubts with their reasons', () => {
    const ack = { id: 'c' } as unknown as PendingRow['ack'];
    const told = historyOf(
      [logged(1, 'a', 'rejected', 'dossier-exists'), logged(2, 'b', 'review', 'promise-differs')],
      [pending(1, 'c', { ack }), pending(2, 'd', { doubt: 'slip-unknown' })],
    );
    expect(told.map(({ sync, reason }) => [sync, reason])).toEqual([
      ['refused', 'dossier-exists'],
      ['review', 'promise-differs'],
      ['sent', null],
      ['refused', 'slip-unknown'],
    ]);
  });
});
