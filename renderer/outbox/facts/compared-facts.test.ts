import { describe, expect, it } from 'vitest';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { comparedFacts } from './trouble-facts.ts';

function event(type: string, payload: unknown): EventEnvelope {
  return { type, payload } as EventEnvelope;
}

describe('what is compared of an event in question', () => {
  it('stands beside the record and says where they differ', () => {
    const received = event('dossier.received', {
      code: 'A-0001',
      applicant: { name: 'Trần Thị Thử' },
      promise: { due: '2026-11-25T16:30' },
    });
    const state = {
      code: 'A-9001',
      applicant: { name: 'Trần Thị Thử' },
      promise: { due: '2026-11-26T16:30' },
    };
    expect(comparedFacts(received, state)).toEqual([
      { label: 'Mã hồ sơ', recorded: 'A-0001', standing: 'A-9001', differs: true },
      { label: 'Chủ hồ sơ', recorded: 'Trần Thị Thử', standing: 'Trần Thị Thử', differs: false },
      { label: 'Hẹn trả', recorded: '16:30 25/11/2026', standing: '16:30 26/11/2026', differs: true },
    ]);
  });

  it('is told of an event of any shape, and of one that nothing stands beside', () => {
    expect(comparedFacts(event('dossier.received', { code: 7, applicant: null }), null)).toEqual([
      { label: 'Mã hồ sơ', recorded: '7', standing: '', differs: false },
    ]);
    expect(comparedFacts(event('dossier.teleported', { to: 'x' }), {})).toEqual([]);
    expect(comparedFacts(event('dossier.received', {}), undefined)).toEqual([]);
  });
});
