import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { DossierRow } from '../store/rows.ts';
import { DossierIndex } from './dossier-index.ts';
import { type IndexedDossier, indexedDossier } from './indexed-dossier.ts';
import type { Sight } from './list-moment.ts';
import type { ListBuilding, ListMoment, ListPage, ListQuery } from './list-query.ts';

export interface IndexKeeperPorts {
  readonly count: () => Promise<number>;
  /** So many rows at most with ids after this one (null: from the first), by id. */
  readonly rowsAfter: (id: string | null, limit: number) => Promise<readonly DossierRow[]>;
  /** Undefined for those that are not there. */
  readonly rowsOf: (ids: readonly string[]) => Promise<readonly (DossierRow | undefined)[]>;
  /** The office's calendar for what is received at an instant. */
  readonly calendarAt: (moment: Pick<ListMoment, 'now' | 'overrides'>) => WorkingCalendar;
  readonly onChanged: () => void;
}

/** Rows that are read at once; between two readings questions are answered. */
const rowsAtOnce = 1_000;

/**
 * Makes the index from the database piece by piece, and keeps it true: whoever writes a dossier tells its id after the write, and what is
 * asked after that waits until the row was read again.
 */
export class IndexKeeper {
  private readonly ports: IndexKeeperPorts;
  private readonly touchedIds = new Set<string>();
  private index: DossierIndex | null = null;
  private sight: Sight | null = null;
  private total = 0;
  private isBuilt = false;
  private hasFailed = false;
  /** Ends when all that was touched so far stands in the index. */
  private work: Promise<void> = Promise.resolve();

  constructor(ports: IndexKeeperPorts) {
    this.ports = ports;
  }

  /** @param moment how the index looks at dossiers until it is asked by somebody */
  start(moment: ListMoment): void {
    this.sight = this.sightOf(moment);
    this.index = new DossierIndex(this.sight);
    const { index } = this;
    this.follow(() => this.build(index));
  }

  touched(ids: readonly string[]): void {
    for (const id of ids) this.touchedIds.add(id);
    this.follow(() => this.readTouched());
  }

  /** @returns how far the index has come while it is being made */
  async list(query: ListQuery): Promise<ListPage | ListBuilding> {
    if (this.hasFailed) await this.work;
    if (!this.isBuilt) return this.progress();
    return (await this.lookingAt(query)).page(query);
  }

  /** The index once all stands in it that was touched so far; what the clock says in it is of whoever asked for a list last. */
  async upToDate(): Promise<DossierIndex> {
    await this.work;
    if (this.index === null) throw new Error('IndexKeeper: asked before it was started');
    return this.index;
  }

  private async lookingAt(moment: ListMoment): Promise<DossierIndex> {
    const index = await this.upToDate();
    const before = this.sight?.calendar;
    this.sight = this.sightOf(moment);
    index.look(this.sight);
    const linked = before === this.sight.calendar ? [] : index.linkedIds();
    if (linked.length === 0) return index;
    this.touched(linked);
    return this.upToDate();
  }

  private follow(step: () => Promise<void>): void {
    this.work = this.work.then(step);
    // Whoever asks gets the reason, from the same promise.
    this.work.catch(() => {
      this.hasFailed = true;
      this.ports.onChanged();
    });
  }

  private sightOf({ now, userId, overrides }: ListMoment): Sight {
    return { now, userId, calendar: this.ports.calendarAt({ now, overrides }) };
  }

  private progress(): ListBuilding {
    return { kind: 'building', done: this.index?.count ?? 0, total: this.total };
  }

  private async build(index: DossierIndex): Promise<void> {
    this.total = await this.ports.count();
    // The next piece is on its way while one is taken in: reading is most of the time, and not done here.
    let next = this.ports.rowsAfter(null, rowsAtOnce);
    for (;;) {
      const rows = await next;
      const last = rows.at(-1)?.id ?? null;
      const isLast = rows.length < rowsAtOnce || last === null;
      if (!isLast) next = this.ports.rowsAfter(last, rowsAtOnce);
      index.apply(rows.map((row) => this.indexed(row)));
      this.ports.onChanged();
      if (isLast) break;
    }
    await this.readTouched();
    this.isBuilt = true;
    this.ports.onChanged();
  }

  private async readTouched(): Promise<void> {
    while (this.touchedIds.size > 0 && this.index !== null) {
      const ids = [...this.touchedIds].slice(0, rowsAtOnce);
      for (const id of ids) this.touchedIds.delete(id);
      const rows = await this.ports.rowsOf(ids);
      const removed = ids.filter((_, at) => rows[at] === undefined);
      this.index.apply(
        rows.flatMap((row) => (row === undefined ? [] : [this.indexed(row)])),
        removed,
      );
      this.ports.onChanged();
    }
  }

  private indexed(row: DossierRow): IndexedDossier {
    if (this.sight === null) throw new Error('IndexKeeper: read before it was started');
    return indexedDossier(row, this.sight.calendar);
  }
}
