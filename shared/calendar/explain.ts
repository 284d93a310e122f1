import { explainSkipped } from './explain-skipped.ts';
import {
  dayWords,
  durationWords,
  instantWords,
  limitWords,
  shortDayWords,
  timeWords,
} from './explain-words.ts';
import type { Limit } from './limit.ts';
import { addDays, dateOf, secondOfTime, timeOf, weekdayOf, type LocalDate } from './local-time.ts';
import type { DossierPromise } from './promise.ts';
import type { PausedStep, StartedStep, TraceStep } from './trace.ts';

/**
 * The answer to "Vì sao hẹn ngày này?" in Vietnamese sentences, one a line, in the order of the reckoning: where the count starts, what
 * was counted, every day left out with its name, the pauses, and the result (DL-14). Made from the stored trace alone, so that an old
 * promise reads the same for ever.
 */
export function explainPromise(promise: DossierPromise): readonly string[] {
  return explain(promise, resultSubject);
}

/** The same of the time by which whoever filed online must have an answer: no result is promised there. */
export function explainAnswerDue(promise: DossierPromise): readonly string[] {
  return explain(promise, answerSubject);
}

/** What is reckoned, where the sentences name it. */
interface Subject {
  readonly limit: string;
  readonly started: string;
  readonly due: string;
}

const resultSubject: Subject = {
  limit: 'Thời hạn giải quyết',
  started: 'Hồ sơ được tiếp nhận lúc',
  due: 'Vì vậy hẹn trả kết quả lúc',
};
const answerSubject: Subject = {
  limit: 'Thời hạn trả lời',
  started: 'Hồ sơ được nộp trực tuyến lúc',
  due: 'Vì vậy phải trả lời chậm nhất lúc',
};

function explain(promise: DossierPromise, subject: Subject): readonly string[] {
  const lines = promise.trace.flatMap((step) => explainStep(step, promise, subject));
  return [`${subject.limit}: ${limitWords(promise.limit)}.`, ...lines, ...conclusion(promise, subject)];
}

function explainStep(step: TraceStep, promise: DossierPromise, subject: Subject): readonly string[] {
  switch (step.kind) {
    case 'started':
      return explainStart(step, promise.limit, subject);
    case 'cut-off': {
      const cutOff = timeWords(secondOfTime(step.cutOff));
      return step.isInTime
        ? [`Nhận không muộn hơn mốc ${cutOff} nên trả ngay trong ngày.`]
        : [`Nhận sau mốc ${cutOff} nên trả vào ngày làm việc tiếp theo.`];
    }
    case 'counted-days':
      return explainDays(step, promise);
    case 'counted-months': {
      const clamp = step.isClamped ? ' (tháng đó không có ngày tương ứng nên lấy ngày cuối tháng)' : '';
      return [`Tính ${step.amount} tháng từ ${dayWords(step.from)} là đến ${dayWords(step.to)}${clamp}.`];
    }
    case 'counted-time':
      return [explainTime(step)];
    case 'skipped':
      return explainSkipped(step.days, skippedVerb(promise.limit), dateOf(promise.due).slice(0, 4));
    case 'paused':
      return [explainPause(step)];
    case 'moved':
      return step.because === 'day-off'
        ? [
            `Ngày cuối cùng, ${dayWords(step.from)}, là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo, ${dayWords(step.to)}.`,
          ]
        : [
            `Đến giờ trả kết quả ${dayWords(step.from)} cơ quan đã tạm đóng cửa nên chuyển sang ${dayWords(step.to)}.`,
          ];
  }
}

/** Calendar days and months count days off; only at the end does one matter. */
function skippedVerb(limit: Limit): string {
  return limit.unit === 'calendar-day' || limit.unit === 'month' ? 'Gặp' : 'Không tính';
}

function explainStart(step: StartedStep, limit: Limit, subject: Subject): readonly string[] {
  const received = `${startWords(step.rule, subject)} ${instantWords(step.received)}`;
  const rule = limit.unit === 'working-day' ? ` ${firstDayRule(step)}` : '';
  const counts = `nên được tính như nhận lúc ${instantWords(step.effective)}.${rule}`;
  switch (step.because) {
    case 'receipt-date':
      return [`${received}. Thời hạn tính theo ngày lịch, bắt đầu từ ngày kế tiếp ngày tiếp nhận.`];
    case 'in-hours':
      return [`${received}.${rule}`];
    case 'after-reception':
      return [`${received}, sau giờ tiếp nhận, ${counts}`];
    case 'day-off':
      return [`${received}, không phải ngày làm việc, ${counts}`];
  }
}

