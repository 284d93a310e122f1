import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeCccdLine, parseCccdLine, type CccdCard } from './cccd.ts';

const LINE = '000090004567||NGUYỄN VĂN THỬ|09031990|Nam|Tổ 5, Phường Thử, Hà Nội|15082021';
const CARD = {
  personalId: '000090004567',
  oldIdNumber: null,
  fullName: 'NGUYỄN VĂN THỬ',
  birthDate: '1990-03-09',
  sex: 'male',
  address: 'Tổ 5, Phường Thử, Hà Nội',
  issuedOn: '2021-08-15',
  repairedFrom: null,
};

function card(line: string): CccdCard {
  const result = parseCccdLine(line);
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`);
  return result.value;
}

describe('parseCccdLine', () => {
  it('reads a card', () => {
    expect(card(LINE)).toEqual(CARD);
  });

  it.each([
    ['a line end', `${LINE}\r\n`],
    ['a byte order mark and a tab', `\uFEFF${LINE}\t`],
    ['spaces around the fields', LINE.replaceAll('|', ' | ')],
    ['further empty fields', `${LINE}||||`],
    ['further family fields', `${LINE}|NGUYỄN VĂN CHA|TRẦN THỊ MẸ`],
    ['decomposed letters', LINE.normalize('NFD')],
    ['no field for the old number', LINE.replace('||', '|')],
    ['commas without spaces', LINE.replaceAll(', ', ',')],
  ])('does not mind %s', (_what, line) => {
    expect(card(line)).toEqual(CARD);
  });

  it('keeps the old number', () => {
    expect(card(LINE.replace('||', '|000123456|')).oldIdNumber).toBe('000123456');
  });

  it('takes a missing date of issue', () => {
    const line = LINE.slice(0, LINE.lastIndexOf('|'));
    expect(card(line)).toEqual({ ...CARD, issuedOn: null });
    expect(card(`${line}|`)).toEqual({ ...CARD, issuedOn: null });
  });

  it.each([
    ['Nguyễn Thị Hoà', 'Nguyễn Thị Hoà'],
    ['NGUYỄN  THỊ   HOÀ', 'NGUYỄN THỊ HOÀ'],
    ['nguyễn thị đào', 'Nguyễn Thị Đào'],
    ["H'HEN NIÊ", "H'HEN NIÊ"],
    ['Ksor Thử', 'Ksor Thử'],
    ['Y Moan Êban', 'Y Moan Êban'],
  ])('keeps the name %j', (name, kept) => {
    expect(card(LINE.replace('NGUYỄN VĂN THỬ', name)).fullName).toBe(kept);
  });

  it.each([
    ['Nữ', 'female'],
    ['NỮ', 'female'],
    ['Nam', 'male'],
    ['Khác', null],
  ])('reads the sex %j', (word, sex) => {
    expect(card(LINE.replace('|Nam|', `|${word}|`)).sex).toBe(sex);
  });

  it.each([
    ['', 'cccd-not-a-card'],
    ['Nguyễn Văn Thử', 'cccd-not-a-card'],
    ['H26.123.45-261124-0901', 'cccd-not-a-card'],
    ['a|b|c|d|e|f|g', 'cccd-not-a-card'],
    ['000090004567||||||', 'cccd-not-a-card'],
    [LINE.slice(3), 'cccd-bad-id'],
    [`1${LINE}`, 'cccd-bad-id'],
    [LINE.replace('09031990', '31021990'), 'cccd-bad-date'],
    [LINE.replace('09031990', '1990-03-09'), 'cccd-bad-date'],
    [LINE.replace('15082021', '15132021'), 'cccd-bad-date'],
    [LINE.replace('NGUYỄN VĂN THỬ', 'NGUY?N V?N TH?'), 'cccd-garbled'],
    [LINE.replace('NGUYỄN', 'NGUY\uFFFDN'), 'cccd-garbled'],
    [LINE.replace('NGUYỄN VĂN THỬ', 'Nguyá»…n VÄƒn Thá»­'), 'cccd-garbled'],
    [LINE.replace('NGUYỄN VĂN THỬ', 'Nguyeenx Vawn Thuwr'), 'cccd-garbled'],
    [
      'GD4000000000000|4e677579e1bb856e2056c4836e20546869|09/03/1990|1|48c3a0204ee1bb9969|01 - 000|01/01/2026|-|-|-|4|-|-|-|$',
      'cccd-health-insurance',
    ],
  ])('refuses %j with %s', (line, code) => {
    expect(parseCccdLine(line)).toMatchObject({ ok: false, code });
  });

  it('leaves numbers and foreign words of a sound address alone', () => {
    const address = 'Khu4, Lô2, The Lux, Phường Thử';
    expect(card(LINE.replace('Tổ 5, Phường Thử, Hà Nội', address)).address).toBe(address);
  });

  it('says which date is wrong and how long the number is', () => {
    expect(parseCccdLine(LINE.replace('15082021', '15132021'))).toMatchObject({
      detail: { field: 'issue', text: '15132021' },
    });
    expect(parseCccdLine(LINE.slice(3))).toMatchObject({ detail: { length: 9 } });
  });

  it('turns back a line that is Telex keys throughout', () => {
    const line = '000190004567||NGUYEENX THIJ DDAOF|09031990|Nuwx|Toor 5, Phuowngf Thuwr, Haf Nooij|15082021';
    expect(card(line)).toMatchObject({
      fullName: 'NGUYỄN THỊ ĐÀO',
      sex: 'female',
      address: 'Tổ 5, Phường Thử, Hà Nội',
      repairedFrom: 'telex',
    });
  });

  it('turns back a line that is VNI keys throughout', () => {
    const line =
      '000190004567||Nguye64n Thi5 D9a2o|09031990|Nu74|To63 5, nha2 A1, Phuo7ng2 Thu73, Ha2 No65i|15082021';
    expect(card(line)).toMatchObject({
      fullName: 'Nguyễn Thị Đào',
      sex: 'female',
      address: 'Tổ 5, nhà A1, Phường Thử, Hà Nội',
      repairedFrom: 'vni',
    });
  });

  it('asks a person when a line of keys does not come out as syllables', () => {
    const line = '000190004567||Nguyeenx Xqwz|09031990|Nam|Haf Nooij|15082021';
    expect(parseCccdLine(line)).toMatchObject({ code: 'cccd-garbled', detail: { damage: 'typing-keys' } });
  });

  it('never throws and gives only whole cards', () => {
    const anyLine = fc.oneof(
      fc.string(),
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 9 }).map((f) => f.join('|')),
    );
    fc.assert(
      fc.property(anyLine, (line) => {
        const result = parseCccdLine(line);
        if (result.ok) expect(result.value.personalId).toMatch(/^\d{12}$/u);
      }),
    );
  });

  it('never throws when a card is cut or damaged anywhere', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: LINE.length }),
        fc.nat({ max: 5 }),
        fc.string({ maxLength: 3 }),
        (at, cut, put) => {
          const result = parseCccdLine(LINE.slice(0, at) + put + LINE.slice(at + cut));
          if (result.ok) expect(result.value.birthDate).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
        },
      ),
    );
  });
});

describe('looksLikeCccdLine', () => {
  it('knows a card from other scans', () => {
    expect(looksLikeCccdLine(LINE)).toBe(true);
    expect(looksLikeCccdLine(LINE.slice(3))).toBe(true);
    expect(looksLikeCccdLine('H26.123.45-261124-0901')).toBe(false);
    expect(looksLikeCccdLine('Nguyễn Văn Thử')).toBe(false);
  });
});
