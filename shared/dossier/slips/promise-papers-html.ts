import { html, noHtml, type Html } from '#shared/text/html.ts';
import { formatShortDateTime, formatVietnameseDateTime } from '#shared/text/vietnamese-words.ts';
import type { MoveNotice, MoveNotices, PromiseExplanation } from './paper.ts';
import { signature, signatures, withoutKind } from './form-parts.ts';
import type { PrintSheet } from './page-setup.ts';
import { printedDocument } from './printed-document.ts';
import { slipHeading } from './slip-heading.ts';

/** "Vì sao hẹn ngày này?" as a sheet that can be taken home. */
export function renderPromiseExplanation(data: PromiseExplanation, sheet: PrintSheet): string {
  const { office, dossierCode, receiptNumber, applicantName, procedureName, receivedAt, dueAt } = data;
  const body = html`<section class="sheet">
    ${slipHeading(office, null, data.printedAt)}
    <h1>GIẢI THÍCH NGÀY HẸN TRẢ KẾT QUẢ</h1>
    <p class="about">Hồ sơ ${dossierCode} – Giấy tiếp nhận số ${receiptNumber}</p>
    <p class="line">Chủ hồ sơ: <b>${applicantName}</b></p>
    <p class="line">Thủ tục: ${withoutKind(procedureName)}</p>
    <p class="line">Tiếp nhận: ${formatVietnameseDateTime(receivedAt)}</p>
    <div class="dates">
      <p>Hẹn trả kết quả: <b>${formatVietnameseDateTime(dueAt)}</b></p>
    </div>
    <ol>
      ${data.sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ol>
    ${signatures(html`<div></div>`, signature('NGƯỜI GIẢI THÍCH', data.officerName))}
  </section>`;
  return printedDocument(`Giải thích ngày hẹn ${dossierCode}`, sheet, body);
}

/** Letters about moved promises, a page each. */
export function renderMoveNotices(data: MoveNotices, sheet: PrintSheet): string {
  const sheets = data.notices.map((notice) => moveNotice(data, notice));
  return printedDocument('Thông báo thay đổi thời gian trả kết quả', sheet, sheets);
}

function moveNotice({ office, printedAt }: MoveNotices, notice: MoveNotice): Html {
  const { dossierCode, receiptNumber, applicantName, address, procedureName, receivedAt, from, to, reason } =
    notice;
  return html`<section class="sheet">
    ${slipHeading(office, null, printedAt)}
    <h1>THÔNG BÁO</h1>
    <p class="about">Về việc thay đổi thời gian trả kết quả hồ sơ ${dossierCode}</p>
    <p class="line">Kính gửi: <b>${applicantName}</b>${address === '' ? noHtml : html`, ${address}`}</p>
    <p class="line">
      ${office.name} đã tiếp nhận hồ sơ mã ${dossierCode} (Giấy tiếp nhận số ${receiptNumber}) theo thủ tục
      ${withoutKind(procedureName)} lúc ${formatShortDateTime(receivedAt)}.
    </p>
    <p class="line">
      Lịch làm việc của đơn vị đã thay đổi vì: ${reason}. Vì vậy thời gian trả kết quả thay đổi như sau:
    </p>
    <div class="dates">
      <p>Đã hẹn: ${formatVietnameseDateTime(from)}</p>
      <p>Hẹn lại: <b>${formatVietnameseDateTime(to)}</b></p>
    </div>
    <p class="line">
      Giấy tiếp nhận đã trao vẫn có giá trị để nhận kết quả; khi đến xin mang theo Giấy đó hoặc cho biết mã hồ
      sơ. Đơn vị xin lỗi vì sự thay đổi này.
    </p>
    ${office.phone === '' ? noHtml : html`<p class="line">Điện thoại liên hệ: ${office.phone}</p>`}
    ${signatures(html`<div></div>`, signature('ĐẠI DIỆN BỘ PHẬN MỘT CỬA', ''))}
  </section>`;
}
