import { createContext, useContext } from 'react';
import type { AppInfo } from './app-info.ts';
import type { Settings } from '#shared/bridge/contract.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { Fault, Result } from '#shared/kernel/result.ts';
import type { OfficeCalendar } from '#shared/office-calendar/state.ts';
import type { OfficeClock } from '#shared/sync/client-core/office-clock.ts';
import type { Acts } from '../store/acts.ts';
import type { AttachmentActs } from '../store/attachment-acts.ts';
import type { BegunPrints } from '../store/begun-prints.ts';
import type { CalendarActs } from '../store/calendar-acts.ts';
import type { ImportActs } from '../store/import-acts.ts';
import type { LifeActs } from '../store/life-acts.ts';
import type { RegisterActs } from '../store/register-acts.ts';
import type { CorrectionActs } from '../store/correction-acts.ts';
import type { PromiseActs } from '../store/promise-acts.ts';
import type { CounterDb } from '../store/counter-db.ts';
import type { OpenedData } from '../store/open-local-data.ts';
import type { IndexClient } from '../worker/index-client.ts';
import type { Bridge } from './bridge.ts';
import type { Catalogue } from './catalogue.ts';
import type { ClockGate } from './clock-gate.ts';
import type { ScanHub } from './scan-hub.ts';
import type { SessionStore } from './session-store.ts';
import type { SpaceGuard } from './space-guard.ts';
import type { ValueStore } from './value-store.ts';

/** All that a screen can reach beyond its own state. Made once, when the device is known and its data are open. */
export interface Services {
  readonly bridge: Bridge;
  readonly db: CounterDb;
  /** Lists and counts of all dossiers, without holding them. */
  readonly dossierIndex: IndexClient;
  readonly acts: Acts;
  readonly begunPrints: BegunPrints;
  readonly promiseActs: PromiseActs;
  readonly attachmentActs: AttachmentActs;
  readonly lifeActs: LifeActs;
  readonly importActs: ImportActs;
  readonly registerActs: RegisterActs;
  readonly correctionActs: CorrectionActs;
  readonly calendarActs: CalendarActs;
  readonly space: SpaceGuard;
  readonly officeCalendar: ValueStore<OfficeCalendar | null>;
  /** The time that counts; stamps of events keep the machine's raw clock. */
  readonly clock: OfficeClock;
  readonly clockGate: ClockGate;
  readonly catalogue: Catalogue;
  /** Asks for a sync round now. */
  readonly requestSync: () => void;
  /** Writes to the journal what it does not have yet; done after each act by itself, and again from here after a fault. */
  readonly keepJournal: () => Promise<Result<unknown>>;
  readonly sessions: SessionStore;
  readonly profile: ValueStore<OfficeProfile>;
  readonly settings: ValueStore<Settings>;
  readonly scans: ScanHub;
  readonly info: AppInfo;
  /** How the local data were found at start, and what went wrong with it without holding up the work. */
  readonly opened: Pick<OpenedData, 'found' | 'returned' | 'isAwaitingServer'> & {
    readonly fault: Fault | null;
    /** Acts that wait unsent in the data of other offices on this machine. */
    readonly elsewhere: number;
  };
  /** Opens the enrolment of this machine anew; offered only while nothing waits. */
  readonly leave: () => void;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices: outside of the desk');
  return services;
}
