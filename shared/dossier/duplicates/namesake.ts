import { foldVietnamese } from '#shared/text/fold.ts';

/**
 * One key for people of one name and birth date, however the name is written: `TRẦN THỊ THỬ`, `Trần thị  Thử`. For the index by which
 * the local database finds them.
 *
 * @param birthDate `yyyy-MM-dd`, '' while unknown
 */
export function namesakeKey(name: string, birthDate: string): string {
  return `${foldVietnamese(name)}|${birthDate}`;
}
