import { describe, expect, it } from 'vitest';
import { mendCrashes, type FragileWindow } from './crash-recovery.ts';

function desk() {
  let now = 0;
  let pending: (() => void) | null = null;
  let gone: ((reason: string) => void) | null = null;
  let hangs: (() => void) | null = null;
  let answers: (() => void) | null = null;
  const shown: string[] = [];
  const reports: string[] = [];
  const window: FragileWindow = {
    onGone: (listener) => void (gone = listener),
    onUnresponsive: (listener) => void (hangs = listener),
    onResponsive: (listener) => void (answers = listener),
    show: (address) => void shown.push(address),
    endPage: () => gone?.('killed'),
  };
  mendCrashes(window, {
    clock: { now: () => now, monotonic: () => now },
    later: (act) => {
      pending = act;
      return () => (pending = null);
    },
    report: (event, reason) => void reports.push(`${event} ${reason}`.trim()),
  });
  return {
    shown,
    reports,
    gone: (reason: string) => gone?.(reason),
    hangs: () => hangs?.(),
    answers: () => answers?.(),
    pass: (ms: number) => void (now += ms),
    timeIsUp: () => pending?.(),
  };
}

describe('a page that breaks down', () => {
  it('is loaded again once, then the recovery page says what happened', () => {
    const { shown, gone, pass } = desk();
    gone('crashed');
    pass(5000);
    gone('oom');
    expect(shown).toEqual(['app://counter/', 'app://counter/recovery.html']);
  });

  it('is loaded again when the last time is long ago', () => {
    const { shown, gone, pass } = desk();
    gone('crashed');
    pass(3_600_000);
    gone('crashed');
    expect(shown).toEqual(['app://counter/', 'app://counter/']);
  });

  it('is left alone when it ended as it should', () => {
    const { shown, reports, gone } = desk();
    gone('clean-exit');
    expect([shown, reports]).toEqual([[], []]);
  });

  it('is ended and loaded again when it hangs', () => {
    const { shown, reports, hangs, timeIsUp } = desk();
    hangs();
    timeIsUp();
    expect(shown).toEqual(['app://counter/']);
    expect(reports).toEqual(['page-hangs', 'page-gone killed']);
  });

  it('is left alone when it answers again in time', () => {
    const { shown, hangs, answers, timeIsUp } = desk();
    hangs();
    answers();
    timeIsUp();
    expect(shown).toEqual([]);
  });
});
