import { html, noHtml, type Html } from '#shared/text/html.ts';
import { formatVietnameseDateTime } from '#shared/text/vietnamese-words.ts';
import type { ControlSlip, ControlSlipRow } from './control-slip-data.ts';
import { formMark } from './form-set.ts';
import { flowing, formTitle, momentField, oneCopy, procedureTitle, type DossierCodes } from './form-parts.ts';
import type { PrintSheet } from './page-setup.ts';
import { printedDocument } from './printed-document.ts';
import { slipHeading } from './slip-heading.ts';

/** Empty rows are printed up to this many, for the hand-overs to come. */
const leastRows = 4;

const blankRow: ControlSlipRow = {
  fromUnit: '',
  toUnit: '',
  at: null,
  giverName: '',
  receiverName: '',
  result: null,
  note: '',
};

/** Phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu số 06, in the set of 2018 Mẫu số 05). */
export function renderControlSlip(data: ControlSlip, codes: DossierCodes, sheet: PrintSheet): string {
  const { regime, office, number, issuedAt, dossierCode, rows } = data;
  const blanks = Array.from({ length: Math.max(0, leastRows - rows.length) }, () => blankRow);
  const content = html`
    ${slipHeading(office, number, issuedAt)}
    ${formTitle(['PHIẾU KIỂM SOÁT QUÁ TRÌNH', 'GIẢI QUYẾT HỒ SƠ'], dossierCode, codes)}
    <main class="fields">
      ${flowing('Thủ tục hành chính:', procedureTitle(data.procedureName))}
      ${flowing('Cơ quan (bộ phận) giải quyết hồ sơ:', data.agencyName)}
      ${flowing('Cơ quan phối hợp giải quyết hồ sơ:', data.partnerAgencies)}
      ${momentField('Thời gian tiếp nhận:', data.receivedAt)} ${momentField('Hẹn trả kết quả:', data.dueAt)}
    </main>
    <table class="grid control">
      <thead>
        <tr>
          <th class="unit">TÊN ĐƠN VỊ<br /><i>(1. Giao / 2. Nhận)</i></th>
          <th>THỜI GIAN GIAO, NHẬN HỒ SƠ</th>
          <th class="result">KẾT QUẢ GIẢI QUYẾT HỒ SƠ</th>
          <th class="note">GHI CHÚ</th>
        </tr>
      </thead>
      <tbody>
        ${[...rows, ...blanks].map(handOver)}
      </tbody>
    </table>
  `;
  return printedDocument(`Phiếu kiểm soát ${dossierCode}`, sheet, [
    oneCopy(formMark('control-slip', regime), content),
  ]);
}

function handOver(row: ControlSlipRow): Html {
  const when =
    row.at === null
      ? html`…… giờ …… phút, ngày …… tháng …… năm ……`
      : html`${formatVietnameseDateTime(row.at)}`;
  return html`<tr>
    <td>
      <p>1. Giao: ${row.fromUnit}</p>
      <p>2. Nhận: ${row.toUnit}</p>
    </td>
    <td>
      <p class="when">${when}</p>
      <div class="hands">${hand('Người giao', row.giverName)}${hand('Người nhận', row.receiverName)}</div>
    </td>
    <td>${results.map(([result, words]) => tick(words, row.result === result))}</td>
    <td>${row.note}</td>
  </tr>`;
}

function hand(role: string, name: string): Html {
  return html`<div>
    <p>${role} <i>(ký)</i></p>
    <p class="signed">${name}</p>
  </div>`;
}

const results = [
  ['early', 'Trước hạn'],
  ['on-time', 'Đúng hạn'],
  ['late', 'Quá hạn'],
] as const;

function tick(words: string, isTicked: boolean): Html {
  return html`<p class="tick"><span class="box">${isTicked ? html`×` : noHtml}</span> ${words}</p>`;
}
