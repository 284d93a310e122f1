import type { OpenClass } from '#shared/calendar/classes.ts';
import {
  type LocalDate,
  type LocalDateTime,
  addDays,
  dateOf,
  dayNumberOf,
  weekdayOf,
} from '#shared/calendar/local-time.ts';
import { dueSoonWorkingDays, timeLeft } from '#shared/calendar/time-left.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { apologyWorkingDays } from '#shared/dossier/life/apology-due.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { type IndexedDossier, filterBit } from './indexed-dossier.ts';
import { type DueLane, dueLanes } from './list-query.ts';

/** An instant that no due date reaches. */
const never = '9999-12-32';

/** Who looks at the list, and when. */
export interface Sight {
  readonly now: LocalDateTime;
  readonly userId: UserId | null;
  readonly calendar: WorkingCalendar;
}

/** Standing in the lane of no due date: paused or settled. */
export const noLane = dueLanes.length;

/**
 * What the clock says of every dossier at one instant. Classes follow the due date, so a few dates part them all, and asking for a dossier
 * is comparing texts: a whole list is asked anew each minute.
 */
export class ListTime {
  private readonly sight: Sight;
  private readonly today: LocalDate;
  /** The first dates that are no longer of today, of tomorrow, and so on; `yyyy-MM-dd` sorts before all instants of its day. */
  private readonly ends: {
    readonly today: string;
    readonly tomorrow: string;
    readonly week: string;
    readonly soon: string;
    readonly near: string;
  };

  constructor(sight: Sight) {
    this.sight = sight;
    this.today = dateOf(sight.now);
    this.ends = {
      today: addDays(this.today, 1),
      tomorrow: addDays(this.today, 2),
      week: addDays(this.today, 8 - weekdayOf(this.today)),
      soon: this.endOfWorkingDays(dueSoonWorkingDays),
      near: this.endOfWorkingDays(apologyWorkingDays),
    };
  }

  classOf({ fixedClass, due }: IndexedDossier): OpenClass | 'settled' {
    if (fixedClass !== null) return fixedClass;
    if (this.sight.now > due) return 'overdue';
    if (due < this.ends.today) return 'due-today';
    return due < this.ends.soon ? 'due-soon' : 'in-time';
  }

  /** The filters that a dossier belongs to now, a bit for each of `listFilters`; a void one only to its own. */
  filtersOf(dossier: IndexedDossier): number {
    if (dossier.isVoided) return dossier.filters;
    let bits = dossier.filters;
    if (!dossier.isImported) {
      if (dossier.receivedDate === this.today) bits |= todayBit;
      if (dossier.receivedBy === this.sight.userId) bits |= mineBit;
    }
    if (this.needsApology(dossier)) bits |= apologyBit;
    const openClass = this.classOf(dossier);
    if (openClass === 'overdue') bits |= overdueBit;
    if (openClass === 'due-soon' || openClass === 'due-today') bits |= dueSoonBit;
    return bits;
  }

  /** Place in `dueLanes`, or `noLane`. */
  laneOf({ fixedClass, due, isVoided }: IndexedDossier): number {
    if (fixedClass !== null || isVoided) return noLane;
    return dueLanes.indexOf(this.laneName(due));
  }

  private laneName(due: LocalDateTime): DueLane {
    if (this.sight.now > due) return 'overdue';
    if (due < this.ends.today) return 'today';
    if (due < this.ends.tomorrow) return 'tomorrow';
    return due < this.ends.week ? 'this-week' : 'later';
  }

  private needsApology({ onset, due }: IndexedDossier): boolean {
    switch (onset) {
      case 'never':
        return false;
      case 'always':
        return true;
      case 'until-overdue':
        return this.sight.now <= due;
      case 'near':
        return due < this.ends.near;
      case 'due-day':
        return due < this.ends.today;
    }
  }

  /** The first date with more than so many working days before it, counted from today (DL-12). */
  private endOfWorkingDays(days: number): string {
    const { calendar, now } = this.sight;
    const last = calendar.firstDay + calendar.dayCount;
    let date = addDays(this.today, 1);
    while (timeLeft(calendar, now, `${date}T23:59` as LocalDateTime).workingDays <= days) {
      // Dates beyond the calendar are taken as its last one.
      if (dayNumberOf(date) >= last) return never;
      date = addDays(date, 1);
    }
    return date;
  }
}

const todayBit = filterBit('today');
const mineBit = filterBit('mine');
const apologyBit = filterBit('apology');
const overdueBit = filterBit('overdue');
const dueSoonBit = filterBit('due-soon');
