import { provisionalNumber } from '../code.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { html, noHtml, trustedHtml, type Html } from '#shared/text/html.ts';
import { formatVietnameseDateTime } from '#shared/text/vietnamese-words.ts';
import { formSetWords, type FormRegime } from './form-set.ts';
import { slipCopies, type FormApplicant, type Signer } from './form-shape.ts';

/** Made by the caller, which has the barcode library: markup of our own making, put in unescaped. */
export interface DossierCodes {
  /** QR code of the dossier code and of nothing else: an ID number never goes into a code that any telephone reads. */
  readonly qrSvg: string;
  /** Code 128 of the dossier code. */
  readonly code128Svg: string;
}

/**
 * Both copies of a paper that goes to the submitter and stays at the counter, each on pages of its own.
 *
 * @param mark "Mẫu số" for the corner
 * @param isLong sets it smaller
 */
export function bothCopies(mark: string, isLong: boolean, content: Html): readonly Html[] {
  return slipCopies.map(
    (copy) =>
      html`<section class="${isLong ? 'copy compact' : 'copy'}">
        <div class="marks"><span>${copy}</span><span>${mark}</span></div>
        ${content}
      </section>`,
  );
}

/** A paper of which there is one. */
export function oneCopy(mark: string, content: Html): Html {
  return html`<section class="copy">
    <div class="marks"><span></span><span>${mark}</span></div>
    ${content}
  </section>`;
}

/** The form’s name in up to two lines, the dossier code in words, bars and QR, and a remark below the code; without a code the name alone. */
export function formTitle(
  lines: readonly string[],
  code: string | null,
  codes: DossierCodes | null,
  remark: Html = noHtml,
): Html {
  const name = lines.map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`));
  if (code === null || codes === null) return html`<div class="title bare"><h1>${name}</h1></div>`;
  return html`<div class="title">
    <h1>${name}</h1>
    <p class="code">${codeLabel(code)}: <b>${code}</b></p>
    ${remark}
    <div class="barcode">${trustedHtml(codes.code128Svg)}</div>
    <div class="qr">${trustedHtml(codes.qrSvg)}</div>
  </div>`;
}

/** A provisional code is no mã hồ sơ and must not look like one. */
function codeLabel(code: string): string {
  return provisionalNumber(code) === null ? 'Mã hồ sơ' : 'Mã tạm (mã hồ sơ chính thức cấp sau)';
}

/** Name, ID number (where the set asks for it), address, telephone and mail of whose request it is. */
export function applicantFields(applicant: FormApplicant, regime: FormRegime): Html {
  return html`${field(partyLabel(applicant), html`<b>${applicant.name.toUpperCase()}</b>`)}
  ${idNumberField(applicant, regime)} ${contactFields(applicant)}`;
}

export function idNumberField({ idNumber }: FormApplicant, regime: FormRegime): Html {
  return formSetWords[regime].hasIdNumber ? field('Số định danh cá nhân/tổ chức:', idNumber) : noHtml;
}

export function contactFields({ address, phone, email }: FormApplicant): Html {
  return html`${field('Địa chỉ:', address)} ${pair(field('Số điện thoại:', phone), field('Email:', email))}`;
}

export function partyLabel({ isOrganisation }: FormApplicant): string {
  return isOrganisation ? 'Tổ chức:' : 'Ông (Bà):';
}

/** How a letter speaks to whom it goes. */
export function partyWord({ isOrganisation }: FormApplicant): string {
  return isOrganisation ? 'Quý Tổ chức' : 'Ông (Bà)';
}

/** A label and its value on one line; an empty value becomes a dotted line to be filled by hand. */
export function field(label: string, value: string | Html): Html {
  return html`<p class="field"><span class="label">${label}</span><span class="value">${value}</span></p>`;
}

/** A label followed by a text that may take several lines; without a text a dotted line. */
export function flowing(label: string, value: string | Html): Html {
  if (value === '') return field(label, value);
  return html`<p class="field flowing">${label} ${value}</p>`;
}

/** A moment with its label. */
export function momentField(label: string, moment: LocalDateTime): Html {
  return flowing(label, formatVietnameseDateTime(moment));
}

export function pair(left: Html, right: Html): Html {
  return html`<div class="pair">${left}${right}</div>`;
}

/** A numbered list and what follows it. The last item stays on the page of what follows, so that no signature stands alone. */
export function numberedListBefore(items: readonly (string | Html)[], ending: Html): Html {
  const earlier = items.slice(0, -1);
  const last = items.slice(-1);
  return html`${earlier.length === 0 ? noHtml : numberedList(earlier, 1)}
    <div class="ending">${last.length === 0 ? noHtml : numberedList(last, items.length)} ${ending}</div>`;
}

function numberedList(items: readonly (string | Html)[], from: number): Html {
  return html`<ol class="items" start="${from}">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ol>`;
}

/** Two blocks side by side; the left one may be something else than a signature. */
export function signatures(left: Html, right: Html): Html {
  return html`<div class="signatures">${left}${right}</div>`;
}

/** An empty name is written by hand. */
export function signature(role: string, name: string): Html {
  return html`<div>
    <p class="role">${role}</p>
    <p class="how">(Ký và ghi rõ họ tên)</p>
    <p class="signed">${name}</p>
  </div>`;
}

/** A letter's end: who gets it on the left, the head's signature and seal on the right. */
export function letterEnd(recipients: readonly string[], { position, name }: Signer): Html {
  return signatures(
    html`<div class="recipients">
      <p><b>Nơi nhận:</b></p>
      ${recipients.map((recipient) => html`<p>- ${recipient};</p>`)}
      <p>- Lưu: VT, hồ sơ.</p>
    </div>`,
    html`<div>
      <p class="role">${position === '' ? 'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ' : position.toUpperCase()}</p>
      <p class="how">(Ký, ghi rõ họ tên và đóng dấu hoặc ký số)</p>
      <p class="signed">${name}</p>
    </div>`,
  );
}

/** Counts below ten take a leading zero, so that no digit can be added. */
export function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}

/** A procedure's name inside a sentence: most begin with the word that stands before them there. */
export function withoutKind(procedureName: string): string {
  return procedureName.replace(/^Thủ tục\s+/u, '');
}

/** A procedure's name after a label or in a table. */
export function procedureTitle(procedureName: string): string {
  return capitalised(withoutKind(procedureName));
}

/** At the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
