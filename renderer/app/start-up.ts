import { liveQuery } from 'dexie';
import { defaultPrinting } from '#shared/bridge/printing-settings.ts';
import type { Settings } from '#shared/bridge/contract.ts';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { OfficeId, UserId } from '#shared/kernel/ids.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { type Fault, type Result, ok } from '#shared/kernel/result.ts';
import { OfficeClock } from '#shared/sync/client-core/office-clock.ts';
import { contextOn } from '#shared/office-calendar/judge-context.ts';
import type { OfficeCalendar } from '#shared/office-calendar/state.ts';
import { Acts, type ActsPorts } from '../store/acts.ts';
import { AttachmentActs } from '../store/attachment-acts.ts';
import { BegunPrints } from '../store/begun-prints.ts';
import { CalendarActs } from '../store/calendar-acts.ts';
import { ImportActs } from '../store/import-acts.ts';
import { RegisterActs } from '../store/register-acts.ts';
import { LifeActs } from '../store/life-acts.ts';
import { CorrectionActs } from '../store/correction-acts.ts';
import { PromiseActs } from '../store/promise-acts.ts';
import { Recorder } from '../store/recorder.ts';
import { ForkMender } from '../store/fork-mender.ts';
import { JournalKeeper } from '../store/journal-keeper.ts';
import { databaseOf, unsentElsewhere } from '../store/local-database.ts';
import { openLocalData } from '../store/open-local-data.ts';
import { savedOr } from '../store/storage-fault.ts';
import { connectIndexWorker, createIndexWorker } from '../worker/index-client.ts';
import { connectSyncWorker, createSyncWorker } from '../worker/sync-client.ts';
import type { AppInfo } from './app-info.ts';
import { type Bridge, bridgeJournal } from './bridge.ts';
import { type Catalogue, loadCatalogue } from './catalogue.ts';
import { ClockGate } from './clock-gate.ts';
import { ScanHub } from './scan-hub.ts';
import { SpaceGuard } from './space-guard.ts';
import type { Services } from './services.tsx';
import { SessionStore } from './session-store.ts';
import { ValueStore } from './value-store.ts';

/** How far the start has come. */
export type StartState =
  /** `refolded`: records that were made anew so far, after an update; 0 where nothing has to be. */
  | { readonly kind: 'opening'; readonly refolded: number }
  /** Nothing can be done on this machine before this is mended. */
  | { readonly kind: 'broken'; readonly fault: Fault }
  /** `isAway`: the machine has an office already and may go back to it. */
  | { readonly kind: 'enrol'; readonly info: AppInfo; readonly isAway: boolean }
  | { readonly kind: 'desk'; readonly services: Services };

export interface StartPorts {
  readonly bridge: Bridge;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Begins anew from nothing: what the page had in its hands belongs to the office it has left. */
  readonly restart: () => void;
}

/** Milliseconds that the workers leave to the first picture: until somebody has typed a password there is time enough for them. */
const afterSignInIsDrawn = 500;

/** Brings the app from nothing to the desk: data files, this device's place in an office, local data, the sync worker. */
export class StartUp {
  readonly state = new ValueStore<StartState>({ kind: 'opening', refolded: 0 });
  /** Known before anything else, because the first picture already has a colour scheme. */
  readonly settings = new ValueStore<Settings>({ theme: 'system', printing: defaultPrinting });
  private readonly ports: StartPorts;
  private isDeskMade = false;
  private catalogue: Result<Catalogue> | null = null;

  constructor(ports: StartPorts) {
    this.ports = ports;
  }

  async begin(): Promise<void> {
    this.state.set({ kind: 'opening', refolded: 0 });
    const { bridge } = this.ports;
    const asked = Promise.all([
      bridge.invoke('app.info'),
      bridge.invoke('settings.read'),
      bridge.invoke('profile.read'),
    ]);
    // Main is busy starting. Meanwhile Chromium opens its database files, and the data files are read and checked.
    void indexedDB.databases();
    this.catalogue ??= loadCatalogue();
    const [info, settings, profile] = await asked;
    this.settings.set(settings);
    if (profile === null) this.state.set({ kind: 'enrol', info, isAway: false });
    else await this.openDesk(info, profile);
  }

  /** From the enrolment screen back to the office that the machine has. */
  back(): void {
    this.ports.restart();
  }

  /** @returns a fault that the enrolment screen shows; nothing has changed then */
  async enrol(serverUrl: string, code: string, deviceName: string): Promise<Fault | null> {
    const enrolled = await this.ports.bridge.invoke('enrolment.enrol', { serverUrl, code, deviceName });
    if (!enrolled.ok) return enrolled;
    if (this.isDeskMade) {
      this.ports.restart();
      return null;
    }
    await this.openDesk(await this.ports.bridge.invoke('app.info'), enrolled.value);
    return null;
  }

  private async openDesk(info: AppInfo, profile: OfficeProfile): Promise<void> {
    const catalogue = (this.catalogue ??= loadCatalogue());
    if (!catalogue.ok) {
      this.state.set({ kind: 'broken', fault: catalogue });
      return;
    }
    const services = await savedOr(() => this.servicesFor(info, profile, catalogue.value));
    this.state.set(
      services.ok ? { kind: 'desk', services: services.value } : { kind: 'broken', fault: services },
    );
  }

