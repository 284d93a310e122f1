import { dateOf } from '#shared/calendar/local-time.ts';
import { html, noHtml, trustedHtml, type Html } from '#shared/text/html.ts';
import { formatShortDate } from '#shared/text/vietnamese-words.ts';
import type { SharedControlSlip } from './control-slip-data.ts';
import { formMark } from './form-set.ts';
import {
  flowing,
  formTitle,
  momentField,
  oneCopy,
  procedureTitle,
  signature,
  signatures,
  twoDigits,
  type DossierCodes,
} from './form-parts.ts';
import type { PrintSheet } from './page-setup.ts';
import { printedDocument } from './printed-document.ts';
import { slipHeading } from './slip-heading.ts';

/**
 * Phiếu kiểm soát (Mẫu số 06, in the set of 2018 Mẫu số 05) of dossiers that go together: one number and one pair of signatures, and for
 * each dossier a row with its barcode and the boxes that the receiving side ticks when it is done.
 *
 * @param codesOf barcodes of a dossier code
 */
export function renderSharedControlSlip(
  data: SharedControlSlip,
  codesOf: (dossierCode: string) => DossierCodes,
  sheet: PrintSheet,
): string {
  const { regime, office, number, issuedAt, rows } = data;
  const content = html`
    ${slipHeading(office, number, issuedAt)}
    ${formTitle(['PHIẾU KIỂM SOÁT QUÁ TRÌNH', 'GIẢI QUYẾT HỒ SƠ'], null, null)}
    <main class="fields">
      ${flowing('1. Giao:', html`<b>${data.fromUnit}</b>`)}
      ${flowing('2. Nhận – cơ quan (bộ phận) giải quyết hồ sơ:', html`<b>${data.toUnit}</b>`)}
      ${momentField('Thời gian giao, nhận hồ sơ:', data.handedAt)}
      ${flowing('Tổng số:', `${twoDigits(rows.length)} hồ sơ`)}
    </main>
    <table class="grid control shared">
      <thead>
        <tr>
          <th class="order">STT</th>
          <th class="code">MÃ HỒ SƠ</th>
          <th>THỦ TỤC HÀNH CHÍNH, NGƯỜI NỘP</th>
          <th class="due">TIẾP NHẬN<br />HẸN TRẢ</th>
          <th class="result">KẾT QUẢ GIẢI QUYẾT</th>
          <th class="note">GHI CHÚ</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row, index) => rowOf(row, index, codesOf(row.dossierCode)))}
      </tbody>
    </table>
    ${signatures(signature('NGƯỜI GIAO', data.giverName), signature('NGƯỜI NHẬN', data.receiverName))}
  `;
  return printedDocument(`Phiếu kiểm soát ${number}`, sheet, [
    oneCopy(formMark('control-slip', regime), content),
  ]);
}

function rowOf(row: SharedControlSlip['rows'][number], index: number, { code128Svg }: DossierCodes): Html {
  return html`<tr>
    <td class="centred">${index + 1}</td>
    <td class="centred">
      <p class="whole"><b>${row.dossierCode}</b></p>
      <div class="bars">${trustedHtml(code128Svg)}</div>
    </td>
    <td>
      <p>${procedureTitle(row.procedureName)}</p>
      <p>${row.applicantName}</p>
    </td>
    <td class="centred">
      <p>${formatShortDate(dateOf(row.receivedAt))}</p>
      <p><b>${formatShortDate(dateOf(row.dueAt))}</b></p>
    </td>
    <td>
      ${['Trước hạn', 'Đúng hạn', 'Quá hạn'].map((words) => html`<p class="tick"><span class="box">${noHtml}</span> ${words}</p>`)}
    </td>
    <td>${row.note}</td>
  </tr>`;
}
