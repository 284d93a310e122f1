import { describe, expect, it } from 'vitest';
import { ScanHub } from './scan-hub.ts';
import { fullerLine, scannedLine } from './scan-line.ts';

const code = scannedLine('H26.999.01-261124-0001', false);
const card = scannedLine('000090004567||NGUYỄN VĂN THỬ|09031990|Nam|Tổ 5, Phường Thử|15082021', true);

describe('scannedLine', () => {
  it.each([
    ['H26.999.01-261124-0001', 'dossier-code'],
    ['h26.999.01-261124-0001', 'dossier-code'],
    ['H26.999.01-261124-0001.02-0007', 'dossier-code'],
    [card.text, card.kind],
    ['GD4000000000000|4e67|09/03/1990|1|48c3|01 - 000|01/01/2026', card.kind],
    ['8934567890123', 'other'],
    ['Nguyễn Văn Thử', 'other'],
  ])('tells %j: %s', (text, kind) => {
    expect(scannedLine(text, false).kind).toBe(kind);
  });
});

describe('fullerLine', () => {
  it('takes the letters that only the field got', () => {
    expect(fullerLine('NGUYN VN TH', 'NGUYỄN VĂN THỬ')).toBe('NGUYỄN VĂN THỬ');
    expect(fullerLine('NGUYEN', 'NGUYEN')).toBe('NGUYEN');
  });

  it('keeps to the keys where a mask, a limit or nothing stood in the way', () => {
    expect(fullerLine('26112024', '26/11/20')).toBe('26112024');
    expect(fullerLine('0901', '')).toBe('0901');
    expect(fullerLine('NGUYEENX', 'NGUYỄN')).toBe('NGUYEENX');
  });
});

describe('ScanHub', () => {
  it('asks the newest subscriber first and stops at the one that uses the line', () => {
    const hub = new ScanHub();
    const seen: string[] = [];
    hub.subscribe(() => seen.push('shell') > 0);
    const leave = hub.subscribe((line) => {
      seen.push('screen');
      return line.kind === card.kind;
    });
    expect(hub.publish(card)).toBe(true);
    expect(seen).toEqual(['screen']);
    expect(hub.publish(code)).toBe(true);
    expect(seen).toEqual(['screen', 'screen', 'shell']);
    leave();
    hub.publish(card);
    expect(seen.at(-1)).toBe('shell');
  });

  it('says when nobody wants a line', () => {
    expect(new ScanHub().publish(code)).toBe(false);
  });

  it('hands a line that was put aside to the next subscriber that uses it, once', () => {
    const hub = new ScanHub();
    const taken: string[] = [];
    hub.putAside(card);
    hub.subscribe(() => false);
    hub.subscribe((line) => taken.push(line.text) > 0);
    hub.subscribe((line) => taken.push(line.text) > 0);
    expect(taken).toEqual([card.text]);
  });
});
