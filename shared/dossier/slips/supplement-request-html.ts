import { html, noHtml } from '#shared/text/html.ts';
import { formatVietnameseDate } from '#shared/text/vietnamese-words.ts';
import { formMark } from './form-set.ts';
import {
  bothCopies,
  contactFields,
  field,
  flowing,
  formTitle,
  numberedListBefore,
  partyWord,
  signature,
  signatures,
  type DossierCodes,
} from './form-parts.ts';
import type { PrintSheet } from './page-setup.ts';
import { printedDocument } from './printed-document.ts';
import { slipHeading } from './slip-heading.ts';
import type { SupplementRequest } from './supplement-request-data.ts';

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02), both copies. */
export function renderSupplementRequest(
  data: SupplementRequest,
  codes: DossierCodes | null,
  sheet: PrintSheet,
): string {
  const { regime, office, number, issuedAt, dossierCode, applicant, officerName, officerPhone } = data;
  const items = data.items.map(({ text, ground }) =>
    ground === '' ? text : html`${text} <i>(Căn cứ: ${ground})</i>`,
  );
  const phone = officerPhone === '' ? noHtml : html`, số điện thoại ${officerPhone}`;
  const ending = html`
    ${flowing('Lý do:', data.reason)}
    ${data.dueOn === null ? noHtml : flowing('Thời hạn bổ sung: đến hết', html`<b>${formatVietnameseDate(data.dueOn)}</b>`)}
    <p class="field flowing">
      Trong khi hoàn thiện hồ sơ, nếu có điều gì chưa rõ, ${partyWord(applicant)} liên hệ với
      ${officerName}${phone} để được hướng dẫn.
    </p>
    ${signatures(html`<div></div>`, signature('NGƯỜI HƯỚNG DẪN', officerName))}
  `;
  const content = html`
    ${slipHeading(office, number, issuedAt)}
    ${formTitle(['PHIẾU YÊU CẦU BỔ SUNG,', 'HOÀN THIỆN HỒ SƠ'], dossierCode, codes)}
    <main class="fields">
      ${field('Hồ sơ của:', html`<b>${applicant.name.toUpperCase()}</b>`)}
      ${dossierCode === null ? field('Mã hồ sơ (nếu có):', '') : noHtml}
      ${flowing('Nội dung yêu cầu giải quyết:', data.request)} ${contactFields(applicant)}
      <p class="field flowing lead">Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:</p>
      ${numberedListBefore(items, ending)}
    </main>
  `;
  const title = `Phiếu yêu cầu bổ sung ${number}`;
  return printedDocument(title, sheet, bothCopies(formMark('supplement-request', regime), false, content));
}
