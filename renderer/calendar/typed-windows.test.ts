import { describe, expect, it } from 'vitest';
import { parseTypedWindows, windowsWords } from './typed-windows.ts';

describe('typed hours', () => {
  it.each([
    ['08:00-12:00, 13:00-17:00', '08:00–12:00, 13:00–17:00'],
    ['8-12; 13–17', '08:00–12:00, 13:00–17:00'],
    ['8h-11h30,13h30 — 16:30', '08:00–11:30, 13:30–16:30'],
    ['', ''],
    [' 8:00-9:15 , ', '08:00–09:15'],
  ])('%s is read', (typed, words) => {
    expect(windowsWords(parseTypedWindows(typed) ?? [])).toBe(words);
    expect(parseTypedWindows(typed)).not.toBeNull();
  });

  it.each(['8', '12-8', '8-12, 11-13', '8-25', '8:60-9:00', 'sáng', '8-12-13', '8:5-9'])(
    '%s is not',
    (typed) => {
      expect(parseTypedWindows(typed)).toBeNull();
    },
  );
});
