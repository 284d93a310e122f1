import { provisionalNumber } from '../code.ts';
import { html, noHtml, type Html } from '#shared/text/html.ts';
import { formatVietnameseDateTime } from '#shared/text/vietnamese-words.ts';
import { formMark, type FormRegime } from './form-set.ts';
import {
  applicantFields,
  bothCopies,
  field,
  flowing,
  formTitle,
  momentField,
  pair,
  procedureTitle,
  signature,
  signatures,
  twoDigits,
  type DossierCodes,
} from './form-parts.ts';
import type { PrintSheet } from './page-setup.ts';
import { printedDocument } from './printed-document.ts';
import type { ReceiptSlip } from './receipt-slip-data.ts';
import { channelWords } from './result-channel-words.ts';
import { slipHeading } from './slip-heading.ts';

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01), both copies: on A4, on A5, or on the roll of a receipt printer. */
export function renderReceiptSlip(data: ReceiptSlip, codes: DossierCodes, sheet: PrintSheet): string {
  const { regime, office, submitter } = data;
  const content = html`
    ${slipHeading(office, data.number, data.receivedAt)}
    ${formTitle(['GIẤY TIẾP NHẬN HỒ SƠ', 'VÀ HẸN TRẢ KẾT QUẢ'], data.dossierCode, codes, replacing(data))}
    <main class="fields">
      <p class="field flowing">${office.name} tiếp nhận hồ sơ của:</p>
      ${applicantFields(data.applicant, regime)} ${submitter === null ? noHtml : submitterFields(submitter)}
      ${requestFields(data)} ${papersTable(data)}
      <div class="ending">${timeFields(data)} ${bothSign(data)} ${advice(data)}</div>
    </main>
  `;
  const title = `Giấy tiếp nhận hồ sơ ${data.dossierCode}`;
  return printedDocument(title, sheet, bothCopies(formMark('receipt', regime), isLong(data), content));
}

/** A slip that was issued after a correction names the one whose place it takes (rule CFL-6). */
function replacing({ replacesNumber }: ReceiptSlip): Html {
  if (replacesNumber === null) return noHtml;
  return html`<p class="replaces">Thay thế Giấy số ${replacesNumber}, đã hết hiệu lực</p>`;
}

/** The older form asks for kind and number of the papers in its label. */
const papersLabel: Readonly<Record<FormRegime, string>> = {
  'tt-01-2018': 'Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:',
  'tt-03-2025': 'Thành phần hồ sơ nộp gồm:',
};

/** Lines of varying length that a page of the usual size has room for. Longer slips are set smaller, and only then take a second page. */
const ROOMY_LINES = 10;
const CHARACTERS_OF_A_LINE = 72;
const CHARACTERS_OF_A_CELL = 52;

function isLong({ applicant, submitter, request, procedureName, papers, feeText }: ReceiptSlip): boolean {
  const texts = [applicant.name, applicant.address, request, feeText];
  if (request !== procedureName) texts.push(procedureName);
  if (submitter !== null) texts.push(...Object.values(submitter));
  const textLines = texts.map((text) => Math.ceil(text.length / CHARACTERS_OF_A_LINE));
  const paperLines = papers.map(({ name, note }) =>
    Math.ceil((name.length + note.length) / CHARACTERS_OF_A_CELL),
  );
  // The applicant's name has a line in any case.
  return [...textLines, ...paperLines].reduce((sum, lines) => sum + lines, -1) > ROOMY_LINES;
}

function submitterFields(submitter: NonNullable<ReceiptSlip['submitter']>): Html {
  return html`<div class="group">
    ${field('Người được ủy quyền nộp hồ sơ:', html`<b>${submitter.name.toUpperCase()}</b>`)}
    ${field('Địa chỉ:', submitter.address)}
    ${pair(field('Số định danh cá nhân:', submitter.idNumber), field('Số điện thoại:', submitter.phone))}
    ${submitter.email === '' ? noHtml : field('Email:', submitter.email)}
    ${field('Giấy tờ ủy quyền:', submitter.authorisation)}
  </div>`;
}

