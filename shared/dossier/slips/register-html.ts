import { dateOf, type LocalDateTime } from '#shared/calendar/local-time.ts';
import { html, noHtml, type Html } from '#shared/text/html.ts';
import { formatShortDate } from '#shared/text/vietnamese-words.ts';
import { formMark, type FormRegime } from './form-set.ts';
import { formTitle, oneCopy, twoDigits, procedureTitle } from './form-parts.ts';
import type { PrintSheet } from './page-setup.ts';
import { printedDocument } from './printed-document.ts';
import type { Register, RegisterRow } from './register-data.ts';
import { channelWords } from './result-channel-words.ts';
import { slipHeading } from './slip-heading.ts';

/** An empty book is printed with this many lines to be filled by hand. */
const blankRows = 12;

interface Column {
  readonly heading: string;
  /** Its share of the width, beside those of the other columns. */
  readonly width: number;
  readonly isCentred?: boolean;
  readonly cell: (row: RegisterRow) => string | Html;
}

const sets: Column = {
  heading: 'Số lượng hồ sơ (bộ)',
  width: 6,
  isCentred: true,
  cell: (row) => twoDigits(row.sets),
};
const note: Column = { heading: 'Ghi chú', width: 7, cell: (row) => row.note };

/** Before the band "Nhận và trả kết quả". */
const leading: readonly Column[] = [
  { heading: 'STT', width: 5, isCentred: true, cell: ({ order }) => String(order) },
  { heading: 'Mã hồ sơ', width: 11, cell: ({ dossierCode }) => breakable(dossierCode) },
  { heading: 'Tên TTHC', width: 15, cell: procedureCell },
  { heading: 'Tên tổ chức, cá nhân', width: 11, cell: ({ applicantName }) => applicantName },
  { heading: 'Địa chỉ, số điện thoại', width: 13, cell: addressAndPhone },
  { heading: 'Cơ quan chủ trì giải quyết', width: 10, cell: ({ agencyName }) => agencyName },
];

const band: readonly Column[] = [
  { heading: 'Nhận hồ sơ', width: 9, isCentred: true, cell: ({ receivedAt }) => shortDate(receivedAt) },
  { heading: 'Hẹn trả kết quả', width: 9, isCentred: true, cell: ({ dueAt }) => shortDate(dueAt) },
  { heading: 'Trả kết quả', width: 9, isCentred: true, cell: ({ returnedAt }) => shortDate(returnedAt) },
  { heading: 'Phương thức nhận kết quả', width: 9, cell: ({ resultChannel }) => channelWords[resultChannel] },
  { heading: 'Ký nhận', width: 8, cell: () => noHtml },
];

/** The form of 2018 counts the sets and has room for remarks. */
const columnsOf: Readonly<Record<FormRegime, { leading: readonly Column[]; trailing: readonly Column[] }>> = {
  'tt-01-2018': { leading: [...leading.slice(0, 3), sets, ...leading.slice(3)], trailing: [note] },
  'tt-03-2025': { leading, trailing: [] },
};

/** Sổ theo dõi hồ sơ (Mẫu số 07, in the set of 2018 Mẫu số 06), on A4 turned: what an office's printer takes; A3 is the same made larger. */
export function renderRegister(data: Register, sheet: PrintSheet): string {
  const { regime, office, field, book, from, to, rows } = data;
  const { leading: before, trailing: after } = columnsOf[regime];
  const columns = [...before, ...band, ...after];
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const content = html`
    ${slipHeading(office, null, data.printedAt)} ${formTitle(['SỔ THEO DÕI HỒ SƠ'], null, null)}
    <p class="about">
      Lĩnh vực: <b>${field}</b> – Quyển số: ${book} – Từ ngày ${formatShortDate(from)} đến ngày
      ${formatShortDate(to)}
    </p>
    <table class="grid register">
      <colgroup>
        ${columns.map(({ width }) => html`<col style="width: ${((width / whole) * 100).toFixed(2)}%" />`)}
      </colgroup>
      <thead>
        <tr>
          ${before.map(tall)}
          <th colspan="${band.length}">NHẬN VÀ TRẢ KẾT QUẢ</th>
          ${after.map(tall)}
        </tr>
        <tr>
          ${band.map(({ heading }) => html`<th>${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${
          rows.length === 0
            ? Array.from({ length: blankRows }, () => blankLine(columns))
            : rows.map((row) => line(columns, row))
        }
      </tbody>
    </table>
    <p class="total">${totalWords(rows)}</p>
  `;
  return printedDocument(`Sổ theo dõi hồ sơ ${field}`, sheet, [
    oneCopy(formMark('register', regime), content),
  ]);
}

function totalWords(rows: readonly RegisterRow[]): string {
  if (rows.length === 0) return 'Tổng số: …… hồ sơ';
  const voided = rows.filter(({ isVoid }) => isVoid === true).length;
  const apart = voided === 0 ? '' : ` (không tính ${twoDigits(voided)} hồ sơ đã hủy)`;
  return `Tổng số: ${twoDigits(rows.length - voided)} hồ sơ${apart}`;
}

function tall({ heading }: Column): Html {
  return html`<th rowspan="2">${heading}</th>`;
}

function line(columns: readonly Column[], row: RegisterRow): Html {
  return html`<tr class="${row.isVoid === true ? 'void' : ''}">
    ${columns.map((column) => html`<td class="${column.isCentred === true ? 'centred' : ''}">${column.cell(row)}</td>`)}
  </tr>`;
}

function blankLine(columns: readonly Column[]): Html {
  return html`<tr class="blank">
    ${columns.map(() => html`<td></td>`)}
  </tr>`;
}

function procedureCell({ procedureName, isVoid }: RegisterRow): string {
  return isVoid === true ? `${procedureTitle(procedureName)} (đã hủy)` : procedureTitle(procedureName);
}

/** A code may break after its agency's part. */
function breakable(code: string): Html {
  const [agency = '', ...rest] = code.split('-');
  return rest.length === 0 ? html`${agency}` : html`${agency}-<wbr />${rest.join('-')}`;
}

/** A number is read in one piece. */
function addressAndPhone({ address, phone }: RegisterRow): Html {
  if (phone === '') return html`${address}`;
  const number = html`<span class="whole">${phone}</span>`;
  return address === '' ? number : html`${address}; ${number}`;
}

function shortDate(moment: LocalDateTime | null): string {
  return moment === null ? '' : formatShortDate(dateOf(moment));
}
