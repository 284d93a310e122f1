import { dateOf, type LocalDate } from '#shared/calendar/local-time.ts';
import { isInDoubt, type Slip } from '#shared/dossier/slip.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { DossierId } from '#shared/kernel/ids.ts';

/** Something that must be answered before a day can be closed (chốt sổ). */
export interface ClosingHindrance {
  /** Nobody has said whether the last print of this slip came out. */
  readonly kind: 'slip-in-doubt';
  readonly slip: Slip;
  /** All that the slip is about. */
  readonly dossiers: readonly { readonly id: DossierId; readonly code: string }[];
}

/** When the doubt about a slip began; null for a slip about which there is none. */
export function doubtDate(slip: Slip): LocalDate | null {
  const since = slip.handled?.at;
  return isInDoubt(slip) && since !== undefined ? dateOf(since) : null;
}

/**
 * What hinders the closing of a day, the oldest first; nothing hinders it when the list is empty. Doubts of earlier days hinder it too, those
 * of later ones do not. A control slip of several dossiers is one hindrance.
 *
 * @param dossiers of whoever closes: all of the office, or of a counter
 */
export function whatHindersClosing(
  dossiers: readonly Pick<Dossier, 'id' | 'code' | 'slips'>[],
  date: LocalDate,
): readonly ClosingHindrance[] {
  const found = new Map<Slip['id'], { slip: Slip; dossiers: { id: DossierId; code: string }[] }>();
  for (const { id, code, slips } of dossiers) {
    for (const slip of slips) {
      const since = doubtDate(slip);
      if (since === null || since > date) continue;
      const before = found.get(slip.id) ?? { slip, dossiers: [] };
      found.set(slip.id, { ...before, dossiers: [...before.dossiers, { id, code }] });
    }
  }
  const doubted = [...found.values()].toSorted((a, b) => byTime(a.slip, b.slip));
  return doubted.map((one) => ({ kind: 'slip-in-doubt', ...one }));
}

function byTime(a: Slip, b: Slip): number {
  const [first, second] = [a.handled?.at ?? '', b.handled?.at ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}
