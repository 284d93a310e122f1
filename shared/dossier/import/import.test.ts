import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { procedureIndex } from '#shared/catalogue/find-procedure.ts';
import { procedureCatalogueSchema } from '#shared/catalogue/procedure.ts';
import { addDays, localDateSchema, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { issueWords } from '#shared/text/import-words.ts';
import { type Cell, dateOfCell, type Table, textOf, typedDate } from './cells.ts';
import { type CheckedRow, RegisterCheck } from './check-register.ts';
import { findColumns, registerFields, registerHeadings } from './columns.ts';
import { procedureNames } from './procedure-names.ts';
import { rejectedCsv } from './rejected-csv.ts';

const { procedures } = procedureCatalogueSchema.parse(
  JSON.parse(readFileSync(new URL('../../../resources/procedures/procedures.json', import.meta.url), 'utf8')),
);
const rules = {
  procedures: procedureNames(procedureIndex(procedures)),
  now: localDateTimeSchema.parse('2026-11-23T10:00'),
  dueTime: '16:30',
};
const headings = registerFields.map((field) => registerHeadings[field]);
const whole: readonly Cell[] = [
  'H26.999.01-260105-0001',
  '1.001193',
  'Nguyễn Văn Thử',
  '000090004567',
  '09/03/1990',
  'Tổ 5, Phường Thử',
  '0912 000 001',
  '05/01/2026 08:30',
  '07/01/2026',
  '',
  '',
  '',
];

/** A whole row with other cells in some of its columns. */
function row(change: Partial<Record<(typeof registerFields)[number], Cell>> = {}): readonly Cell[] {
  return registerFields.map((field, at) => (field in change ? (change[field] ?? null) : whole[at]!));
}

function checked(table: Table, known: readonly string[] = []): readonly CheckedRow[] {
  const columns = findColumns(table);
  if (!columns.ok) throw new Error(JSON.stringify(columns));
  const check = new RegisterCheck(table, columns.value, rules, (code) => known.includes(code));
  const rows: CheckedRow[] = [];
  while (!check.isDone) rows.push(...check.next(3));
  return rows;
}

function issuesOf(change: Partial<Record<(typeof registerFields)[number], Cell>>): readonly string[] {
  const [only] = checked([headings, row(change)]);
  return only!.issues.map(({ field, kind, code }) => `${kind} ${field} ${code}`);
}

describe('columns of a register', () => {
  it('are found below titles, whatever the case, the diacritics, brackets and line breaks', () => {
    const table = [
      ['SỞ THỬ', null],
      [null, 'SỔ THEO DÕI HỒ SƠ NĂM 2026'],
      [
        'STT',
        'MA HO SO',
        'Tên TTHC (theo danh mục)',
        'Họ và\ntên',
        'dia chi',
        'Ngày nhận',
        'Ngày trả',
        'NGÀY HẸN TRẢ',
      ],
    ];
    expect(findColumns(table)).toEqual({
      ok: true,
      value: {
        headRow: 2,
        places: { code: 1, procedure: 2, name: 3, address: 4, received: 5, returned: 6, due: 7 },
      },
    });
  });

  it('that are missing are named as the template has them', () => {
    expect(findColumns([['Mã hồ sơ', 'Chủ hồ sơ', 'Ngày nhận']])).toEqual({
      ok: false,
      code: 'register-columns-missing',
      detail: { columns: 'Thủ tục hành chính, Địa chỉ, Ngày hẹn trả' },
    });
    expect(findColumns([])).toMatchObject({ ok: false });
  });
});

describe('dates of a register', () => {
  it.each([
    ['5/2/2026', '2026-02-05', null],
    ['05.02.2026 14:30', '2026-02-05', '14:30'],
    ['14h30 05/02/2026', '2026-02-05', '14:30'],
    ['9 giờ 05 phút, ngày 05-02-2026', '2026-02-05', '09:05'],
    ['2026-02-05', '2026-02-05', null],
    ['2026-02-05T07:15:00', '2026-02-05', '07:15'],
    [46_058, '2026-02-05', null],
    [46_058.354_166_67, '2026-02-05', '08:30'],
    ['46058', '2026-02-05', null],
    [61, '1900-03-01', null],
  ] as const)('%j is %s %s', (cell, date, time) => {
    expect(dateOfCell(cell)).toEqual({ date, time });
  });

  it.each([
    '31/02/2026',
    '5/2/26',
    '2026',
    'hôm qua',
    '05/02/2026 25:00',
    '5//2026',
    0,
    60,
    1e9,
    true,
    null,
    '',
  ])('%j is none', (cell) => {
    expect(dateOfCell(cell)).toBeNull();
  });

  it('read the same from an Excel day, from a date cell and from what people type', () => {
    const day = fc
      .integer({ min: 0, max: 60_000 })
      .map((n) => addDays(localDateSchema.parse('1950-01-01'), n));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1439 }), (date, minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const at = localDateTimeSchema.parse(`${date}T${time}`);
        const serial = (Date.parse(`${date}T${time}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
        const read = { date, time: time === '00:00' ? null : time };
        expect(dateOfCell({ date: at })).toEqual(read);
        expect(dateOfCell(typedDate(at))).toEqual(read);
        expect(dateOfCell(serial)).toEqual(read);
      }),
    );
  });
});

describe('a row', () => {
  it('becomes a dossier, its promise as written and due at the hour of results', () => {
    const [only] = checked([headings, row()]);
    expect(only).toMatchObject({ row: 2, state: 'good', issues: [] });
    expect(only?.record).toMatchObject({
      code: 'H26.999.01-260105-0001',
      procedure: { key: '1.001193' },
      applicant: { kind: 'person', name: 'Nguyễn Văn Thử', birthDate: '1990-03-09', phone: '+84912000001' },
      receivedAt: '2026-01-05T08:30',
      due: '2026-01-07T16:30',
      returnedAt: null,
      request: procedures.find(({ key }) => key === '1.001193')!.name,
    });
  });

  it.each([
    ['THỦ TỤC  ĐĂNG KÍ KHAI SINH', '1.001193'],
    ['dang ky khai sinh', '1.001193'],
    ['1.001193.000.00.00.H26', '1.001193'],
  ])('names its procedure as %j', (name, key) => {
    expect(checked([headings, row({ procedure: name })])[0]?.record?.procedure.key).toBe(key);
  });

  it.each([
    [{ code: '' }, 'error code missing'],
    [{ code: 'hồ sơ 1' }, 'error code code-malformed'],
    [{ code: 'T012311-001' }, 'error code code-provisional'],
    [{ code: `A${'1'.repeat(60)}` }, 'error code too-long'],
    [{ code: 'HS-2019/15' }, 'warning code code-unusual'],
    [{ procedure: null }, 'error procedure missing'],
    [{ procedure: 'Thủ tục không có' }, 'error procedure procedure-unknown'],
    [{ name: ' ' }, 'error name missing'],
    [{ name: 'x'.repeat(201) }, 'error name too-long'],
    [{ address: '' }, 'error address missing'],
    [{ idNumber: '' }, 'warning idNumber id-missing'],
    [{ idNumber: '012345678' }, 'warning idNumber id-old'],
    [{ idNumber: '12' }, 'error idNumber id-malformed'],
    [{ idNumber: 90_004_567 }, 'error idNumber id-lost-zeros'],
    [{ idNumber: 190_004_567 }, 'error idNumber id-lost-zeros'],
    [{ phone: '' }, 'warning phone phone-missing'],
    [{ phone: 912_000_001 }, 'warning phone phone-zero-added'],
    [{ phone: 'không có' }, 'error phone phone-malformed'],
    [{ birthDate: '31/02/1990' }, 'error birthDate date-malformed'],
    [{ birthDate: '24/11/2026' }, 'error birthDate date-in-future'],
    [{ received: '' }, 'error received missing'],
    [{ received: 'tháng 1' }, 'error received date-malformed'],
    [{ received: 2026 }, 'error received date-unlikely'],
    [{ due: '' }, 'error due missing'],
    [{ due: '04/01/2026' }, 'error due before-receipt'],
    [{ due: '05/01/2026 08:00' }, 'error due before-receipt'],
    [{ returned: '04/01/2026' }, 'error returned before-receipt'],
    [{ returned: '24/11/2026' }, 'error returned date-in-future'],
    [{ note: 'x'.repeat(1001) }, 'error note too-long'],
  ])('%j has the issue %j and no other', (change, issue) => {
    expect(issuesOf(change)).toEqual([issue]);
  });

  it('received after all hours of its due date is due at its receipt', () => {
    const [only] = checked([headings, row({ received: '05/01/2026 17:00', due: '05/01/2026' })]);
    expect(only?.record?.due).toBe('2026-01-05T17:00');
    expect(issuesOf({ received: '24/11/2026', due: '25/11/2026' })).toEqual([
      'error received date-in-future',
    ]);
  });

  it('of an organisation is known by its tax code', () => {
    expect(checked([headings, row({ idNumber: '0100000000' })])[0]?.record?.applicant.kind).toBe(
      'organisation',
    );
  });

  it('says every issue in Vietnamese, with the likeliest procedure', () => {
    const [only] = checked([headings, row({ procedure: 'khai sinh', phone: 'x' })]);
    expect(only?.issues.map(issueWords)).toEqual([
      expect.stringMatching(/^Thủ tục hành chính: không có trong danh mục; gần nhất là “.*khai sinh.*”\.$/iu),
      'Điện thoại: không phải số điện thoại ở Việt Nam.',
    ]);
  });

  it('is never imported while anything in it is an error, whatever its cells hold', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom(...whole),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 14 }), (cells) => {
        for (const { state, issues, record } of checked([headings, cells])) {
          const isWrong = issues.some(({ kind }) => kind === 'error');
          expect(state).toBe(isWrong ? 'bad' : 'good');
          expect(record === null).toBe(isWrong);
          if (record !== null) expect(record.due >= record.receivedAt).toBe(true);
        }
      }),
    );
  });
});

describe('a register', () => {
  it('tells a code that stands twice, and passes over empty rows and the numbers of columns', () => {
    const other = row({ code: 'H26.999.01-260105-0002' });
    const numbers = headings.map((_, at) => `(${at + 1})`);
    const rows = checked([
      headings,
      numbers,
      row(),
      [],
      [null, ' '],
      row({ code: 'h26.999.01-260105-0001' }),
      other,
    ]);
    expect(rows.map(({ row: at, state }) => [at, state])).toEqual([
      [3, 'good'],
      [6, 'bad'],
      [7, 'good'],
    ]);
    expect(rows[1]?.issues).toMatchObject([{ code: 'code-twice', detail: '3' }]);
  });

  it('passes over what the office has, right or wrong', () => {
    const known = ['H26.999.01-260105-0001'];
    expect(checked([headings, row()], known)[0]?.state).toBe('known');
    expect(checked([headings, row({ phone: 'x' })], known)[0]?.state).toBe('known');
  });

  it('takes its own template', () => {
    const text = readFileSync(
      new URL('../../../resources/intake/register-template.csv', import.meta.url),
      'utf8',
    );
    const table = text
      .trim()
      .split('\n')
      .map((line) =>
        [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,)/gu)].map((cell) => cell[1] ?? cell[2] ?? ''),
      );
    expect(table[0]).toEqual(headings);
    expect(checked(table).map(({ state }) => state)).toEqual(['good', 'good']);
  });
});

describe('the rows that are given back', () => {
  let bad: readonly CheckedRow[];

  beforeEach(() => {
    bad = checked([
      headings,
      row({ phone: 'x', name: 'Lê "Tý" Thử, con' }),
      row({ code: '=HYPERLINK("x")' }),
    ]);
  });

  it('carry the words of their errors, and nothing that a sheet would reckon', () => {
    const csv = rejectedCsv(headings, bad);
    expect(csv.startsWith('"Mã hồ sơ",')).toBe(true);
    const lines = csv.trim().split('\r\n');
    expect(lines[0]).toMatch(/,"lỗi"$/);
    expect(lines[1]).toMatch(/"Lê ""Tý"" Thử, con".*"Điện thoại: không phải số điện thoại ở Việt Nam\."$/);
    expect(lines[2]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(textOf("'=HYPERLINK")).toBe('=HYPERLINK');
  });

  it('are read again with the same issues', () => {
    const cells = bad.map((one) => [...one.cells, 'Điện thoại: sai']);
    const again = checked([[...headings, 'lỗi'], ...cells]);
    expect(again.map(({ issues }) => issues)).toEqual(bad.map(({ issues }) => issues));
  });
});
