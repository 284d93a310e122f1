import { describe, expect, it } from 'vitest';
import { type BurstKey, BurstReader } from './scan-burst.ts';

const CARD = '000090004567||NGUYỄN VĂN THỬ|09031990|Nam|Tổ 5, Phường Thử, Hà Nội|15082021';

/** A recording: each key with the milliseconds since the one before. */
type Recording = readonly (readonly [key: string, gap: number, more?: Partial<BurstKey>])[];

function evenly(text: string, gap: number): Recording {
  return Array.from(text, (letter) => [letter, gap] as const);
}

/** What a reader makes of a recording: all lines that it took for scans. */
function scansOf(...recordings: readonly Recording[]): string[] {
  const reader = new BurstReader();
  let at = 1000;
  return recordings.flat().flatMap(([key, gap, more]) => {
    at += gap;
    const verdict = reader.press({ key, code: '', shift: false, isRepeat: false, at, ...more });
    return verdict.kind === 'scanned' ? [verdict.text] : [];
  });
}

/** A key as it looks while an input method is on. */
function hidden(code: string, shift = false): Recording[number] {
  return ['Process', 5, { code, shift }];
}

const pause: Recording = [['Shift', 900]];

describe('BurstReader', () => {
  it.each([1, 8, 20, 30])('takes a line at %i ms a key for a scan', (gap) => {
    expect(scansOf(evenly(CARD, gap), [['Enter', gap]])).toEqual([CARD]);
  });

  it('takes a scan with uneven gaps and Shift between, as recorded from a hand scanner', () => {
    const recording: Recording = [
      ['Shift', 400],
      ['H', 4],
      ['2', 6],
      ['6', 31],
      ['.', 3],
      ['9', 4],
      ['9', 62],
      ['9', 3],
      ['-', 5],
      ['2', 4],
      ['6', 4],
      ['1', 5],
      ['1', 4],
      ['2', 3],
      ['4', 6],
      ['-', 4],
      ['0', 5],
      ['0', 4],
      ['0', 4],
      ['1', 5],
      ['Enter', 9],
    ];
    expect(scansOf(recording)).toEqual(['H26.999-261124-0001']);
  });

  it.each([
    ['an unhurried hand', 180],
    ['a fast typist', 75],
    ['the fastest typist there is', 45],
  ])('leaves %s alone', (_who, gap) => {
    expect(scansOf(evenly('nguyen van thu', gap), [['Enter', gap]])).toEqual([]);
  });

  it('leaves rolled keys and an Enter that comes late alone', () => {
    expect(
      scansOf([
        ['t', 300],
        ['h', 8],
        ['u', 6],
        ['y', 12],
        ['Enter', 15],
      ]),
    ).toEqual([]);
    expect(scansOf(evenly('12345678', 10), [['Enter', 400]])).toEqual([]);
  });

  it('leaves a key that is held down alone', () => {
    const held: Recording = Array.from({ length: 20 }, () => ['0', 30, { isRepeat: true }] as const);
    expect(scansOf([['0', 300]], held, [['Enter', 30]])).toEqual([]);
  });

  it('leaves a short burst alone', () => {
    expect(scansOf(evenly('1234567', 5), [['Enter', 5]])).toEqual([]);
  });

  it('begins anew after typing by hand, an arrow or a finished scan', () => {
    expect(scansOf(evenly('Lan', 150), pause, evenly('1234567890', 5), [['Enter', 5]])).toEqual([
      '1234567890',
    ]);
    expect(scansOf(evenly('123456', 5), [['ArrowLeft', 5]], evenly('1234', 5), [['Enter', 5]])).toEqual([]);
    expect(scansOf(evenly('1111111111', 5), [['Enter', 5]], evenly('2222222222', 5), [['Enter', 5]])).toEqual(
      ['1111111111', '2222222222'],
    );
  });

  it('reads keys that an input method hides by their place, and its deletions', () => {
    const digits = Array.from('26112400', (digit) => hidden(`Digit${digit}`));
    const mark: Recording = [
      hidden('KeyH', true),
      hidden('Minus'),
      hidden('Backslash', true),
      hidden('KeyA'),
    ];
    expect(scansOf(mark, digits, [['Backspace', 5]], [['Enter', 5]])).toEqual(['H-|a2611240']);
  });

  it('says when a burst begins and when it looks like a scan', () => {
    const reader = new BurstReader();
    const press = (key: string, at: number) =>
      reader.press({ key, code: '', shift: false, isRepeat: false, at });
    expect(press('a', 0)).toMatchObject({ isFirst: true, isLikelyScan: false });
    expect(press('b', 5)).toMatchObject({ isFirst: false, isLikelyScan: false });
    press('c', 10);
    expect(press(' ', 15)).toMatchObject({ isFirst: false, isLikelyScan: true });
    expect(press('d', 200)).toMatchObject({ isFirst: true, isLikelyScan: false });
  });
});
