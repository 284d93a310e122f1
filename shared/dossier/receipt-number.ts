/**
 * `Số:` of the receipt slip (field 1 of Mẫu 01): book and running number in the book, the year, the unit's suffix. Each device keeps its
 * own book, so that the series goes on without a network and no two counters print one number: `01-0123/2026-TTPVHCC`.
 *
 * @param book of the device, see `bookOf`
 * @param order running number of the year in that book, from 1
 * @param year of the register that the running number is from
 */
export function receiptNumber(book: number, order: number, year: number, unitSuffix: string): string {
  return `${String(book).padStart(2, '0')}-${String(order).padStart(4, '0')}/${year}-${unitSuffix}`;
}
