import { html, type Html } from '#shared/text/html.ts';
import { formMark } from './form-set.ts';
import {
  applicantFields,
  bothCopies,
  field,
  flowing,
  formTitle,
  numberedListBefore,
  signature,
  signatures,
} from './form-parts.ts';
import type { PrintSheet } from './page-setup.ts';
import { printedDocument } from './printed-document.ts';
import type { Refusal } from './refusal-data.ts';
import { slipHeading } from './slip-heading.ts';

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu số 03), both copies. */
export function renderRefusal(data: Refusal, sheet: PrintSheet): string {
  const { regime, office, number, issuedAt, dossierCode, applicant, reasons } = data;
  const ending = signatures(
    signature('NGƯỜI NỘP HỒ SƠ', data.submitterName),
    signature('NGƯỜI TIẾP NHẬN HỒ SƠ', data.officerName),
  );
  const content = html`
    ${slipHeading(office, number, issuedAt)}
    ${formTitle(['PHIẾU TỪ CHỐI', 'TIẾP NHẬN GIẢI QUYẾT HỒ SƠ'], null, null)}
    <main class="fields">
      <p class="field flowing">${office.name} tiếp nhận hồ sơ của:</p>
      ${applicantFields(applicant, regime)} ${field('Mã hồ sơ (nếu có):', dossierCode ?? '')}
      ${flowing('Nội dung yêu cầu giải quyết:', data.request)}
      <p class="field flowing lead">
        Qua xem xét, ${office.name} thông báo không tiếp nhận, giải quyết hồ sơ này.
      </p>
      ${reasonsBefore(reasons, ending)}
    </main>
  `;
  const title = `Phiếu từ chối tiếp nhận ${number}`;
  return printedDocument(title, sheet, bothCopies(formMark('refusal', regime), false, content));
}

/** One reason stands behind its label, several are numbered. */
function reasonsBefore(reasons: readonly string[], ending: Html): Html {
  const [only = '', ...others] = reasons;
  if (others.length === 0) {
    return html`<div class="ending">${flowing('Lý do không tiếp nhận:', only)} ${ending}</div>`;
  }
  return html`<p class="field flowing">Lý do không tiếp nhận:</p>
    ${numberedListBefore(reasons, ending)}`;
}
