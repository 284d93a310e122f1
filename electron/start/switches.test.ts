import { expect, it } from 'vitest';
import { readSwitches } from './switches.ts';

const given = (values: Record<string, string>) => (name: string) => values[name] ?? '';
const all = {
  'enrol-url': 'http://127.0.0.1:1',
  'enrol-code': 'AB',
  'enrol-name': 'Máy 1',
  'journal-dir': '/small',
  'bundle-dir': '/stick',
};

it('switches are for development and tests alone', () => {
  expect(readSwitches(given(all), false, 'pc')).toEqual({
    enrol: { serverUrl: 'http://127.0.0.1:1', code: 'AB', deviceName: 'Máy 1' },
    journalDir: '/small',
    bundleDir: '/stick',
  });
  expect(readSwitches(given(all), true, 'pc')).toEqual({ enrol: null, journalDir: null, bundleDir: null });
});

it('enrols only with address and code, under the machine’s name when none is given', () => {
  expect(readSwitches(given({ 'enrol-url': 'http://127.0.0.1:1' }), false, 'pc').enrol).toBeNull();
  expect(readSwitches(given({ 'enrol-url': 'u', 'enrol-code': 'c' }), false, 'pc').enrol?.deviceName).toBe(
    'pc',
  );
  expect(readSwitches(given({ 'enrol-url': 'u', 'enrol-code': 'c' }), false, '').enrol?.deviceName).toBe(
    'counter',
  );
});
