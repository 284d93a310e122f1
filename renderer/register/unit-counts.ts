import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import {
  isLate,
  type LateCause,
  type LateCauseKind,
  lateCauseSchema,
} from '#shared/dossier/life/late-cause.ts';
import { type LegCount, lateLegs, legCounts } from '#shared/dossier/life/legs.ts';
import type { Dossier } from '#shared/dossier/state.ts';

/** How linked dossiers stand for one who answers for them. */
export interface UnitCount {
  /** Null for the citizen's own: each dossier once, by its whole promise. */
  readonly unit: string | null;
  readonly all: number;
  /** Before or on time. */
  readonly inTime: number;
  readonly late: number;
  readonly open: number;
  /** Of what is late by now, finished or not, how many each cause was named for. */
  readonly causes: Readonly<Record<LateCauseKind, number>>;
  /** Late by now, and nobody has given a cause. */
  readonly uncaused: number;
}

const noCauses = Object.fromEntries(
  lateCauseSchema.options.map((cause) => [cause, 0]),
) as UnitCount['causes'];

export function isLinked({ life, voided }: Dossier): boolean {
  return life.legs.length > 0 && voided === null;
}

/**
 * Linked dossiers (liên thông) counted once for the citizen and once for each unit that has a leg of them (DL-13): the citizen's first, then
 * the units in the order of the legs. Empty when none is linked; dossiers beyond the calendar are left out.
 *
 * @param now causes are asked of what is late by then, finished or not
 */
export function unitCounts(
  calendar: WorkingCalendar,
  dossiers: readonly Dossier[],
  now: LocalDateTime,
): readonly UnitCount[] {
  const counts = new Map<string | null, UnitCount>();
  for (const dossier of dossiers.filter(isLinked)) {
    const found = legCounts(calendar, dossier);
    if (!found.ok) continue;
    const { legs, lateCause } = dossier.life;
    const late = lateLegs(calendar, dossier, now);
    for (const [place, count] of found.value.entries()) {
      // The citizen's own comes first, before the legs.
      const leg = legs[place - 1];
      const isLateNow = leg === undefined ? isLate(dossier, now) : late.includes(leg);
      const cause = leg === undefined ? lateCause : leg.lateCause;
      const before = counts.get(count.unit) ?? { ...nothing, unit: count.unit };
      counts.set(count.unit, withCause(withCount(before, count), isLateNow, cause));
    }
  }
  return [...counts.values()];
}

const nothing = { all: 0, inTime: 0, late: 0, open: 0, causes: noCauses, uncaused: 0 };

function withCount(before: UnitCount, { settled }: LegCount): UnitCount {
  const group = settled === 'open' ? 'open' : settled === 'after-time' ? 'late' : 'inTime';
  return { ...before, all: before.all + 1, [group]: before[group] + 1 };
}

function withCause(before: UnitCount, isLateNow: boolean, given: LateCause | null): UnitCount {
  if (!isLateNow) return before;
  if (given === null) return { ...before, uncaused: before.uncaused + 1 };
  const { causes } = before;
  return { ...before, causes: { ...causes, [given.cause]: causes[given.cause] + 1 } };
}