  private async servicesFor(
    info: AppInfo,
    profile: OfficeProfile,
    catalogue: Catalogue,
  ): Promise<Result<Services>> {
    const { bridge, clock, ids } = this.ports;
    const contextOf = contextOn(catalogue.shelf);
    const { office } = profile;
    const readJournal = () => bridge.invoke('journal.read', { officeId: office.id });
    const [journal, db] = await Promise.all([readJournal(), databaseOf(office.id)]);
    const found = journal.ok ? journal.value : [];
    const data = await openLocalData(db, profile, info.installId, found, contextOf, clock, (refolded) =>
      this.state.set({ kind: 'opening', refolded }),
    );
    if (!data.ok) return data;
    const opened = data.value;
    const keeper = new JournalKeeper(opened.store, bridgeJournal(bridge));
    const sync = connectSyncWorker(createSyncWorker, {
      seen: (eventIds) => void keeper.release(eventIds),
      forked: () => void forks.mend(),
    });
    const dossierIndex = connectIndexWorker(createIndexWorker);
    opened.store.onDossiers((written) => dossierIndex.touched(written));
    const sessions = new SessionStore(bridge, await bridge.invoke('session.read'));
    const profiles = new ValueStore(profile);
    const forks = new ForkMender({
      store: opened.store,
      keeper,
      clock,
      contextOf,
      replaceDevice: (deviceId) => bridge.invoke('device.replace', { deviceId }),
      readJournal,
      onMended: (next) => {
        profiles.set(next);
        sync.requestSync();
      },
    });
    const actor = (): UserId => sessions.actor();
    const officeId = (): OfficeId => profiles.get().office.id;
    const recorder = new Recorder({
      clock,
      ids,
      contextOf,
      store: opened.store,
      keeper,
      actor,
      // After the screen has said that it is saved: sending must not compete with saying so.
      onRecorded: () => void setTimeout(() => sync.requestSync(), 100),
    });
    const space = new SpaceGuard(async () => (await bridge.invoke('disk.space')).freeBytes);
    await space.look();
    const officeClock = new OfficeClock(clock);
    liveQuery(() => db.meta.get('device')).subscribe((row) => {
      if (row?.key === 'device') officeClock.learn(row);
    });
    const clockGate = new ClockGate(officeClock);
    const officeCalendar = new ValueStore<OfficeCalendar | null>(null);
    liveQuery(() => db.officeCalendars.get(office.id)).subscribe((row) =>
      officeCalendar.set(row?.calendar ?? null),
    );
    this.isDeskMade = true;
    setTimeout(() => {
      const now = localDateTimeOf(officeClock.now());
      dossierIndex.start(db.name, catalogue.calendarVersions, { now, userId: null, overrides: [] });
      sync.start(db.name, catalogue.calendarVersions);
    }, afterSignInIsDrawn);
    const actsPorts: ActsPorts = {
      clock: officeClock,
      ids,
      contextOf,
      recorder,
      profile: profiles.get,
      admit: async () => {
        const room = await space.admit();
        return room.ok ? clockGate.pass() : room;
      },
    };
    return ok({
      bridge,
      db,
      dossierIndex,
      acts: new Acts(actsPorts),
      begunPrints: await BegunPrints.open(db, officeClock),
      importActs: new ImportActs(actsPorts),
      registerActs: new RegisterActs(actsPorts),
      space,
      attachmentActs: new AttachmentActs({
        ids,
        recorder,
        keepFile: (content) => bridge.invoke('attachment.keep', { content }),
      }),
      promiseActs: new PromiseActs({
        clock: officeClock,
        ids,
        contextOf,
        recorder,
        profile: profiles.get,
        formSets: catalogue.formSets,
        actor,
        admit: () => clockGate.pass(),
      }),
      lifeActs: new LifeActs({
        clock: officeClock,
        ids,
        contextOf,
        recorder,
        profile: profiles.get,
        hasRoom: () => space.admit(),
        admit: () => clockGate.pass(),
        formSets: catalogue.formSets,
      }),
      correctionActs: new CorrectionActs({
        clock: officeClock,
        ids,
        contextOf,
        recorder,
        profile: profiles.get,
        admit: () => clockGate.pass(),
      }),
      calendarActs: new CalendarActs({ ids, contextOf, recorder, officeId }),
      officeCalendar,
      clock: officeClock,
      clockGate,
      catalogue,
      sessions,
      info,
      requestSync: () => sync.requestSync(),
      keepJournal: () => keeper.keep(),
      profile: profiles,
      settings: this.settings,
      leave: () => this.state.set({ kind: 'enrol', info, isAway: true }),
      scans: new ScanHub(),
      opened: {
        found: opened.found,
        returned: opened.returned,
        isAwaitingServer: opened.isAwaitingServer,
        elsewhere: await unsentElsewhere(db),
        fault: journal.ok ? null : journal,
      },
    });
  }
}
