import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '#shared/kernel/ports.ts';
import { noticedMs } from '#shared/log/act-time.ts';
import { OfficeClock, doubtedMs } from './office-clock.ts';

const start = Date.UTC(2026, 10, 23, 2);
const minute = 60_000;

/** A machine whose wall clock anybody may set. */
class Machine implements Clock {
  passed = 0;
  skew = 0;

  now(): number {
    return start + this.passed + this.skew;
  }

  monotonic(): number {
    return this.passed;
  }
}

function heard(machine: Machine, office: OfficeClock): void {
  office.learn({ clockOffsetMs: -machine.skew, lastServerTime: start + machine.passed });
}

function open(skew = 0) {
  const machine = new Machine();
  machine.skew = skew;
  const office = new OfficeClock(machine);
  return { machine, office };
}

describe('the time that counts', () => {
  it('[CLK-2] is the machine’s clock put right by the offset', () => {
    const { machine, office } = open(-7 * minute);
    expect(office.now()).toBe(start - 7 * minute);
    heard(machine, office);
    machine.passed += 90_000;
    expect(office.now()).toBe(start + 90_000);
    expect(office.reading()).toMatchObject({ standing: 'off', machine: start + 90_000 - 7 * minute });
  });

  it('[CLK-3] is never before the last server time and what has steadily passed since, whatever is done to the clock', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            passes: fc.integer({ min: 0, max: 3_600_000 }),
            skew: fc.option(fc.integer({ min: -40 * doubtedMs, max: 40 * doubtedMs }), { nil: null }),
            hears: fc.boolean(),
            chooses: fc.constantFrom('server', 'machine', null),
          }),
        ),
        (steps) => {
          const { machine, office } = open();
          let floor = 0;
          let learnt = 0;
          for (const { passes, skew, hears, chooses } of steps) {
            machine.passed += passes;
            if (skew !== null) machine.skew = skew;
            if (chooses !== null) office.choose(chooses);
            if (hears) {
              heard(machine, office);
              floor = start + machine.passed;
              learnt = machine.passed;
            }
            if (floor > 0) expect(office.now()).toBeGreaterThanOrEqual(floor + machine.passed - learnt);
            if (hears && office.reading().choice !== 'machine')
              expect(Math.abs(office.now() - floor)).toBeLessThanOrEqual(noticedMs);
          }
        },
      ),
    );
  });

  it('[CLK-4] is doubted after the clock was set, until the server is heard again', () => {
    const { machine, office } = open();
    heard(machine, office);
    machine.passed += 10 * minute;
    machine.skew = 60 * minute;
    expect(office.reading()).toMatchObject({ standing: 'doubted', server: start + 10 * minute });
    office.choose('server');
    expect(office.now()).toBe(start + 10 * minute);
    office.choose('machine');
    expect(office.now()).toBe(start + 70 * minute);
    machine.passed += minute;
    heard(machine, office);
    expect(office.reading()).toMatchObject({ standing: 'off', choice: null });
    expect(office.now()).toBe(start + 11 * minute);
  });

  it('[CLK-4] takes no harm from a clock that was set back while it was at work', () => {
    const { machine, office } = open();
    heard(machine, office);
    machine.passed += 30 * minute;
    machine.skew = -3 * doubtedMs;
    expect(office.now()).toBe(start + 30 * minute);
  });

  it('[CLK-5] asks beyond a day, speaks beyond two minutes, and asks again once the clock leaps again', () => {
    const near = open(noticedMs);
    heard(near.machine, near.office);
    expect(near.office.reading().standing).toBe('right');
    const far = open(doubtedMs + 1);
    heard(far.machine, far.office);
    expect(far.office.reading()).toMatchObject({ standing: 'doubted', choice: null });
    far.office.choose('machine');
    expect(far.office.now()).toBe(start + doubtedMs + 1);
    far.machine.skew += noticedMs + 1;
    expect(far.office.reading().choice).toBeNull();
  });

  it('is the machine’s own before the first contact, and never doubted then', () => {
    const { machine, office } = open();
    machine.skew = doubtedMs;
    expect(office.reading()).toMatchObject({ standing: 'right', server: null });
    expect(office.now()).toBe(machine.now());
    expect(office.monotonic()).toBe(0);
  });
});
