import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { legCounts } from '#shared/dossier/life/legs.ts';
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
}

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
    for (const { unit, settled } of legs.value) {
      const before = counts.get(unit) ?? { unit, all: 0, inTime: 0, late: 0, open: 0 };
      const group = settled === 'open' ? 'open' : settled === 'after-time' ? 'late' : 'inTime';
      counts.set(unit, { ...before, all: before.all + 1, [group]: before[group] + 1 });
    }
  }
  return [...counts.values()];
}
