import { describe, expect, it } from 'vitest';
import { isoOfTyped, maskDate, typedOfValue, valueOfTyped } from './date-text.ts';

/** What stands in the field after typing these keys one by one at its end. */
function typed(keys: string): string {
  return keys.split('').reduce((shown, key) => maskDate(shown + key), '');
}

describe('maskDate', () => {
  it.each([
    ['0', '0'],
    ['09', '09/'],
    ['0903', '09/03/'],
    ['09031990', '09/03/1990'],
    ['09/03/1990', '09/03/1990'],
    ['9/3/1990', '09/03/1990'],
    ['9.3.1990', '09/03/1990'],
    ['9-3-1990', '09/03/1990'],
    ['9 3 1990', '09/03/1990'],
    ['090319901', '09/03/1990'],
    ['ab', ''],
  ])('turns the keys %j into %j', (keys, shown) => {
    expect(typed(keys)).toBe(shown);
  });

  it('takes a pasted date in one go', () => {
    expect(maskDate('09031990')).toBe('09/03/1990');
    expect(maskDate('9/3/1990')).toBe('09/03/1990');
  });

  it('lets every character be deleted from the end', () => {
    let shown = '09/03/1990';
    const seen: string[] = [];
    while (shown !== '' && seen.length < 20) {
      shown = maskDate(shown.slice(0, -1), true);
      seen.push(shown);
    }
    expect(shown).toBe('');
    expect(seen.length).toBeLessThanOrEqual(10);
  });
});

describe('the value of a date field', () => {
  it.each([
    ['09/03/1990', '1990-03-09'],
    ['9/3/1990', '1990-03-09'],
    ['29/02/2024', '2024-02-29'],
  ])('reads %j as %j', (text, iso) => {
    expect(isoOfTyped(text)).toBe(iso);
    expect(valueOfTyped(text)).toBe(iso);
  });

  it.each(['', '09/03', '31/02/1990', '29/02/2023', '00/01/1990', '01/13/1990', '09/03/0190', '09/03/90'])(
    'keeps %j as it was typed',
    (text) => {
      expect(isoOfTyped(text)).toBeNull();
      expect(valueOfTyped(text)).toBe(text);
      expect(typedOfValue(text)).toBe(text);
    },
  );

  it('shows a date in the Vietnamese order', () => {
    expect(typedOfValue('1990-03-09')).toBe('09/03/1990');
  });
});
