import { timeLeft } from '#shared/calendar/time-left.ts';
import { type FoldedQuery, foldQuery } from '#shared/text/fold.ts';
import { DossierTable } from './dossier-table.ts';
import { type IndexedDossier, filterBit, listRow } from './indexed-dossier.ts';
import { ListTime, noLane, type Sight } from './list-moment.ts';
import {
  type DueLane,
  type ListChoice,
  type ListFilter,
  type ListPage,
  type ListQuery,
  type ListedDossier,
  dueLanes,
  listFilters,
} from './list-query.ts';
import { sortedSlots } from './sorted-slots.ts';
import { isNarrower, noMatch, rankCount, rankSlots } from './text-search.ts';

/** The part of a query that its window does not change. */
export type IndexQuery = Omit<ListQuery, 'now' | 'userId' | 'overrides'>;

/** What was found for a query: kept, because most queries ask for the next window, or for one letter more. */
interface Found {
  readonly key: string;
  readonly choice: ListChoice;
  readonly query: FoldedQuery;
  /** By number. */
  readonly matching: Uint32Array;
  readonly lanes: Readonly<Record<DueLane, number>>;
  /** In the order that was asked for. */
  readonly slots: Uint32Array;
}

/** All dossiers of the office in memory, for a list of any length: windows of it, in its order, with its counts. */
export class DossierIndex {
  private readonly table = new DossierTable();
  private sight: Sight;
  private time: ListTime;
  private ranks = new Uint8Array(0);
  private found: Found | null = null;
  private counted: (ListCounts & { readonly counterId: string | null }) | null = null;

  constructor(sight: Sight) {
    this.sight = sight;
    this.time = new ListTime(sight);
  }

  get count(): number {
    return this.table.count;
  }

  /** Takes dossiers as they stand now, and forgets those with these ids. */
  apply(changed: readonly IndexedDossier[], removed: readonly string[] = []): void {
    if (changed.length === 0 && removed.length === 0) return;
    this.table.apply(changed, removed, this.time);
    this.forget();
  }

  /** From now on all answers are for this sight. Ids whose indexed state depends on the calendar are to be read again when that changed. */
  look(sight: Sight): void {
    const { now, userId, calendar } = this.sight;
    if (sight.now === now && sight.userId === userId && sight.calendar === calendar) return;
    this.sight = sight;
    this.time = new ListTime(sight);
    this.table.refresh(this.time);
    this.forget();
  }

  linkedIds(): readonly string[] {
    return this.table.linkedIds();
  }

  /** Of all counters, in the order of the list. */
  dossiersWhere(isWanted: (dossier: IndexedDossier) => boolean): readonly IndexedDossier[] {
    return [...this.table.order.get()].flatMap((slot) => {
      const dossier = this.table.at(slot);
      return dossier !== undefined && isWanted(dossier) ? [dossier] : [];
    });
  }

  page(query: IndexQuery): ListPage {
    const { slots, lanes } = this.find(query);
    const { total, counts } = this.countsOf(query.counterId);
    const offset = Math.max(0, Math.min(query.offset, slots.length - query.limit));
    const rows = [...slots.subarray(offset, offset + query.limit)].flatMap((slot) => this.listed(slot));
    const selected = query.selectedId === null ? undefined : this.table.slot(query.selectedId);
    const place = selected === undefined ? -1 : slots.indexOf(selected);
    return {
      kind: 'page',
      offset,
      rows,
      count: slots.length,
      total,
      counts,
      lanes,
      selectedId: query.selectedId,
      selectedIndex: place === -1 ? null : place,
    };
  }

  private forget(): void {
    this.found = null;
    this.counted = null;
  }

  private listed(slot: number): readonly ListedDossier[] {
    const dossier = this.table.at(slot);
    if (dossier === undefined) return [];
    const left = timeLeft(this.sight.calendar, this.sight.now, dossier.due);
    return [{ row: listRow(dossier), left, openClass: this.time.classOf(dossier) }];
  }

  private find(query: IndexQuery): Found {
    const { filter, counterId, typed, lane, sort } = query;
    const key = JSON.stringify([filter, counterId, typed, lane, sort]);
    if (this.found?.key === key) return this.found;
    const folded = foldQuery(typed);
    if (this.ranks.length < this.table.size) this.ranks = new Uint8Array(this.table.size * 2);
    const matching = rankSlots(
      this.candidates(query, folded),
      this.table.texts,
      folded,
      this.table.at,
      this.ranks,
    );
    const { slots, lanes } = this.inOrder(matching, lane);
    this.found = {
      key,
      choice: query,
      query: folded,
      matching,
      lanes,
      slots: sort === null ? slots : sortedSlots(slots, this.table.at, sort.column, sort.isDescending),
    };
    return this.found;
  }