function requestFields({ request, procedureName, procedureCode }: ReceiptSlip): Html {
  const title = procedureTitle(procedureName);
  const procedure = procedureCode === null ? title : `${title} (mã ${procedureCode})`;
  const asked = request === procedureName ? noHtml : flowing('Nội dung yêu cầu giải quyết:', request);
  const label = request === procedureName ? 'Nội dung yêu cầu giải quyết:' : 'Thủ tục hành chính:';
  return html`${asked}${flowing(label, procedure)}`;
}

const kindWords: Readonly<Record<ReceiptSlip['papers'][number]['kind'], string>> = {
  original: 'Bản chính',
  copy: 'Bản sao',
  electronic: 'Bản điện tử',
  shown: 'Xuất trình',
};

function papersTable({ regime, papers, sets }: ReceiptSlip): Html {
  const rows = papers.map(
    ({ name, note, kind, copies }, index) =>
      html`<tr>
        <td class="order">${index + 1}</td>
        <td class="name">${name}${note === '' ? noHtml : html` <i>(${note})</i>`}</td>
        <td class="kind">${kindWords[kind]}</td>
        <td class="copies">${copies === 0 ? '–' : twoDigits(copies)}</td>
      </tr>`,
  );
  return html`
    <p class="field flowing">${papersLabel[regime]}</p>
    <table class="papers">
      <thead>
        <tr>
          <th class="order">STT</th>
          <th>Tên giấy tờ</th>
          <th class="kind">Loại bản</th>
          <th class="copies">Số lượng</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${flowing('Số lượng hồ sơ:', `${twoDigits(sets)} (bộ)`)}
  `;
}

function timeFields(data: ReceiptSlip): Html {
  const place = data.resultPlace === '' ? '' : `: ${data.resultPlace}`;
  return html`
    ${flowing('Thời gian giải quyết hồ sơ theo quy định là:', data.limitText)}
    ${momentField('Thời gian nhận hồ sơ:', data.receivedAt)}
    ${flowing('Thời gian trả kết quả:', html`<b>${formatVietnameseDateTime(data.dueAt)}</b>`)}
    ${flowing('Đăng ký nhận kết quả tại:', channelWords[data.resultChannel] + place)}
    ${data.feeText === '' ? noHtml : flowing('Phí, lệ phí:', data.feeText)}
    <p class="field flowing">Vào Sổ theo dõi hồ sơ, Quyển số: ${data.book}, Số thứ tự: ${data.order}</p>
  `;
}

function bothSign({ applicant, submitter, officerName }: ReceiptSlip): Html {
  // An organisation does not sign: whoever comes for it writes the name by hand.
  const ownName = applicant.isOrganisation ? '' : applicant.name;
  return signatures(
    signature('NGƯỜI NỘP HỒ SƠ', submitter?.name ?? ownName),
    signature('NGƯỜI TIẾP NHẬN HỒ SƠ', officerName),
  );
}

/**
 * Nghị định 118/2025/NĐ-CP Điều 6 khoản 2: what to bring when the result is collected. Names the code once more, because the second page of
 * a long slip ends with this and must not go astray.
 */
function advice({ office, dossierCode }: ReceiptSlip): Html {
  const contact = [office.address, office.phone === '' ? '' : `ĐT: ${office.phone}`].filter(
    (part) => part !== '',
  );
  return html`<div class="advice">
    <p>
      Khi nhận kết quả, đề nghị mang theo Giấy này; nếu mất, xuất trình giấy tờ tùy thân và cho biết
      ${provisionalNumber(dossierCode) === null ? 'mã hồ sơ' : 'mã tạm'} <b class="whole">${dossierCode}</b>.
      Người nhận thay mang thêm văn bản ủy quyền.
    </p>
    ${contact.length === 0 ? noHtml : html`<p>Nơi tiếp nhận: ${contact.join(' – ')}</p>`}
  </div>`;
}
