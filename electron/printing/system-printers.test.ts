import { describe, expect, it } from 'vitest';
import { troubleOf, type SystemPrinter } from './system-printers.ts';

const named = (more: Partial<SystemPrinter>): SystemPrinter => ({ name: 'P', displayName: 'P', ...more });

describe('troubleOf', () => {
  it.each<[string, Partial<SystemPrinter>, NodeJS.Platform, string | null]>([
    ['idle on CUPS', { options: { 'printer-state': '3', 'printer-state-reasons': 'none' } }, 'linux', null],
    ['stopped on CUPS', { options: { 'printer-state': '5' } }, 'linux', 'printer-off'],
    ['stopped, told as status', { status: 5 }, 'darwin', 'printer-off'],
    ['offline', { options: { 'printer-state-reasons': 'offline-report' } }, 'linux', 'printer-off'],
    [
      'out of paper',
      { options: { 'printer-state-reasons': 'media-empty-error' } },
      'linux',
      'printer-no-paper',
    ],
    ['jammed', { options: { 'printer-state-reasons': 'media-jam-error' } }, 'darwin', 'printer-no-paper'],
    ['ready on Windows', { status: 0 }, 'win32', null],
    ['offline on Windows', { status: 0x80 }, 'win32', 'printer-off'],
    ['out of paper on Windows', { status: 0x10 }, 'win32', 'printer-no-paper'],
    ['silent about itself', {}, 'win32', null],
  ])('%s', (_name, more, platform, trouble) => {
    expect(troubleOf([named(more)], 'P', platform)).toBe(trouble);
  });

  it('does not know a printer that the system has not', () => {
    expect(troubleOf([named({})], 'Q', 'linux')).toBe('printer-unknown');
  });
});
