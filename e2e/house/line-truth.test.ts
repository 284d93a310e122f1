import { expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

it('nobody asks the browser whether there is a line: only an answer of the server says so', () => {
  const asking = sourceFiles().filter(({ layer, text }) => layer !== 'e2e' && /\bonLine\b/.test(text));
  expect(asking.map(({ path }) => path)).toEqual([]);
});
