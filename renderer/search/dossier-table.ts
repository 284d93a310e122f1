import type { IndexedDossier } from './indexed-dossier.ts';
import { noLane, type ListTime } from './list-moment.ts';
import { ListOrder, isSamePlace } from './list-order.ts';
import { SearchTexts } from './search-texts.ts';

/**
 * The dossiers in slots, with a column for each thing that is asked of all of them. A slot keeps its number while its dossier is there;
 * that of a removed one is given to the next.
 */
export class DossierTable {
  readonly texts = new SearchTexts();
  readonly order = new ListOrder((slot) => this.at(slot));
  private readonly dossiers: (IndexedDossier | undefined)[] = [];
  private readonly slotOf = new Map<string, number>();
  private readonly free: number[] = [];
  private readonly counters = new Map<string, number>();
  private filterBits = new Uint16Array(0);
  private laneNumbers = new Uint8Array(0);
  private counterNumbers = new Uint16Array(0);

  /** Slots given out so far, empty ones included. */
  get size(): number {
    return this.dossiers.length;
  }

  get count(): number {
    return this.slotOf.size;
  }

  readonly at = (slot: number): IndexedDossier | undefined => this.dossiers[slot];

  slot(id: string): number | undefined {
    return this.slotOf.get(id);
  }

  /** Of each slot: its filters now, a bit for each of `listFilters`; none for an empty one. */
  get filters(): Uint16Array {
    return this.filterBits;
  }

  /** Of each slot: its place in `dueLanes`, or `noLane`. */
  get lanes(): Uint8Array {
    return this.laneNumbers;
  }

  /** Number of a counter in `counterOf`; null when no dossier has it. */
  counterNumber(counterId: string): number | null {
    return this.counters.get(counterId) ?? null;
  }

  /** Of each slot: the number of its counter. */
  get counterOf(): Uint16Array {
    return this.counterNumbers;
  }

  /** @param removed ids that are gone; the others are as they stand now, and known to nobody twice */
  apply(changed: readonly IndexedDossier[], removed: readonly string[], time: ListTime): void {
    const out = new Set<number>();
    const moved: { readonly slot: number; readonly dossier: IndexedDossier }[] = [];
    for (const dossier of changed) {
      const known = this.slotOf.get(dossier.id);
      const before = known === undefined ? undefined : this.dossiers[known];
      if (known !== undefined && before !== undefined && isSamePlace(before, dossier)) {
        this.write(known, dossier, time);
        continue;
      }
      if (known !== undefined) out.add(known);
      moved.push({ slot: known ?? this.newSlot(dossier.id), dossier });
    }
    const gone = removed.flatMap((id) => this.slotOf.get(id) ?? []);
    this.order.take(new Set([...out, ...gone]));
    for (const slot of gone) this.clear(slot);
    for (const { slot, dossier } of moved) this.write(slot, dossier, time);
    this.order.put(moved.map(({ slot }) => slot));
  }

  /** Asks of every dossier anew what the clock says of it. */
  refresh(time: ListTime): void {
    this.dossiers.forEach((dossier, slot) => {
      if (dossier !== undefined) this.writeTime(slot, dossier, time);
    });
  }

  /** Ids of those whose indexed state depends on the calendar. */
  linkedIds(): readonly string[] {
    return this.dossiers.flatMap((dossier) => (dossier?.isLinked === true ? [dossier.id] : []));
  }

  private newSlot(id: string): number {
    const slot = this.free.pop() ?? this.dossiers.length;
    if (slot === this.dossiers.length) this.dossiers.push(undefined);
    this.slotOf.set(id, slot);
    if (slot >= this.filterBits.length) this.grow();
    return slot;
  }

  private clear(slot: number): void {
    this.slotOf.delete(this.dossiers[slot]?.id ?? '');
    this.dossiers[slot] = undefined;
    this.texts.write(slot, '');
    this.filterBits[slot] = 0;
    this.laneNumbers[slot] = noLane;
    this.free.push(slot);
  }

  private write(slot: number, dossier: IndexedDossier, time: ListTime): void {
    this.dossiers[slot] = dossier;
    this.texts.write(slot, dossier.text);
    const counter = this.counters.get(dossier.counterId) ?? this.counters.size;
    this.counters.set(dossier.counterId, counter);
    this.counterNumbers[slot] = counter;
    this.writeTime(slot, dossier, time);
  }

  private writeTime(slot: number, dossier: IndexedDossier, time: ListTime): void {
    this.filterBits[slot] = time.filtersOf(dossier);
    this.laneNumbers[slot] = time.laneOf(dossier);
  }

  private grow(): void {
    const size = Math.max(1_024, this.filterBits.length * 2);
    this.filterBits = copied(this.filterBits, new Uint16Array(size));
    this.laneNumbers = copied(this.laneNumbers, new Uint8Array(size));
    this.counterNumbers = copied(this.counterNumbers, new Uint16Array(size));
  }
}

function copied<Numbers extends Uint8Array | Uint16Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
