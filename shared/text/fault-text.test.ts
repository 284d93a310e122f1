import { describe, expect, it } from 'vitest';
import { parseResource } from '#shared/catalogue/load-resource.ts';
import { fault } from '#shared/kernel/result.ts';
import { z } from 'zod';
import { parseCccdLine } from './cccd.ts';
import { faultText, isFaultCode } from './fault-text.ts';
import { accessFaultTexts } from './faults/access-faults.ts';
import { bundleFaultTexts } from './faults/bundle-faults.ts';
import { correctionFaultTexts } from './faults/correction-faults.ts';
import { intakeFaultTexts, personalIdWarningTexts } from './faults/intake-faults.ts';
import { lifeFaultTexts } from './faults/life-faults.ts';
import { machineFaultTexts } from './faults/machine-faults.ts';
import { recordFaultTexts } from './faults/record-faults.ts';
import { syncFaultTexts } from './faults/sync-faults.ts';
import { parsePhone } from './phone.ts';

const areas = [
  accessFaultTexts,
  bundleFaultTexts,
  lifeFaultTexts,
  correctionFaultTexts,
  intakeFaultTexts,
  machineFaultTexts,
  recordFaultTexts,
  syncFaultTexts,
];
const codes = areas.flatMap((area) => Object.keys(area));

describe('faultText', () => {
  it('gives each code to one area only', () => {
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(codes)('says of %s in whole sentences what happened, what is safe and what to do', (code) => {
    const { title, safe, todo } = faultText(fault(code));
    for (const sentence of [title, safe, todo]) {
      expect(sentence).toMatch(/^\p{Lu}.*[.]$/u);
      expect(sentence).toBe(sentence.normalize('NFC'));
      expect(sentence).not.toContain('undefined');
    }
    expect(isFaultCode(code)).toBe(true);
  });

  it('puts in the facts of the fault', () => {
    expect(faultText(fault('phone-wrong-length', { digits: 9, expected: 10 })).title).toContain('9 chữ số');
    expect(
      faultText(fault('procedure-not-in-force', { name: 'Thử', replacedBy: '1.013978' })).todo,
    ).toContain('1.013978');
    expect(faultText(fault('act-refused', { reason: 'dossier-exists' })).title).toBe(
      'Không ghi nhận được: hồ sơ này đã được ghi nhận từ trước.',
    );
    expect(faultText(fault('act-refused', { reason: 'other' })).title).toContain('(other)');
  });

  it('has words for what the parsers really say', () => {
    const results = [
      parseCccdLine('000090004567||A|32011990|Nam|B|'),
      parseCccdLine('00009000456||A|01011990|Nam|B|'),
      parsePhone('0912'),
      parseResource('{', 'thu.json', z.string()),
    ];
    for (const result of results) {
      if (result.ok) throw new Error('a fault was expected');
      expect(faultText(result).title).not.toContain('?');
    }
  });

  it('has words for the calendar', () => {
    expect(faultText(fault('no-legs')).title).toMatch(/liên thông/u);
    expect(isFaultCode('no-legs')).toBe(true);
  });

  it('says something true of a code it does not know', () => {
    const text = faultText(fault('from-a-newer-server', { x: 1 }));
    expect(text.title).toContain('from-a-newer-server');
    expect(text.safe).not.toBe('');
    expect(isFaultCode('from-a-newer-server')).toBe(false);
    expect(isFaultCode('toString')).toBe(false);
    expect(faultText(fault('constructor')).title).toContain('constructor');
  });

  it('has words for every warning', () => {
    for (const words of Object.values(personalIdWarningTexts)) expect(words).toMatch(/\.$/u);
  });
});
