import type { IndexedDossier } from './indexed-dossier.ts';

/**
 * The slots of the index in the order of the list: at risk first, by due instant, then by code; what is settled comes last. Few changes
 * among many dossiers are merged in, never sorted anew.
 */
export class ListOrder {
  private slots = new Uint32Array(0);
  private readonly dossierAt: (slot: number) => IndexedDossier | undefined;

  constructor(dossierAt: (slot: number) => IndexedDossier | undefined) {
    this.dossierAt = dossierAt;
  }

  get(): Uint32Array {
    return this.slots;
  }

  /** Takes out slots, by what stands in them now. To be called before their dossiers change. */
  take(out: ReadonlySet<number>): void {
    if (out.size > 0) this.slots = this.slots.filter((slot) => !out.has(slot));
  }

  /** Puts slots in that are not there, by what stands in them now. */
  put(added: readonly number[]): void {
    const sorted = added.toSorted((a, b) => this.compare(a, b));
    const merged = new Uint32Array(this.slots.length + sorted.length);
    let from = 0;
    let at = 0;
    for (const slot of sorted) {
      const until = this.placeOf(slot, from);
      merged.set(this.slots.subarray(from, until), at);
      at += until - from;
      merged[at] = slot;
      at += 1;
      from = until;
    }
    merged.set(this.slots.subarray(from), at);
    this.slots = merged;
  }

  /** The first place from `low` on whose slot comes after this one. */
  private placeOf(slot: number, low: number): number {
    let high = this.slots.length;
    let from = low;
    while (from < high) {
      const middle = (from + high) >> 1;
      if (this.compare(this.slots[middle] ?? 0, slot) <= 0) from = middle + 1;
      else high = middle;
    }
    return from;
  }

  private compare(a: number, b: number): number {
    const [one, other] = [this.dossierAt(a), this.dossierAt(b)];
    if (one === undefined || other === undefined) throw new Error('ListOrder: an empty slot');
    return compareListed(one, other);
  }
}

/** Whether two states of a dossier stand at the same place of the list. */
export function isSamePlace(a: IndexedDossier, b: IndexedDossier): boolean {
  return compareListed(a, b) === 0;
}

function compareListed(a: IndexedDossier, b: IndexedDossier): number {
  return (
    Number(a.fixedClass === 'settled') - Number(b.fixedClass === 'settled') ||
    compare(a.due, b.due) ||
    compare(a.code, b.code) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