  /** Slots that can match: those of the last finds when the query only asks for more, else all under the filter. */
  private candidates({ filter, counterId }: ListChoice, folded: FoldedQuery): Uint32Array {
    const before = this.found;
    if (
      before !== null &&
      before.choice.filter === filter &&
      before.choice.counterId === counterId &&
      isNarrower(before.query, folded)
    ) {
      return before.matching;
    }
    const bit = filterBit(filter);
    const counter = this.counterNumber(counterId);
    const { filters, counterOf, size } = this.table;
    const slots = new Uint32Array(size);
    let count = 0;
    for (let slot = 0; slot < size; slot += 1) {
      if (((filters[slot] ?? 0) & bit) === 0) continue;
      if (counter !== null && counterOf[slot] !== counter) continue;
      slots[count] = slot;
      count += 1;
    }
    return slots.subarray(0, count);
  }

  /** What has a rank, best rank first and equally good ones in the order of the list; counted by lane, and of one lane alone if wanted. */
  private inOrder(matching: Uint32Array, lane: DueLane | null): Pick<Found, 'slots' | 'lanes'> {
    const wanted = lane === null ? null : dueLanes.indexOf(lane);
    const { ranks } = this;
    const { lanes } = this.table;
    const order = this.table.order.get();
    const ofRank = new Uint32Array(rankCount);
    const ofLane = new Uint32Array(noLane + 1);
    let count = 0;
    // Here and below by index: an iterator over all dossiers costs more than what is done with them.
    for (let from = 0; from < matching.length; from += 1) {
      const slot = matching[from] ?? 0;
      const own = lanes[slot] ?? noLane;
      ofLane[own] = (ofLane[own] ?? 0) + 1;
      if (wanted !== null && own !== wanted) {
        ranks[slot] = noMatch;
        continue;
      }
      const rank = ranks[slot] ?? noMatch;
      ofRank[rank] = (ofRank[rank] ?? 0) + 1;
      count += 1;
    }
    const next = startsOf(ofRank);
    const slots = new Uint32Array(count);
    for (let from = 0; from < order.length; from += 1) {
      const slot = order[from] ?? 0;
      const rank = ranks[slot] ?? noMatch;
      if (rank === noMatch) continue;
      const at = next[rank] ?? 0;
      slots[at] = slot;
      next[rank] = at + 1;
    }
    const entries = dueLanes.map((name, at) => [name, ofLane[at] ?? 0] as const);
    return { slots, lanes: Object.fromEntries(entries) as Record<DueLane, number> };
  }

  private counterNumber(counterId: string | null): number | null {
    return counterId === null ? null : (this.table.counterNumber(counterId) ?? -1);
  }

  /** Of the dossiers of a counter. */
  private countsOf(counterId: string | null): ListCounts {
    if (this.counted !== null && this.counted.counterId === counterId) return this.counted;
    const byBits = new Uint32Array(1 << listFilters.length);
    const counter = this.counterNumber(counterId);
    const { filters, counterOf } = this.table;
    for (const slot of this.table.order.get()) {
      if (counter !== null && counterOf[slot] !== counter) continue;
      const bits = filters[slot] ?? 0;
      byBits[bits] = (byBits[bits] ?? 0) + 1;
    }
    this.counted = { ...countsFrom(byBits), counterId };
    return this.counted;
  }
}

/** Where each rank begins when they stand one after the other. */
function startsOf(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(counts.length);
  for (let rank = 1; rank < counts.length; rank += 1)
    starts[rank] = (starts[rank - 1] ?? 0) + (counts[rank - 1] ?? 0);
  return starts;
}

type ListCounts = Pick<ListPage, 'total' | 'counts'>;

/** @param byBits how many dossiers have each combination of filters */
function countsFrom(byBits: Uint32Array): ListCounts {
  const counts = Object.fromEntries(listFilters.map((filter) => [filter, 0])) as Record<ListFilter, number>;
  let total = 0;
  byBits.forEach((some, bits) => {
    if (some === 0) return;
    total += some;
    for (const filter of listFilters) if ((bits & filterBit(filter)) !== 0) counts[filter] += some;
  });
  return { total, counts };
}
