import { describe, expect, it } from 'vitest';
import { fault } from '#shared/kernel/result.ts';
import type { EntityRef } from '#shared/log/envelope.ts';
import { faultText, isFaultCode } from '#shared/text/fault-text.ts';
import { correctionFaultTexts } from '#shared/text/faults/correction-faults.ts';
import { lifeFaultTexts } from '#shared/text/faults/life-faults.ts';
import { recordFaultTexts } from '#shared/text/faults/record-faults.ts';
import { mendPlaceOf } from './mend-place.ts';
import { reasonText } from './reason-text.ts';
import { text } from './text.vi.ts';

const ref = (kind: string): EntityRef => ({ kind, id: '01990000-0000-7000-8000-000000000001' });
/** `review` and `refuse` take no reason but one with words; these are the ones that judgements and the server give. */
const reasons = [recordFaultTexts, lifeFaultTexts, correctionFaultTexts].flatMap((area) => Object.keys(area));

describe('what a supervisor is told of a reason', () => {
  it.each(reasons)('%s: what happened, what to do, and where', (reason) => {
    expect(isFaultCode(reason)).toBe(true);
    const { title, todo } = faultText(fault(reason));
    expect(reasonText(reason)).toBe(`${title} ${todo}`);
    expect(reasonText(reason)).not.toContain(reason);
    expect(text.repair.mend[mendPlaceOf(ref('dossier'), [reason])]).toMatch(/^Mở /);
  });

  it('leads to the calendar when nothing else is in question, and else to the record', () => {
    expect(mendPlaceOf(ref('dossier'), ['promise-by-older-calendar'])).toBe('calendar');
    expect(mendPlaceOf(ref('dossier'), ['promise-by-older-calendar', 'returned-already'])).toBe('dossier');
    expect(mendPlaceOf(ref('dossier'), [null])).toBe('dossier');
    expect(mendPlaceOf(ref('dossier'), [])).toBe('dossier');
    expect(mendPlaceOf(ref('office-calendar'), ['override-exists'])).toBe('calendar');
    expect(mendPlaceOf(ref('register-export'), ['actor-without-right'])).toBe('register');
    expect(mendPlaceOf(ref('incident'), ['incident-exists'])).toBe('day-log');
  });
});
