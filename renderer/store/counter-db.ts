import { Dexie, type Table } from 'dexie';
import { type DeviceMeta, freshMeta } from '#shared/sync/client-core/device-meta.ts';
import { freshNumbering } from '#shared/dossier/lane.ts';
import { seriesOfDossier } from '#shared/sync/client-core/numbering-after.ts';
import { isMarked } from '#shared/sync/marked-row.ts';
import type { SavedFilter } from '../search/saved-filter.ts';
import type {
  ConfirmedRow,
  DossierRow,
  DraftRow,
  IncidentRow,
  LogRow,
  OfficeCalendarRow,
  PendingRow,
  RegisterExportRow,
  RegisterHeadingRow,
  SeenRow,
  SyncStatus,
} from './rows.ts';
import { indexedFacts } from './view-rows.ts';

export type MetaRow =
  | (DeviceMeta & { readonly key: 'device' })
  /** Equals the install id that main keeps: tells a first run from a database that Chromium has reset. */
  | { readonly key: 'canary'; readonly installId: string };

/** Raised with every change of tables, indexes or the shape of rows. */
export const localDataVersion = 5;

/**
 * The local database of one device. `strict` makes a transaction complete only when its bytes are on disk: Chromium's default has
 * been `relaxed` since version 121, and a printed slip must never be ahead of its record. The sync worker alone writes `relaxed`: whatever
 * it writes came from the server and comes again (rule JRN-6), and acts need not wait for its disk.
 */
export class CounterDb extends Dexie {
  declare readonly meta: Table<MetaRow, string>;
  declare readonly confirmed: Table<ConfirmedRow, string>;
  declare readonly pending: Table<PendingRow, string>;
  declare readonly log: Table<LogRow, number>;
  declare readonly seen: Table<SeenRow, string>;
  declare readonly dossiers: Table<DossierRow, string>;
  declare readonly incidents: Table<IncidentRow, string>;
  declare readonly officeCalendars: Table<OfficeCalendarRow, string>;
  declare readonly registerExports: Table<RegisterExportRow, string>;
  declare readonly registerHeadings: Table<RegisterHeadingRow, string>;
  declare readonly drafts: Table<DraftRow, string>;
  declare readonly savedFilters: Table<SavedFilter, [userId: string, nameKey: string]>;
  declare readonly status: Table<SyncStatus, string>;

  constructor(name: string, durability: 'strict' | 'relaxed' = 'strict') {
    super(name, { chromeTransactionDurability: durability });
    this.version(1).stores({
      meta: 'key',
      confirmed: 'key',
      pending: 'id, deviceSeq, entity, [acked+deviceSeq], [onDisk+deviceSeq]',
      log: 'seq, entity, row.event.id',
      dossiers: 'id, *codes, receivedDate, due, counterId, applicantIdNumber, applicantPhone',
      incidents: 'id, happenedDate, counterId',
      officeCalendars: 'id',
      drafts: 'key',
      status: 'key',
    });
    this.version(2)
      .stores({ log: 'seq, entity, row.event.id, marked', seen: 'id' })
      .upgrade(async (tx) => {
        await tx
          .table<LogRow>('log')
          .filter(({ row }) => isMarked(row))
          .modify((logRow) => {
            logRow.marked = logRow.entity;
          });
        await tx
          .table<MetaRow>('meta')
          .filter(({ key }) => key === 'device')
          .modify((_row, ref) => {
            const before = ref.value as DeviceMeta & { readonly key: 'device' };
            ref.value = { ...freshMeta(before.officeId, before.deviceId), foldVersion: 0, ...before };
          });
      });
    this.version(3)
      .stores({
        dossiers:
          'id, *codes, *sharedSlipIds, *doubtDates, receivedDate, due, counterId, applicantIdNumber, applicantPhone, applicantNamesake, *feeDates',
      })
      .upgrade(async (tx) => {
        let { lastOfSeries } = freshNumbering;
        await tx
          .table<DossierRow>('dossiers')
          .toCollection()
          .modify((row, ref) => {
            ref.value = { ...row, ...indexedFacts(row.dossier) };
            ({ lastOfSeries } = seriesOfDossier({ ...freshNumbering, lastOfSeries }, row.dossier));
          });
        await tx
          .table<MetaRow>('meta')
          .filter(({ key }) => key === 'device')
          .modify((_row, ref) => {
            const before = ref.value as DeviceMeta & { readonly key: 'device' };
            ref.value = { ...before, numbering: { ...before.numbering, lastOfSeries } };
          });
      });
    this.version(4).stores({ savedFilters: '[userId+nameKey], userId' });
    this.version(5)
      .stores({
        dossiers:
          'id, *codes, *sharedSlipIds, *doubtDates, *oldCodes, receivedDate, due, counterId, applicantIdNumber, applicantPhone, applicantNamesake, *feeDates, sync',
        incidents: 'id, happenedDate, counterId, sync',
        officeCalendars: 'id, sync',
        registerExports: 'id, at, sync',
        registerHeadings: 'heading',
      })
      .upgrade(async (tx) => {
        const dossiers = tx.table<DossierRow, string>('dossiers');
        // A slip can say an old code only where there is an alias: the other rows stay as they are, and have no place in the index.
        const ids = twice(await dossiers.orderBy('codes').primaryKeys());
        await dossiers
          .where('id')
          .anyOf(ids)
          .modify((row, ref) => {
            ref.value = { ...row, ...indexedFacts(row.dossier) };
          });
      });
  }

  /** The version of what is on this machine, without opening it; 0 when there is nothing. Opened, Dexie would adapt newer data to this schema. */
  async versionFound(): Promise<number> {
    const found = await indexedDB.databases();
    const version = found.find(({ name }) => name === this.name)?.version ?? 0;
    return Math.floor(version / dexieVersionFactor);
  }
}

/** Keys that an index of several entries gives more than once. */
function twice(keys: readonly string[]): readonly string[] {
  const once = new Set<string>();
  const several = new Set<string>();
  for (const key of keys) (once.has(key) ? several : once).add(key);
  return [...several];
}

/** Dexie keeps ten native versions to one of its own. */
const dexieVersionFactor = 10;
