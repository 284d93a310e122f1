import { fullDate, shortDayWords } from './explain-words.ts';
import { dayNumberOf, type LocalDate } from './local-time.ts';
import type { SkippedDays } from './trace.ts';

/** Weekends up to this many are listed by date; more are only counted. */
const listedWeekends = 4;

/**
 * One sentence for the weekends together, one for everything that has a name.
 *
 * @param verb `Không tính` for days left out of a count, `Gặp` for days off at its end
 * @param year the year that needs no mention
 */
export function explainSkipped(days: readonly SkippedDays[], verb: string, year: string): readonly string[] {
  const weekends = days.filter((run) => run.reason === 'weekend');
  const named = grouped(days.filter((run) => run.reason !== 'weekend'));
  const lines: string[] = [];
  if (weekends.length > 0) lines.push(weekendLine(weekends, verb, year));
  if (named.length > 0)
    lines.push(`${verb} ngày nghỉ: ${named.map((run) => runWords(run, year)).join('; ')}.`);
  return lines;
}

function weekendLine(weekends: readonly SkippedDays[], verb: string, year: string): string {
  const count = weekends.reduce((sum, run) => sum + dayNumberOf(run.to) - dayNumberOf(run.from) + 1, 0);
  const [first, last] = [weekends[0], weekends.at(-1)];
  if (weekends.length > listedWeekends && first !== undefined && last !== undefined) {
    return `${verb} ${count} ngày nghỉ cuối tuần từ ${fullDate(first.from)} đến ${fullDate(last.to)}.`;
  }
  const list = weekends.map((run) => spanWords(run.from, run.to, year));
  return `${verb} ngày nghỉ cuối tuần: ${list.join('; ')}.`;
}

function runWords(run: SkippedDays, year: string): string {
  const name = run.name ?? 'nghỉ';
  const half = run.reason === 'half-day-closure' ? 'đóng cửa một phần: ' : '';
  return `${spanWords(run.from, run.to, year)} (${half}${name})`;
}

function spanWords(from: LocalDate, to: LocalDate, year: string): string {
  if (from === to) return dayIn(from, year);
  return `từ ${dayIn(from, year)} đến ${dayIn(to, year)}`;
}

function dayIn(date: LocalDate, year: string): string {
  return date.startsWith(year) ? shortDayWords(date) : `${shortDayWords(date)}/${date.slice(0, 4)}`;
}

/** Neighbouring holidays whose names differ only in brackets are one: `Tết Nguyên đán (mùng 1)`, `… (mùng 2)`. */
function grouped(days: readonly SkippedDays[]): readonly SkippedDays[] {
  const result: SkippedDays[] = [];
  for (const run of days) {
    const last = result.at(-1);
    const isNext =
      last !== undefined &&
      last.reason === run.reason &&
      stem(last.name) === stem(run.name) &&
      dayNumberOf(last.to) + 1 === dayNumberOf(run.from);
    if (isNext) result[result.length - 1] = { ...last, to: run.to, name: stem(run.name) };
    else result.push(run);
  }
  return result;
}

function stem(name: string | undefined): string {
  return (name ?? '').replace(/ \([^()]*\)$/, '');
}
