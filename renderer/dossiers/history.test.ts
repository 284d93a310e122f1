import { describe, expect, it } from 'vitest';
import type { EventEnvelope, Verdict } from '#shared/log/envelope.ts';
import type { LogRow, PendingRow } from '../store/rows.ts';
import { eventWords, hasEventWords } from '#shared/text/event-words.ts';
import { everyEvent } from '../outbox/facts/testing/every-event.ts';
import { historyLines, historyOf } from './history.ts';

const event = (id: string, change: object = {}): EventEnvelope =>
  ({ id, type: 'dossier.corrected', entity: { kind: 'dossier', id: '1' }, ...change }) as EventEnvelope;
const uuid = (n: number): string => `01990000-0000-7000-8000-00000000000${n}`;

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

  it('tells of what was in question who decided it, and leaves what is still in question', () => {
    const decide = (id: string, type: string, payload: object) => event(id, { type, v: 1, payload });
    const approval = logged(4, 'approval');
    const conclusion = decide('conclusion', 'dossier.trouble-settled', {
      eventIds: [uuid(3)],
      decision: 'noted',
      note: 'Đã hỏi quầy',
    });
    const told = historyOf(
      [
        logged(1, uuid(1), 'review', 'correction-awaits-approval'),
        logged(2, uuid(2), 'review', 'promise-differs'),
        logged(3, uuid(3), 'rejected', 'step-overtaken'),
        {
          ...approval,
          row: {
            ...approval.row,
            event: decide('approval', 'dossier.correction-approved', { settles: [uuid(1)] }),
          },
        },
      ],
      [pending(1, 'conclusion', { event: conclusion })],
    );
    expect(told.map(({ sync, decidedBy }) => [sync, decidedBy?.id ?? null]).slice(0, 3)).toEqual([
      ['confirmed', 'approval'],
      ['review', null],
      ['refused', 'conclusion'],
    ]);
  });
});

describe('historyLines', () => {
  it.each(everyEvent().map((sample) => [sample.event.type, sample] as const))(
    '%s has its words, and says what was typed',
    (type, { event: told, state, others }) => {
      const lines = historyLines({
        event: told,
        state,
        who: () => 'Nguyễn Thị Lan',
        counter: () => 'Quầy 1',
        eventOf: (id) => others.find((one) => one.id === id) ?? null,
      });
      expect(hasEventWords(type)).toBe(true);
      expect(eventWords(type)).toMatch(/^\p{Lu}/u);
      if (type !== 'dossier.received' && type !== 'dossier.registered') expect(lines).not.toEqual([]);
      const { reason, note } = told.payload;
      for (const typed of [reason, note]) {
        if (typeof typed === 'string' && typed !== '' && lines.length > 0)
          expect(lines.join()).toContain(typed);
      }
    },
  );
});
