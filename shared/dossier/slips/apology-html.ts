import { html, noHtml } from '#shared/text/html.ts';
import { formatVietnameseDateTime } from '#shared/text/vietnamese-words.ts';
import type { Apology } from './apology-data.ts';
import { formMark, type FormRegime } from './form-set.ts';
import {
  flowing,
  formTitle,
  idNumberField,
  letterEnd,
  momentField,
  oneCopy,
  partyWord,
  procedureTitle,
} from './form-parts.ts';
import type { PrintSheet } from './page-setup.ts';
import { printedDocument } from './printed-document.ts';
import { slipHeading } from './slip-heading.ts';

/** The letter got a new name and a new wish in 2025; what it tells is the same. */
const words: Readonly<Record<FormRegime, { readonly title: readonly string[]; readonly wish: string }>> = {
  'tt-01-2018': {
    title: ['PHIẾU XIN LỖI', 'VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ'],
    wish: 'và hẹn lại ngày trả kết quả như sau:',
  },
  'tt-03-2025': {
    title: ['VĂN BẢN XIN LỖI', 'VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT'],
    wish: 'và đề nghị được gia hạn thời gian giải quyết như sau:',
  },
};

/** Phiếu xin lỗi và hẹn lại ngày trả kết quả / Văn bản xin lỗi và đề nghị gia hạn (Mẫu số 04). */
export function renderApology(data: Apology, sheet: PrintSheet): string {
  const { regime, office, number, issuedAt, applicant, submitterName, agencyName } = data;
  const { title, wish } = words[regime];
  const person = partyWord(applicant);
  const content = html`
    ${slipHeading(office, number, issuedAt)} ${formTitle(title, null, null)}
    <main class="letter">
      <p class="to">
        Kính gửi: <b>${applicant.name}</b>${applicant.address === '' ? noHtml : html`, ${applicant.address}`}
      </p>
      <p class="line">${office.name} đã tiếp nhận hồ sơ của ${person} với các thông tin sau:</p>
      <div class="facts">
        ${flowing('Người nộp hồ sơ:', submitterName === '' ? applicant.name : submitterName)}
        ${idNumberField(applicant, regime)} ${flowing('Mã hồ sơ:', html`<b>${data.dossierCode}</b>`)}
        ${flowing('Thủ tục hành chính:', procedureTitle(data.procedureName))}
        ${flowing('Cơ quan giải quyết:', agencyName)} ${momentField('Ngày tiếp nhận:', data.receivedAt)}
        ${momentField('Thời gian hẹn trả kết quả:', data.promisedAt)}
      </div>
      <p class="line">Đến nay, ${agencyName} chưa giải quyết xong hồ sơ này.</p>
      <p class="line">Lý do: ${data.reason}</p>
      <p class="line">${agencyName} xin lỗi ${person} về sự chậm trễ này ${wish}</p>
      <div class="dates">
        <p>Ngày hẹn trả kết quả mới: <b>${formatVietnameseDateTime(data.newDueAt)}</b></p>
      </div>
      <div class="ending">
        <p class="line">
          Giấy tiếp nhận hồ sơ đã trao vẫn có giá trị để nhận kết quả. Rất mong ${person} thông cảm.
        </p>
        ${letterEnd(['Như trên', office.name, ...(submitterName === '' ? [] : [submitterName])], data.signer)}
      </div>
    </main>
  `;
  return printedDocument(`Xin lỗi và hẹn lại ${data.dossierCode}`, sheet, [
    oneCopy(formMark('apology', regime), content),
  ]);
}
