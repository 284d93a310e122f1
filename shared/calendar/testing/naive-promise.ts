import type { CalendarOverride } from '../calendar-override.ts';
import type { CalendarVersion } from '../calendar-version.ts';
import type { Limit } from '../limit.ts';

/**
 * A second deadline engine, for the tests alone: slow, plain, and as unlike the real one as can be. It walks a clock through the
 * calendar in steps of half a minute at most, uses the host's `Date` in UTC for dates, and looks every day up in the version itself.
 * No table, no arithmetic on day numbers; where both agree, neither is likely to be wrong.
 */
export interface NaiveRequest {
  readonly received: string;
  readonly limit: Limit;
  readonly pauses: readonly { readonly from: string; readonly to: string }[];
  readonly afterPause: 'resume' | 'restart';
}

interface NaiveDay {
  readonly isWorked: boolean;
  readonly windows: readonly (readonly [number, number])[];
  readonly receptionEnd: number;
  /** Seconds, or -1 when shut at the due time. */
  readonly due: number;
}

interface Clock {
  date: string;
  second: number;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const secondsOfDay = 86_400;

export function naiveEngine(version: CalendarVersion, overrides: readonly CalendarOverride[] = []) {
  const known = new Map<string, NaiveDay>();

  function dayOf(date: string): NaiveDay {
    if (date < version.validFrom || date > version.validTo) throw new RangeError('outside the calendar');
    let found = known.get(date);
    if (found === undefined) {
      found = naiveDay(version, overrides, date);
      known.set(date, found);
    }
    return found;
  }

  function nextWorkedDate(date: string): string {
    let next = tomorrow(date);
    while (!dayOf(next).isWorked) next = tomorrow(next);
    return next;
  }

  function effective(received: string): Clock {
    const date = received.slice(0, 10);
    const second = secondOf(received);
    const today = dayOf(date);
    if (today.isWorked && second <= today.receptionEnd) return { date, second };
    const next = nextWorkedDate(date);
    return { date: next, second: dayOf(next).windows[0]![0] };
  }

  /** The first date from this one on that is worked and open at its due time. */
  function promiseable(date: string): string {
    let found = date;
    while (!dayOf(found).isWorked || dayOf(found).due < 0) found = tomorrow(found);
    return `${found}T${timeText(dayOf(found).due)}`;
  }

  function base(from: string, limit: Limit, isRestart: boolean, pauses: NaiveRequest['pauses']): string {
    const start = effective(from);
    if (limit.unit === 'same-day') {
      const isLate =
        start.date === from.slice(0, 10) && secondOf(from) > secondOf(`T${version.sameDayCutoff}`);
      return promiseable(isLate ? nextWorkedDate(start.date) : start.date);
    }
    if (limit.unit === 'working-hour') return walkHours(start, limit.amount * 3600, pauses);
    if (limit.unit === 'working-day') return promiseable(walkDays(start.date, limit.amount, pauses));
    const startDate = isRestart ? start.date : from.slice(0, 10);
    let date =
      limit.unit === 'month' ? monthsLater(startDate, limit.amount) : daysLater(startDate, limit.amount);
    for (const pause of pauses) {
      for (let at = pause.from.slice(0, 10); at < pause.to.slice(0, 10); at = tomorrow(at))
        date = tomorrow(date);
    }
    return promiseable(date);
  }

  function walkDays(start: string, amount: number, pauses: NaiveRequest['pauses']): string {
    const clock: Clock = { date: start, second: 0 };
    let counted = 0;
    while (counted < amount) {
      clock.second += 60;
      if (clock.second < secondsOfDay) continue;
      clock.second = 0;
      clock.date = tomorrow(clock.date);
      const { date } = clock;
      const isPaused = pauses.some(
        (pause) => pause.from.slice(0, 10) < date && date <= pause.to.slice(0, 10),
      );
      if (dayOf(date).isWorked && !isPaused) counted += 1;
    }
    return clock.date;
  }

  function walkHours(start: Clock, seconds: number, pauses: NaiveRequest['pauses']): string {
    const clock = { ...start };
    // Half minutes do unless some instant lies between them.
    const isFine = [start.second, ...pauses.flatMap(({ from, to }) => [secondOf(from), secondOf(to)])].some(
      (at) => at % 30 > 0,
    );
    const step = isFine ? 1 : 30;
    let rest = seconds;
    let today = dayOf(clock.date);
    let pausedSpans = spansOn(clock.date, pauses);
    for (;;) {
      const isWorking = today.windows.some(([from, to]) => from <= clock.second && clock.second < to);
      const isPaused = pausedSpans.some(([from, to]) => from <= clock.second && clock.second < to);
      clock.second += step;
      if (isWorking && !isPaused) rest -= step;
      if (rest === 0) return `${clock.date}T${timeText(clock.second)}`;
      if (clock.second < secondsOfDay) continue;
      clock.second = 0;
      clock.date = tomorrow(clock.date);
      today = dayOf(clock.date);
      pausedSpans = spansOn(clock.date, pauses);
    }
  }

  return {
    isWorkingDay: (date: string): boolean => dayOf(date).isWorked,
    due(request: NaiveRequest): string {
      for (const pause of request.pauses) [pause.from, pause.to].forEach((end) => dayOf(end.slice(0, 10)));
      let start = request.received;
      let isRestarted = false;
      let taken: { from: string; to: string }[] = [];
      let due = base(start, request.limit, false, []);
      for (const pause of united(request)) {
        if (pause.from >= due) continue;
        if (request.afterPause === 'restart' || request.limit.unit === 'same-day') {
          start = pause.to;
          isRestarted = true;
          taken = [];
        } else taken.push(pause);
        due = base(start, request.limit, isRestarted, taken);
      }
      return due;
    },
  };
}

/** Overlapping and touching pauses as one; nothing before the receipt. Texts of equal form compare as times do. */
function united(request: NaiveRequest): { from: string; to: string }[] {
  const result: { from: string; to: string }[] = [];
  const inOrder = request.pauses
    .map(({ from, to }) => ({ from: from < request.received ? request.received : from, to }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const pause of inOrder) {
    const last = result.at(-1);
    if (last !== undefined && pause.from <= last.to) last.to = pause.to > last.to ? pause.to : last.to;
    else result.push({ ...pause });
  }
  return result;
}

function naiveDay(version: CalendarVersion, overrides: readonly CalendarOverride[], date: string): NaiveDay {
  const off: NaiveDay = { isWorked: false, windows: [], receptionEnd: -1, due: -1 };
  const changes = overrides.filter((one) => one.from <= date && date <= one.to).map((one) => one.change);
  if (changes.some((change) => change.kind === 'closure')) return off;
  const listed = version.days.find((one) => one.date === date);
  let weekday = weekdays[new Date(`${date}T00:00Z`).getUTCDay()]!;
  const makeUp =
    listed?.kind === 'make-up-working-day'
      ? listed
      : changes.find((change) => change.kind === 'make-up-working-day');
  const isOffDay = listed !== undefined && ['holiday', 'swap-off', 'closure'].includes(listed.kind);
  if (makeUp === undefined && isOffDay) return off;
  if (makeUp !== undefined) {
    const swapped = makeUp.swappedWith;
    weekday = swapped === undefined ? 'monday' : weekdays[new Date(`${swapped}T00:00Z`).getUTCDay()]!;
  }
  let windows = minutesOf(makeUp?.windows ?? version.workingWindows[weekday]);
  let reception = minutesOf(version.receptionWindows[weekday]);
  const other = changes.find((change) => change.kind === 'other-hours');
  if (other !== undefined) {
    windows = minutesOf(other.workingWindows);
    reception = minutesOf(other.receptionWindows);
  }
  if (!windows.includes(true)) return off;
  const regularEnd = (windows.lastIndexOf(true) + 1) * 60;
  const due = Math.min(secondOf(`T${version.dueTime}`), regularEnd);
  const cuts = [
    ...(listed?.kind === 'half-day-closure' ? [listed.windows ?? []] : []),
    ...changes.flatMap((change) => (change.kind === 'half-day-closure' ? [change.windows] : [])),
  ];
  for (const cut of cuts) {
    const open = minutesOf(cut);
    windows = windows.map((isOpen, minute) => isOpen && open[minute]!);
  }
  if (cuts.length > 0 || makeUp !== undefined) {
    reception = reception.map((isOpen, minute) => isOpen && windows[minute]!);
  }
  if (!windows.includes(true)) return off;
  const end = (windows.lastIndexOf(true) + 1) * 60;
  const lastReception = reception.lastIndexOf(true);
  return {
    isWorked: true,
    windows: spansOfMinutes(windows),
    receptionEnd: lastReception < 0 ? -1 : (lastReception + 1) * 60,
    due: cuts.length > 0 && end < due ? -1 : due,
  };
}

function minutesOf(windows: readonly { from: string; to: string }[]): boolean[] {
  const open = Array.from({ length: 1440 }, () => false);
  for (const { from, to } of windows) {
    for (let minute = secondOf(`T${from}`) / 60; minute < secondOf(`T${to}`) / 60; minute += 1)
      open[minute] = true;
  }
  return open;
}

function spansOfMinutes(open: readonly boolean[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const [minute, isOpen] of open.entries()) {
    if (!isOpen) continue;
    const last = spans.at(-1);
    if (last?.[1] === minute * 60) last[1] += 60;
    else spans.push([minute * 60, minute * 60 + 60]);
  }
  return spans;
}

function spansOn(date: string, pauses: NaiveRequest['pauses']): [number, number][] {
  return pauses
    .filter((pause) => pause.from.slice(0, 10) <= date && date <= pause.to.slice(0, 10))
    .map((pause) => [
      pause.from.slice(0, 10) < date ? 0 : secondOf(pause.from),
      pause.to.slice(0, 10) > date ? secondsOfDay : secondOf(pause.to),
    ]);
}

function secondOf(text: string): number {
  const [hour = '0', minute = '0', second = '0'] = text.slice(text.indexOf('T') + 1).split(':');
  return Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

function timeText(second: number): string {
  const text = new Date(second * 1000).toISOString().slice(11, 19);
  return text.endsWith(':00') ? text.slice(0, 5) : text;
}

function tomorrow(date: string): string {
  return daysLater(date, 1);
}

function daysLater(date: string, days: number): string {
  const moment = new Date(`${date}T00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

function monthsLater(date: string, months: number): string {
  const from = new Date(`${date}T00:00Z`);
  const wanted = (from.getUTCMonth() + months) % 12;
  const moment = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, from.getUTCDate()));
  while (moment.getUTCMonth() !== wanted) moment.setUTCDate(moment.getUTCDate() - 1);
  return moment.toISOString().slice(0, 10);
}
