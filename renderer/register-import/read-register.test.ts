import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkFileSize, type ReadRules } from './file-size.ts';
import { readRegister } from './read-register.ts';
import { sampleWorkbook } from './testing/sample-workbook.ts';

const rules: ReadRules = { mostBytes: 4_000_000, mostUnpackedBytes: 20_000_000, mostRows: 3000 };
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

async function codeOf(bytes: Uint8Array, change: Partial<ReadRules> = {}): Promise<string> {
  const read = await readRegister(bytes, { ...rules, ...change });
  return read.ok ? 'read' : read.code;
}

describe('a workbook', () => {
  it('is read as texts, numbers and dates, with the hash of its bytes', async () => {
    const bytes = sampleWorkbook([
      ['Mã hồ sơ', 'Số & chữ', 'Ngày nhận'],
      ['H26.999.01-260105-0001', 90_004_567, { serial: 46_058.354_166_67 }],
      ['H26.999.01-260105-0002', null, { serial: 46_058 }],
    ]);
    const read = await readRegister(bytes, rules);
    if (!read.ok) throw new Error(read.code);
    expect(read.value.table).toEqual([
      ['Mã hồ sơ', 'Số & chữ', 'Ngày nhận'],
      ['H26.999.01-260105-0001', 90_004_567, { date: '2026-02-05T08:30' }],
      ['H26.999.01-260105-0002', null, { date: '2026-02-05T00:00' }],
    ]);
    expect(read.value.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('of thousands of rows needs no worker of its own, which the page forbids', async () => {
    const { Worker: own } = globalThis as { Worker?: unknown };
    const rows = Array.from({ length: 3000 }, (_, n) => [`H26.999.01-260105-${n}`, 'x'.repeat(400)]);
    const bytes = sampleWorkbook(rows);
    expect(own).toBeUndefined();
    const read = await readRegister(bytes, rules);
    expect(read.ok && read.value.table).toHaveLength(3000);
  });

  it('that unpacks into too much is refused before it is unpacked', async () => {
    const bomb = sampleWorkbook([['a']], { 'xl/media.xml': new Uint8Array(30_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await codeOf(bomb)).toBe('register-file-unpacks-too-big');
    const parts = Object.fromEntries(
      Array.from({ length: 2100 }, (_, n) => [`xl/${n}.bin`, new Uint8Array()]),
    );
    expect(await codeOf(sampleWorkbook([['a']], parts))).toBe('register-file-unpacks-too-big');
  });

  it('that is broken, or no workbook at all, is told', async () => {
    const bytes = sampleWorkbook([['a']]);
    expect(await codeOf(bytes.subarray(0, bytes.length - 40))).toBe('register-file-broken');
    expect(await codeOf(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toBe('register-file-type');
    expect(await codeOf(sampleWorkbook([['a']], { 'xl/worksheets/sheet1.xml': strToU8('<worksheet') }))).toBe(
      'register-file-broken',
    );
    expect(await codeOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe(
      'register-file-old-excel',
    );
  });
});

describe('a CSV file', () => {
  it.each([
    ['with commas', 'Mã hồ sơ,Chủ hồ sơ\r\nA1,"Lê, Thử"\r\n'],
    ['with semicolons, as Excel writes it here', 'Mã hồ sơ;Chủ hồ sơ\nA1;Lê, Thử\n'],
    ['with tabs and a byte order mark', '\uFEFFMã hồ sơ\tChủ hồ sơ\nA1\tLê, Thử'],
  ])('%s is read', async (_name, content) => {
    const read = await readRegister(text(content), rules);
    expect(read.ok && read.value.table.slice(0, 2)).toEqual([
      ['Mã hồ sơ', 'Chủ hồ sơ'],
      ['A1', 'Lê, Thử'],
    ]);
  });

  it('in UTF-16, which Excel calls Unicode text, is read', async () => {
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from('Mã\tHọ', (c) => c.charCodeAt(0)).buffer),
    ]);
    const read = await readRegister(wide, rules);
    expect(read.ok && read.value.table).toEqual([['Mã', 'Họ']]);
  });

  it('in another code page is told, and so is one whose letters are lost', async () => {
    // TCVN3 and VNI write diacritics as single high bytes.
    expect(await codeOf(new Uint8Array([...text('Ma ho so,'), 0xae, 0xfd, 0xb8, 0x0a]))).toBe(
      'register-file-encoding',
    );
    expect(await codeOf(text('M\uFFFD h\uFFFD s\uFFFD'))).toBe('register-file-encoding');
  });
});

describe('any other file', () => {
  it.each([
    ['a PDF', text('%PDF-1.7 ...')],
    ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10])],
    ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3])],
    ['a page of the web', text('<!DOCTYPE html><p>')],
    ['high bytes with controls', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x1a, 0xff])],
  ])('%s is no register', async (_name, bytes) => {
    expect(await codeOf(bytes)).toBe('register-file-type');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['empty lines', text('\n\n')],
    ['separators', text(',,\n,,')],
    ['an empty sheet', sampleWorkbook([])],
  ])('%s is empty', async (_name, bytes) => {
    expect(await codeOf(bytes)).toBe('register-file-empty');
  });

  it('too big or with too many rows is told with both figures', async () => {
    expect(checkFileSize(5_000_001, { ...rules, mostBytes: 2_097_152 })).toEqual({
      ok: false,
      code: 'register-file-too-big',
      detail: { megabytes: 5, most: 2 },
    });
    expect(await codeOf(new Uint8Array(101), { mostBytes: 100 })).toBe('register-file-too-big');
    expect(await codeOf(text('a\n'.repeat(50)), { mostRows: 40 })).toBe('register-file-too-many-rows');
  });
});
