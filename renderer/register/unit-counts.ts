import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { type LateCauseKind, lateCauseSchema, mayHaveDelay } from '#shared/dossier/life/late-cause.ts';
import { type LegCount, legCounts } from '#shared/dossier/life/legs.ts';
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
  /** Of the late ones, how many each cause was named for. */
  readonly causes: Readonly<Record<LateCauseKind, number>>;
  /** Late ones that nobody has given a cause. */
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
 */
export function unitCounts(calendar: WorkingCalendar, dossiers: readonly Dossier[]): readonly UnitCount[] {
  const counts = new Map<string | null, UnitCount>();
  for (const dossier of dossiers.filter(isLinked)) {
    const legs = legCounts(calendar, dossier);
    if (!legs.ok) continue;
    for (const leg of legs.value) counts.set(leg.unit, withLeg(counts.get(leg.unit), leg, dossier));
  }
  return [...counts.values()];
}

function withLeg(
  before: UnitCount | undefined,
  { unit, settled, cause }: LegCount,
  dossier: Dossier,
): UnitCount {
  const count = before ?? { unit, all: 0, inTime: 0, late: 0, open: 0, causes: noCauses, uncaused: 0 };
  const group = settled === 'open' ? 'open' : settled === 'after-time' ? 'late' : 'inTime';
  const isLate = group === 'late';
  const all = { ...count, all: count.all + 1, [group]: count[group] + 1 };
  if (!isLate) return all;
  if (cause !== null) return { ...all, causes: { ...all.causes, [cause]: all.causes[cause] + 1 } };
  // A sum of limits that the citizen was not promised asks nobody for a cause.
  const isOwed = unit !== null || mayHaveDelay(dossier);
  return isOwed ? { ...all, uncaused: all.uncaused + 1 } : all;
}
