import { instantWords, limitWords } from './explain-words.ts';
import type { LinkedPromise } from './legs.ts';

/**
 * The promise of a linked dossier in Vietnamese, one line a leg and the result (DL-13). Each leg's own reckoning is told by
 * `explainPromise`.
 *
 * @param names of the legs' units by leg id; a leg without one is told by its number
 */
export function explainLegs(linked: LinkedPromise, names: ReadonlyMap<string, string>): readonly string[] {
  const lines = linked.legs.map(({ id, planned, own }, index) => {
    const name = names.get(id);
    const head = `Chặng ${index + 1}${name === undefined ? '' : ` (${name})`}: ${limitWords(planned.limit)}`;
    const judged =
      own.due === planned.due
        ? ''
        : `; nhận bàn giao lúc ${instantWords(own.received)} nên hạn riêng là ${instantWords(own.due)}`;
    return `${head}, từ ${instantWords(planned.received)} đến ${instantWords(planned.due)}${judged}.`;
  });
  return [...lines, `Vì vậy hẹn trả kết quả lúc ${instantWords(linked.due)}.`];
}
