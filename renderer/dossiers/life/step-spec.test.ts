import { describe, expect, it } from 'vitest';
import { fault } from '#shared/kernel/result.ts';
import { type StepSpec, flawsOf, lineCount, linesOf } from './step-spec.ts';

const spec: StepSpec = {
  step: 'withdraw',
  intro: [],
  initial: {},
  fields: [
    { kind: 'text', name: 'a', label: 'A', required: true, maxLength: 10 },
    {
      kind: 'text',
      name: 'b',
      label: 'B',
      required: true,
      maxLength: 10,
      isShown: ({ a }) => a === 'with b',
    },
  ],
  flaws: ({ a }): Readonly<Record<string, string>> => (a === 'bad' ? { a: 'wrong' } : {}),
  act: () => Promise.resolve(fault('unused')),
};

describe('a step form', () => {
  it('asks for what is required and shown, and for what its own rules say', () => {
    expect(flawsOf(spec, {}, 'needed')).toEqual({ a: 'needed' });
    expect(flawsOf(spec, { a: ' ' }, 'needed')).toEqual({ a: 'needed' });
    expect(flawsOf(spec, { a: 'with b' }, 'needed')).toEqual({ b: 'needed' });
    expect(flawsOf(spec, { a: 'bad' }, 'needed')).toEqual({ a: 'wrong' });
    expect(flawsOf(spec, { a: 'good' }, 'needed')).toEqual({});
  });

  it('reads pairs of texts as far as they were filled in', () => {
    expect(lineCount({}, 'x')).toBe(1);
    const values = { 'x-count': '3', 'x-0-first': ' một ', 'x-2-second': 'ba' };
    expect(linesOf(values, 'x')).toEqual([
      { first: 'một', second: '' },
      { first: '', second: 'ba' },
    ]);
  });
});
