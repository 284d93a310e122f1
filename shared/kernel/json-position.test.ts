import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFaultPosition, jsonPathPosition } from './json-position.ts';

const text = `{
  "a": [1, { "b": "x\\"y" }],
  "c": {
    "d": null
  }
}`;

test('the line and column of a value by its path', () => {
  expect(jsonPathPosition(text, ['a', 1, 'b'])).toEqual({ line: 2, column: 19 });
  expect(jsonPathPosition(text, ['c', 'd'])).toEqual({ line: 4, column: 10 });
  expect(jsonPathPosition(text, [])).toEqual({ line: 1, column: 1 });
});

test('a path that leads nowhere gives the nearest value above it', () => {
  expect(jsonPathPosition(text, ['c', 'missing', 'more'])).toEqual({ line: 3, column: 8 });
});

test('the first fault of a text that is not JSON', () => {
  expect(jsonFaultPosition(text)).toBeUndefined();
  expect(jsonFaultPosition('{\n  "a": 1,\n}')).toEqual({ line: 3, column: 1 });
  expect(jsonFaultPosition('{"a": tru}')).toEqual({ line: 1, column: 7 });
  expect(jsonFaultPosition('[1, 2')).toEqual({ line: 1, column: 6 });
  expect(jsonFaultPosition('"a\nb"')).toEqual({ line: 1, column: 3 });
  expect(jsonFaultPosition('[01]')).toEqual({ line: 1, column: 3 });
  expect(jsonFaultPosition('')).toEqual({ line: 1, column: 1 });
  expect(jsonPathPosition('{', ['a'])).toBeUndefined();
});

test('it takes and refuses what JSON.parse takes and refuses', () => {
  const damaged = fc.tuple(fc.json(), fc.nat(200), fc.constantFrom('', '"', '}', ',', '0', '\\', '\t', 'e'));
  const property = fc.property(damaged, ([json, index, piece]) => {
    const candidate = json.slice(0, index) + piece + json.slice(index + 1);
    let isJson = true;
    try {
      JSON.parse(candidate);
    } catch {
      isJson = false;
    }
    expect(jsonFaultPosition(candidate) === undefined).toBe(isJson);
  });
  fc.assert(property, { numRuns: 5000 });
});
