import { dateOf, type LocalDateTime } from '#shared/calendar/local-time.ts';
import { html, noHtml, type Html } from '#shared/text/html.ts';
import { formatVietnameseDate } from '#shared/text/vietnamese-words.ts';
import type { FormOffice } from './form-shape.ts';

/**
 * The two columns at the head of every form: the issuing body with the slip's number, the State's name and motto with place and date.
 *
 * @param number null for papers that are in no series
 */
export function slipHeading(office: FormOffice, number: string | null, issuedAt: LocalDateTime): Html {
  return html`<header class="head">
    <div class="issuer">
      <p>${office.parentName.toUpperCase()}</p>
      <p class="office">${office.name.toUpperCase()}</p>
      <div class="rule"></div>
      ${number === null ? noHtml : html`<p class="number">Số: ${number}</p>`}
    </div>
    <div class="nation">
      <p class="state">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
      <p class="motto">Độc lập - Tự do - Hạnh phúc</p>
      <div class="rule"></div>
      <p class="dated">${office.place}, ${formatVietnameseDate(dateOf(issuedAt))}</p>
    </div>
  </header>`;
}