function startWords(rule: StartedStep['rule'], subject: Subject): string {
  if (rule === 'DL-9') return 'Tính lại từ đầu từ lúc hết tạm dừng,';
  return rule === 'DL-8' ? 'Tính như tiếp nhận lúc hết tạm dừng,' : subject.started;
}

function firstDayRule(step: StartedStep): string {
  const start = step.rule === 'DL-3' && step.because === 'in-hours' ? 'Ngày tiếp nhận' : 'Ngày đó';
  return `${start} không tính; ngày đầu tiên được tính là ngày làm việc kế tiếp.`;
}

function explainDays(step: CountedDays, promise: DossierPromise): readonly string[] {
  if (step.unit === 'same-day') return [`Ngày trả kết quả: ${dayWords(step.to)}.`];
  const unit = step.unit === 'working-day' ? 'ngày làm việc' : 'ngày';
  if (step.amount === 1) return [`Tính 1 ${unit}: ${dayWords(step.to)}.`];
  const span = `từ ${dayWords(step.from)} đến hết ${dayWords(step.to)}`;
  return [
    `Tính ${step.amount} ${unit}: ${span}${step.unit === 'working-day' ? makeUpWords(step, promise) : ''}.`,
  ];
}

type CountedDays = Extract<TraceStep, { kind: 'counted-days' }>;

/** Weekend days up to this many are listed when they were worked; more would be an office that works every Saturday. */
const listedMakeUpDays = 4;

/** The weekend days that were counted: those in the span that no step skips. */
function makeUpWords(step: CountedDays, promise: DossierPromise): string {
  const skipped = promise.trace.flatMap((other) => (other.kind === 'skipped' ? other.days : []));
  const worked: LocalDate[] = [];
  for (
    let date = step.from;
    date <= step.to;
    date = addDays(date, weekdayOf(date) === 6 ? 1 : 6 - (weekdayOf(date) % 7))
  ) {
    const isSkipped = skipped.some((run) => run.from <= date && date <= run.to);
    if (weekdayOf(date) >= 6 && !isSkipped) worked.push(date);
  }
  if (worked.length === 0) return '';
  return worked.length > listedMakeUpDays
    ? `, kể cả ${worked.length} ngày cuối tuần có làm việc`
    : `, kể cả ngày làm bù ${worked.map(shortDayWords).join(', ')}`;
}

function explainTime(step: Extract<TraceStep, { kind: 'counted-time' }>): string {
  const words = durationWords(step.seconds);
  if (step.wholeDays === 1) return `Tính ${words}: cả ngày làm việc ${dayWords(dateOf(step.from))}.`;
  if (step.wholeDays !== undefined) {
    const span = `từ ${dayWords(dateOf(step.from))} đến hết ${dayWords(dateOf(step.to))}`;
    return `Tính ${words} của ${step.wholeDays} ngày làm việc trọn vẹn, ${span}.`;
  }
  const from = timeWords(secondOfTime(timeOf(step.from)));
  const to = timeWords(secondOfTime(timeOf(step.to)));
  return `Tính ${words}: ${dayWords(dateOf(step.from))}, từ ${from} đến ${to}.`;
}

function explainPause(step: PausedStep): string {
  const name = step.name === undefined ? '' : ` (${step.name})`;
  const span = `Tạm dừng${name} từ ${instantWords(step.from)} đến ${instantWords(step.to)}`;
  switch (step.effect) {
    case 'stopped':
      return step.amount === 0
        ? `${span}: không trúng thời gian được tính nên không đổi hạn.`
        : `${span}: ${stopWords(step)}.`;
    case 'restarted':
      return `${span}: sau đó thời hạn được tính lại từ đầu.`;
    case 'superseded':
      return `${span}: đã được thay bằng lần tính lại sau đó.`;
    case 'without-effect':
      return `${span}: bắt đầu khi đã đến hạn nên không làm thay đổi ngày hẹn.`;
  }
}

function stopWords(step: PausedStep): string {
  switch (step.unit) {
    case 'working-day':
      return `không tính ${step.amount} ngày làm việc`;
    case 'calendar-day':
      return `cộng thêm ${step.amount} ngày`;
    case 'second':
      return `không tính ${durationWords(step.amount)} làm việc`;
  }
}

function conclusion(promise: DossierPromise, subject: Subject): readonly string[] {
  const lines = [`${subject.due} ${instantWords(promise.due)}.`];
  if (promise.predicted) {
    lines.push(
      'Lịch nghỉ của năm đó chưa được công bố chính thức nên ngày hẹn là dự kiến và có thể thay đổi.',
    );
  }
  lines.push(`Lịch làm việc áp dụng: ${promise.calendarId}.`);
  return lines;
}
