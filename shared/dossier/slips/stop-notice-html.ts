import { dateOf } from '#shared/calendar/local-time.ts';
import { html, noHtml, type Html } from '#shared/text/html.ts';
import { formatVietnameseDate } from '#shared/text/vietnamese-words.ts';
import { formMark } from './form-set.ts';
import {
  capitalised,
  flowing,
  formTitle,
  idNumberField,
  letterEnd,
  momentField,
  numberedListBefore,
  oneCopy,
  partyWord,
  procedureTitle,
} from './form-parts.ts';
import type { PrintSheet } from './page-setup.ts';
import { printedDocument } from './printed-document.ts';
import { slipHeading } from './slip-heading.ts';
import type { StopCause, StopNotice } from './stop-notice-data.ts';

const grounds = [
  'Nghị định số 118/2025/NĐ-CP của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia',
  'Thông tư số 03/2025/TT-VPCP của Văn phòng Chính phủ',
];

/** Thông báo dừng giải quyết hồ sơ (Mẫu số 05 of 2025). */
export function renderStopNotice(data: StopNotice, sheet: PrintSheet): string {
  const { regime, office, number, issuedAt, applicant, feeText, returnedPapers, dossierCode } = data;
  const person = partyWord(applicant);
  const ending = html`
    <p class="line">${office.name} thông báo để ${person} được biết.</p>
    ${letterEnd(['Như trên', 'Cơ quan giải quyết hồ sơ'], data.signer)}
  `;
  const content = html`
    ${slipHeading(office, number, issuedAt)} ${formTitle(['THÔNG BÁO', 'DỪNG GIẢI QUYẾT HỒ SƠ'], null, null)}
    <main class="letter">
      <p class="to">
        Kính gửi: <b>${applicant.name}</b>${applicant.address === '' ? noHtml : html`, ${applicant.address}`}
      </p>
      ${[...grounds, ...data.grounds].map((ground) => html`<p class="line ground">Căn cứ ${ground};</p>`)}
      <p class="line">${office.name} đã tiếp nhận hồ sơ của ${person} với các thông tin sau:</p>
      <div class="facts">
        ${flowing('Mã hồ sơ:', html`<b>${dossierCode}</b>`)} ${idNumberField(applicant, regime)}
        ${flowing('Thủ tục hành chính:', procedureTitle(data.procedureName))}
        ${momentField('Ngày tiếp nhận:', data.receivedAt)} ${flowing('Giai đoạn xử lý:', data.stage)}
      </div>
      ${causeWords(data.cause, person)}
      <p class="line">
        Sau khi kiểm tra, hồ sơ chưa có kết quả giải quyết. ${office.name} thông báo
        <b>dừng giải quyết hồ sơ ${dossierCode} từ ${formatVietnameseDate(dateOf(data.stoppedAt))}</b>.
      </p>
      ${flowing('Phí, lệ phí:', feeText === '' ? 'Không có khoản phải hoàn trả.' : feeText)}
      ${
        returnedPapers.length === 0
          ? flowing('Giấy tờ trả lại:', 'Không có.')
          : html`<p class="field flowing">Giấy tờ trả lại:</p>`
      }
      ${numberedListBefore(returnedPapers, ending)}
    </main>
  `;
  return printedDocument(`Thông báo dừng giải quyết ${dossierCode}`, sheet, [
    oneCopy(formMark('stop-notice', regime), content),
  ]);
}

function causeWords(cause: StopCause, person: string): Html {
  switch (cause.kind) {
    case 'applicant-request':
      return html`<p class="line">
          ${capitalised(formatVietnameseDate(dateOf(cause.requestedAt)))}, ${person} đề nghị dừng giải quyết
          hồ sơ.
        </p>
        ${flowing('Lý do đề nghị:', cause.reason)}`;
    case 'no-supplement':
      return html`<p class="line">
        Phiếu yêu cầu bổ sung số ${cause.slipNumber} ${formatVietnameseDate(dateOf(cause.slipIssuedAt))} có
        thời hạn đến ${formatVietnameseDate(cause.dueOn)}; đến nay ${person} chưa bổ sung hồ sơ.
      </p>`;
  }
}
