import { expect, it } from 'vitest';
import { timeOfTyped } from './typed-time.ts';

it.each([
  ['930', '09:30'],
  ['0930', '09:30'],
  ['9:5', '09:05'],
  ['9h30', '09:30'],
  ['9 giờ 30', '09:30'],
  ['14h', '14:00'],
  ['7', '07:00'],
  ['23.59', '23:59'],
  [' 16:30 ', '16:30'],
])('reads %s as %s', (typed, time) => {
  expect(timeOfTyped(typed)).toBe(time);
});

it.each(['', '24:00', '9:60', 'sáng', '12345', '-1', '9:30:15'])('reads %s as no time', (typed) => {
  expect(timeOfTyped(typed)).toBeNull();
});
