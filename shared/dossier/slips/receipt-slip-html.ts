import { html, noHtml, trustedHtml, type Html } from '#shared/text/html.ts';
import { formatVietnameseDateTime } from '#shared/text/vietnamese-words.ts';
import { slipCopies, type ReceiptSlip, type SlipCopy, type SlipRegime } from './receipt-slip-data.ts';
import { printedDocument } from './printed-document.ts';
import { slipHeading } from './slip-heading.ts';

/** Made by the caller, which has the barcode library and the font files: markup and style sheets of our own making, put in unescaped. */
export interface ReceiptSlipAssets {
  /** QR code of the slip's mark and of nothing else: an ID number never goes into a code that any telephone reads. */
  readonly qrSvg: string;
  /** Code 128 of the dossier code. */
  readonly code128Svg: string;
  /** `@font-face` rules of the family Tinos with `data:` addresses. */
  readonly fontCss: string;
}

/** Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01), both copies, as a whole document for A4. */
export function renderReceiptSlip(data: ReceiptSlip, assets: ReceiptSlipAssets): string {
  return printedDocument(
    `Giấy tiếp nhận hồ sơ ${data.dossierCode}`,
    assets.fontCss,
    slipCopies.map((copy) => slipCopy(data, copy, assets)),
  );
}

/** What differs between the two sets of forms; the rest of Mẫu số 01 is the same. */
const regimeWords: Readonly<Record<SlipRegime, { readonly form: string; readonly papers: string }>> = {
  'tt-01-2018': {
    form: 'Mẫu số 01 (Thông tư 01/2018/TT-VPCP)',
    papers: 'Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:',
  },
  'tt-03-2025': {
    form: 'Mẫu số 01 (Thông tư 03/2025/TT-VPCP)',
    papers: 'Thành phần hồ sơ nộp gồm:',
  },
};

function slipCopy(data: ReceiptSlip, copy: SlipCopy, assets: ReceiptSlipAssets): Html {
  return html`<section class="${isLong(data) ? 'copy compact' : 'copy'}">
    <div class="marks"><span>${copy}</span><span>${regimeWords[data.regime].form}</span></div>
    ${slipHeading(data.office, data.number, data.receivedAt)} ${title(data, assets)}
    <main class="fields">
      ${applicantFields(data)} ${data.submitter === null ? noHtml : submitterFields(data.submitter)}
      ${requestFields(data)} ${papersTable(data)}
      <div class="ending">${timeFields(data)} ${signatures(data)} ${advice(data)}</div>
    </main>
  </section>`;
}

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

function title({ dossierCode, replacesNumber }: ReceiptSlip, { qrSvg, code128Svg }: ReceiptSlipAssets): Html {
  return html`<div class="title">
    <h1>GIẤY TIẾP NHẬN HỒ SƠ<br />VÀ HẸN TRẢ KẾT QUẢ</h1>
    <p class="code">Mã hồ sơ: <b>${dossierCode}</b></p>
    ${
      replacesNumber === null
        ? noHtml
        : html`<p class="replaces">Thay thế Giấy số ${replacesNumber}, đã hết hiệu lực</p>`
    }
    <div class="barcode">${trustedHtml(code128Svg)}</div>
    <div class="qr">${trustedHtml(qrSvg)}</div>
  </div>`;
}

function applicantFields({ regime, office, applicant }: ReceiptSlip): Html {
  const label = applicant.isOrganisation ? 'Tổ chức:' : 'Ông (Bà):';
  return html`
    <p class="field flowing">${office.name} tiếp nhận hồ sơ của:</p>
    ${field(label, html`<b>${applicant.name.toUpperCase()}</b>`)}
    ${regime === 'tt-03-2025' ? field('Số định danh cá nhân/tổ chức:', applicant.idNumber) : noHtml}
    ${field('Địa chỉ:', applicant.address)}
    ${pair(field('Số điện thoại:', applicant.phone), field('Email:', applicant.email))}
  `;
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
  const procedure = procedureCode === null ? procedureName : `${procedureName} (mã ${procedureCode})`;
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
    <p class="field flowing">${regimeWords[regime].papers}</p>
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

const channelWords: Readonly<Record<ReceiptSlip['resultChannel'], string>> = {
  counter: 'Trực tiếp tại Bộ phận Một cửa',
  post: 'Qua dịch vụ bưu chính công ích',
  electronic: 'Bản điện tử, qua Cổng Dịch vụ công quốc gia',
  elsewhere: 'Trực tiếp tại nơi khác',
};

function timeFields(data: ReceiptSlip): Html {
  const place = data.resultPlace === '' ? '' : `: ${data.resultPlace}`;
  return html`
    ${flowing('Thời gian giải quyết hồ sơ theo quy định là:', data.limitText)}
    ${flowing('Thời gian nhận hồ sơ:', formatVietnameseDateTime(data.receivedAt))}
    ${flowing('Thời gian trả kết quả:', html`<b>${formatVietnameseDateTime(data.dueAt)}</b>`)}
    ${flowing('Đăng ký nhận kết quả tại:', channelWords[data.resultChannel] + place)}
    ${data.feeText === '' ? noHtml : flowing('Phí, lệ phí:', data.feeText)}
    <p class="field flowing">Vào Sổ theo dõi hồ sơ, Quyển số: ${data.book}, Số thứ tự: ${data.order}</p>
  `;
}

function signatures({ applicant, submitter, officerName }: ReceiptSlip): Html {
  // An organisation does not sign: whoever comes for it writes the name by hand.
  const ownName = applicant.isOrganisation ? '' : applicant.name;
  return html`<div class="signatures">
    ${signature('NGƯỜI NỘP HỒ SƠ', submitter?.name ?? ownName)}
    ${signature('NGƯỜI TIẾP NHẬN HỒ SƠ', officerName)}
  </div>`;
}

function signature(role: string, name: string): Html {
  return html`<div>
    <p class="role">${role}</p>
    <p class="how">(Ký và ghi rõ họ tên)</p>
    <p class="signed">${name}</p>
  </div>`;
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
      Khi nhận kết quả, đề nghị mang theo Giấy này; nếu mất, xuất trình giấy tờ tùy thân và cho biết mã hồ sơ
      <b>${dossierCode}</b>. Người nhận thay mang thêm văn bản ủy quyền.
    </p>
    ${contact.length === 0 ? noHtml : html`<p>Nơi tiếp nhận: ${contact.join(' – ')}</p>`}
  </div>`;
}

/** A label and its value on one line; an empty value becomes a dotted line to be filled by hand. */
function field(label: string, value: string | Html): Html {
  return html`<p class="field"><span class="label">${label}</span><span class="value">${value}</span></p>`;
}

/** A label followed by a text that may take several lines. */
function flowing(label: string, value: string | Html): Html {
  return html`<p class="field flowing">${label} ${value}</p>`;
}

function pair(left: Html, right: Html): Html {
  return html`<div class="pair">${left}${right}</div>`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
