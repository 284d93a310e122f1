import { html, trustedHtml, type Html } from '#shared/text/html.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { printArea, type PaperSize, type PrintSheet } from './page-setup.ts';
import type { TestPage } from './paper.ts';
import { printedDocument } from './printed-document.ts';

export const sizeWords: Readonly<Record<PaperSize, string>> = {
  a4: 'A4 (210 x 297 mm)',
  a5: 'A5 (148 x 210 mm)',
  'roll-80': 'Cuộn 80 mm',
};

/**
 * A frame around everything that may be printed on, a ruler in millimetres, and every Vietnamese letter with its marks.
 *
 * @param printerName null when the page becomes a PDF alone
 */
export function renderTestPage(data: TestPage, printerName: string | null, sheet: PrintSheet): string {
  const { right, down } = sheet.page.shift;
  const area = printArea(sheet.page);
  const body = html`<section class="probe">
    ${ruler(area.width, area.height)}
    <div class="words">
      <h1>TRANG IN THỬ</h1>
      <p>Khổ giấy: ${sizeWords[data.size]}</p>
      <p>Máy in: ${printerName ?? 'không, chỉ lưu tệp PDF'}</p>
      <p>Bù lệch: sang phải ${right} mm, xuống dưới ${down} mm</p>
      <p>In lúc: ${formatShortDateTime(data.printedAt)}</p>
      ${letters.map((line) => html`<p class="letters">${line}</p>`)}
      <p>
        Đặt thước lên vạch: 50 mm trên giấy phải đúng 50 mm. Khung phải đủ bốn cạnh. Nếu khung lệch, nhập số
        bù trong Cài đặt rồi in thử lại.
      </p>
    </div>
  </section>`;
  return printedDocument(`In thử ${sizeWords[data.size]}`, sheet, body);
}

const letters = [
  'Ă Â Đ Ê Ô Ơ Ư ă â đ ê ô ơ ư',
  'à ả ã á ạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ',
  'è ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ ĩ í ị',
  'ò ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ',
  'ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ',
];

/** Frame with a tick each millimetre along the upper edge, longer ones each 5 and 10, figures each 10. */
function ruler(width: number, height: number): Html {
  // Less than the page, or rounding would make a second one.
  const high = height - 1;
  const ticks = Array.from({ length: Math.floor(width) + 1 }, (_, mm) => {
    const long = mm % 10 === 0 ? 5 : mm % 5 === 0 ? 3.5 : 2;
    return `M${mm} 0V${long}`;
  }).join('');
  const figures = Array.from({ length: Math.floor(width / 10) - 1 }, (_, index) => {
    const mm = (index + 1) * 10;
    return `<text x="${mm}" y="8.5" font-size="3" text-anchor="middle">${mm}</text>`;
  }).join('');
  return trustedHtml(
    `<svg width="${width}mm" height="${high}mm" viewBox="0 0 ${width} ${high}">` +
      `<rect x="0.2" y="0.2" width="${width - 0.4}" height="${high - 0.4}" fill="none" stroke="#000" stroke-width="0.3"/>` +
      `<path d="${ticks}" stroke="#000" stroke-width="0.15"/>${figures}</svg>`,
  );
}
