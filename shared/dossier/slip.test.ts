import { describe, expect, it } from 'vitest';
import { DossierStory } from './testing/dossier-story.ts';
import type { Slip } from './slip.ts';

/** A dossier whose receipt slip is printed and settled by turns; `due` tells the papers apart. */
class Printing {
  readonly story = new DossierStory();

  get slip(): Slip {
    return this.story.dossier.slips[0]!;
  }

  print(outcome: 'printed-confirmed' | 'printed-unknown' | 'failed', due = '2026-11-24T16:30'): this {
    this.story.clock.advance(60_000);
    const printed = this.story.printed(this.story.dossier, outcome);
    const payload = { ...printed.payload, due, code: `M-${due}` };
    this.story.take(this.story.first.seal('dossier.slip-printed', printed.entity, payload, { v: 2 }));
    return this;
  }

  settle(cameOut: boolean, device = this.story.first) {
    const payload = { slipId: this.slip.id, cameOut };
    return this.story.take(this.story.event(device, 'dossier.slip-settled', payload));
  }
}

const early = '2026-11-24T16:30';
const late = '2026-11-30T16:30';

describe('a slip', () => {
  it('is issued, printed, and printed again', () => {
    const printing = new Printing();
    const { received } = printing.story;
    expect(printing.slip).toMatchObject({
      state: 'issued',
      prints: 0,
      handled: null,
      issued: { by: received.actorId },
    });
    printing.print('printed-confirmed');
    expect(printing.slip).toMatchObject({ state: 'printed-confirmed', prints: 1, printedDue: early });
    expect(printing.slip.handled).toEqual({ at: '2026-11-23T09:01', by: received.actorId });
    expect(printing.print('failed').slip).toMatchObject({ state: 'printed-confirmed', prints: 1 });
    expect(printing.print('printed-confirmed').slip).toMatchObject({ prints: 2, beforeDoubt: null });
  });

  it('that failed and was never on paper says so', () => {
    expect(new Printing().print('failed').slip).toMatchObject({ state: 'failed', prints: 0 });
  });

  it('in doubt is out once somebody has seen the paper', () => {
    const printing = new Printing().print('printed-unknown');
    expect(printing.slip.state).toBe('printed-unknown');
    expect(printing.settle(true)).toEqual({ verdict: 'applied' });
    expect(printing.slip).toMatchObject({ state: 'printed-confirmed', prints: 1, beforeDoubt: null });
  });

  it('in doubt whose paper did not come out was not printed', () => {
    const printing = new Printing().print('printed-unknown').print('printed-unknown', late);
    expect(printing.slip.prints).toBe(2);
    printing.settle(false);
    expect(printing.slip).toMatchObject({
      state: 'failed',
      prints: 0,
      printedDue: null,
      printedContent: null,
    });
    expect(printing.slip).not.toHaveProperty('printedCode');
  });

  it('says again what it said before the print that did not come out', () => {
    const printing = new Printing().print('printed-confirmed').print('printed-unknown', late);
    expect(printing.slip.printedDue).toBe(late);
    printing.settle(false);
    expect(printing.slip).toMatchObject({
      state: 'printed-confirmed',
      prints: 1,
      printedDue: early,
      printedCode: `M-${early}`,
    });
  });

  it('is in doubt no more once it was printed for certain', () => {
    const printing = new Printing().print('printed-unknown').print('printed-confirmed');
    expect(printing.slip).toMatchObject({ state: 'printed-confirmed', beforeDoubt: null });
  });

  it('is settled once: the same answer is taken, another one is looked at, and the first stands', () => {
    const printing = new Printing().print('printed-unknown');
    printing.settle(true);
    expect(printing.settle(true, printing.story.second)).toEqual({ verdict: 'applied' });
    expect(printing.settle(false, printing.story.second)).toEqual({
      verdict: 'review',
      reason: 'slip-settled-otherwise',
    });
    expect(printing.slip).toMatchObject({ state: 'printed-confirmed', prints: 1 });
  });

  it('that is void stays void when its last print is settled', () => {
    const printing = new Printing().print('printed-unknown');
    printing.story.take(printing.story.reissue(2));
    printing.settle(true);
    expect(printing.slip).toMatchObject({ state: 'void', prints: 1 });
  });
});
