import type { Dossier } from '#shared/dossier/state.ts';
import type { DossierId } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { Acts } from '../acts.ts';
import { CorrectionActs } from '../correction-acts.ts';
import { CounterDb } from '../counter-db.ts';
import { JournalKeeper } from '../journal-keeper.ts';
import { LifeActs } from '../life-acts.ts';
import { openLocalData } from '../open-local-data.ts';
import { Recorder } from '../recorder.ts';
import { demoFormSets, demoProfile } from './demo-profile.ts';
import { sampleInput } from './sample-input.ts';

/** What the desk receives: 8,000 đồng to pay. */
export const lifeInput = sampleInput({
  fee: { amount: 8000, text: '', collected: false, receiptNumber: '' },
});

export const handOver = {
  direction: 'to-unit',
  unit: 'Phòng Tư pháp',
  way: 'electronic',
  legId: null,
  note: '',
} as const;

/** A journal that always has room. */
class RoomyJournal {
  readonly events = new Map<string, EventEnvelope>();

  append(events: readonly EventEnvelope[]): Promise<Result<unknown>> {
    for (const event of events) this.events.set(event.id, event);
    return Promise.resolve(ok(null));
  }

  release(): Promise<Result<unknown>> {
    return Promise.resolve(ok(null));
  }
}

const contextOf = haNoiContext();

/** A counter of the demo office with a database of its own, on Monday 2026-11-23 at 09:00 in Hà Nội. */
export class LifeDesk {
  readonly clock: ManualClock;
  profile = demoProfile();
  readonly db: CounterDb;
  readonly acts: Acts;
  readonly life: LifeActs;
  /** At a machine of which nobody says what time it is. */
  readonly doubted: LifeActs;
  readonly corrections: CorrectionActs;
  /** Where only the set of 2018 holds. */
  readonly older: LifeActs;
  private readonly ids: SeededIds;
  private readonly journal: RoomyJournal;

  private constructor(db: CounterDb, recorder: Recorder, kept: Kept) {
    const { clock, ids, journal } = kept;
    this.clock = clock;
    this.ids = ids;
    this.journal = journal;
    this.db = db;
    const ports = {
      clock,
      ids,
      contextOf,
      recorder,
      profile: () => this.profile,
      formSets: demoFormSets(),
      hasRoom: free,
      admit: free,
    };
    this.acts = new Acts(ports);
    this.life = new LifeActs(ports);
    this.older = new LifeActs({ ...ports, formSets: demoFormSets().slice(0, 1) });
    this.doubted = new LifeActs({ ...ports, admit: () => Promise.resolve(fault('clock-not-chosen')) });
    this.corrections = new CorrectionActs(ports);
  }

  static async open(): Promise<LifeDesk> {
    const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
    return LifeDesk.begin({ clock, ids: new SeededIds(55, clock), journal: new RoomyJournal() });
  }

  /** The same counter after its database was lost: the journal is there. */
  async withoutDatabase(): Promise<LifeDesk> {
    const { clock, ids, journal } = this;
    return LifeDesk.begin({ clock, ids, journal });
  }

  async received(): Promise<DossierId> {
    const result = await this.acts.receiveDossier(lifeInput);
    if (!result.ok) throw new Error(result.code);
    return result.value.value.id;
  }

  async held(id: DossierId): Promise<Dossier> {
    return (await this.db.dossiers.get(id))!.dossier;
  }

  private static async begin(kept: Kept): Promise<LifeDesk> {
    const { clock, ids, journal } = kept;
    const profile = demoProfile();
    const db = new CounterDb(crypto.randomUUID());
    const events = [...journal.events.values()];
    const opened = await openLocalData(db, profile, ids.next(), events, contextOf, clock);
    if (!opened.ok) throw new Error(opened.code);
    const { store } = opened.value;
    const recorder = new Recorder({
      clock,
      ids,
      contextOf,
      store,
      keeper: new JournalKeeper(store, journal),
      actor: () => profile.users[0]!.id,
      onRecorded: () => undefined,
    });
    return new LifeDesk(db, recorder, kept);
  }
}

/** What outlives a lost database. */
interface Kept {
  readonly clock: ManualClock;
  readonly ids: SeededIds;
  readonly journal: RoomyJournal;
}

function free(): Promise<Result<null>> {
  return Promise.resolve(ok(null));
}
