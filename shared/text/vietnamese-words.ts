import { dateOf, type LocalDate, type LocalDateTime } from '#shared/calendar/local-time.ts';

/**
 * A date as documents write it: `ngày 05 tháng 02 năm 2026`. Days below 10 and months below 3 take a leading zero, so that no digit can
 * be added later (Nghị định 30/2020/NĐ-CP, Phụ lục I).
 */
export function formatVietnameseDate(date: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const monthNumber = Number(month);
  return `ngày ${day} tháng ${monthNumber < 3 ? month : String(monthNumber)} năm ${year}`;
}

/** A moment as slips write it: `16 giờ 30 phút, ngày 05 tháng 02 năm 2026`. Seconds are left out. */
export function formatVietnameseDateTime(moment: LocalDateTime): string {
  return `${moment.slice(11, 13)} giờ ${moment.slice(14, 16)} phút, ${formatVietnameseDate(dateOf(moment))}`;
}

/** For lists: `05/02/2026`. */
export function formatShortDate(date: LocalDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** For lists: `16:30 05/02/2026`. */
export function formatShortDateTime(moment: LocalDateTime): string {
  return `${moment.slice(11, 16)} ${formatShortDate(dateOf(moment))}`;
}

/** Whole numbers with a point between thousands: `1.200.000`. */
export function formatNumber(value: number): string {
  const digits = String(Math.abs(Math.trunc(value)));
  return (value <= -1 ? '-' : '') + digits.replace(/\B(?=(?:\d{3})+$)/gu, '.');
}

/** Đồng: `1.200.000 đ`. @param dong whole đồng; there is no smaller unit in use */
export function formatMoney(dong: number): string {
  return `${formatNumber(dong)} đ`;
}
