import type { EventEnvelope } from '#shared/log/envelope.ts';
import { type DeviceId, type EventId, eventIdSchema, type OfficeId } from '#shared/kernel/ids.ts';
import type { LocalStore, LocalTransaction } from '../../client-core/local-store.ts';
import type { OfficeChange, OfficeLog, OfficeTransaction } from '../../server-core/office-log.ts';
import type { StoredEntity } from '../../stored-entity.ts';
import type { SeededRandom } from '../fixed-ports.ts';
import { bentDossiers, firstWins, overruled, unasked } from './correction-sabotage.ts';
import { boundLog } from '../bound-log.ts';
import type { DeviceBends } from './sim-device-ports.ts';

/** A core rule switched off from outside: by bending the ports of the cores, never the cores themselves. */
export interface Sabotage {
  readonly name: string;
  readonly rule: string;
  readonly log: (
    log: OfficeLog,
    facts: { readonly random: SeededRandom; readonly otherOfficeId: OfficeId },
  ) => OfficeLog;
  readonly isCalendarUnread: boolean;
  /** Counters say that they saw what stands, whatever their screens showed. */
  readonly isBaseIgnored: boolean;
  readonly device: DeviceBends;
  readonly bundle: BundleBends;
}

/** What a sabotage may bend on the way of a bundle. */
export interface BundleBends {
  readonly isOutboxEmptied: boolean;
  readonly leavesOut: (events: readonly EventEnvelope[]) => readonly EventEnvelope[];
  /** The log as an import sees it that begins with this event. */
  readonly log: (log: OfficeLog, first: EventEnvelope) => OfficeLog;
}

const straightBundle: BundleBends = {
  isOutboxEmptied: false,
  leavesOut: (events) => events,
  log: (log) => log,
};

const straightDevice: DeviceBends = {
  store: (store) => store,
  isRecoverySkipped: false,
  isJournalSkipped: false,
  isReStampSkipped: false,
  reStamped: (event) => event,
};

/** Nothing is bent. */
export const noSabotage: Sabotage = {
  name: 'none',
  rule: '',
  log: (log) => log,
  isCalendarUnread: false,
  isBaseIgnored: false,
  device: straightDevice,
  bundle: straightBundle,
};

function server(
  rule: string,
  name: string,
  bend: (tx: OfficeTransaction, random: SeededRandom) => Partial<OfficeTransaction>,
): Sabotage {
  return {
    ...noSabotage,
    rule,
    name,
    log: (log, { random }) => ({
      ...boundLog(log),
      transact: (officeId, work) =>
        log.transact(officeId, (tx) => work({ ...bound(tx), ...bend(tx, random) })),
    }),
  };
}

function log(
  rule: string,
  name: string,
  bend: (log: OfficeLog, facts: Parameters<Sabotage['log']>[1]) => Partial<OfficeLog>,
): Sabotage {
  return {
    ...noSabotage,
    rule,
    name,
    log: (straight, facts) => ({ ...boundLog(straight), ...bend(straight, facts) }),
  };
}

function saving(
  rule: string,
  name: string,
  bend: (
    change: OfficeChange,
    tx: OfficeTransaction,
    random: SeededRandom,
  ) => Promise<OfficeChange> | OfficeChange,
): Sabotage {
  return server(rule, name, (tx, random) => ({
    save: async (change) => tx.save(await bend(change, tx, random)),
  }));
}

function dossiers(rule: string, name: string, bend: Parameters<typeof bentDossiers>[2]): Sabotage {
  return saving(rule, name, (change, tx) => bentDossiers(change, (refs) => tx.entities(refs), bend));
}

function device(rule: string, name: string, bends: Partial<DeviceBends>): Sabotage {
  return { ...noSabotage, rule, name, device: { ...straightDevice, ...bends } };
}

function bundle(rule: string, name: string, bends: Partial<BundleBends>): Sabotage {
  return { ...noSabotage, rule, name, bundle: { ...straightBundle, ...bends } };
}

/** Only where bundles are taken in. */
function importing(
  rule: string,
  name: string,
  bend: (tx: OfficeTransaction, first: EventEnvelope) => Partial<OfficeTransaction>,
): Sabotage {
  return bundle(rule, name, {
    log: (straight, first) => ({
      ...boundLog(straight),
      transact: (officeId, work) =>
        straight.transact(officeId, (tx) => work({ ...bound(tx), ...bend(tx, first) })),
    }),
  });
}

function store(
  rule: string,
  name: string,
  bend: (tx: LocalTransaction) => Partial<LocalTransaction>,
): Sabotage {
  return device(rule, name, {
    store: (straight: LocalStore): LocalStore => ({
      ...straight,
      transact: (work) => straight.transact((tx) => work({ ...boundLocal(tx), ...bend(tx) })),
    }),
  });
}

/** Every rule that the simulator must miss when it is gone. */
export const sabotages: readonly Sabotage[] = [
  server('PUSH-1', 'the office may change while a push is judged', (tx, random) => ({
    head: async () => {
      const head = await tx.head();
      return random.next() < 0.1 && head.seq > 0 ? { ...head, seq: head.seq - 1 } : head;
    },
  })),
  server('PUSH-2', 'answers already given are forgotten', () => ({
    acksOf: () => Promise.resolve(new Map()),
  })),
  server('PUSH-7', 'codes are not held against each other', () => ({
    holdersOf: () => Promise.resolve(new Map()),
  })),
  server('NUM-4', 'the last number given is not looked up', () => ({
    lastNumber: () => Promise.resolve(0),
  })),
  server('NUM-5', 'a number is passed over now and then', (tx, random) => ({
    lastNumber: async (...query) => (await tx.lastNumber(...query)) + random.below(2),
  })),
  server('PUSH-8', 'rights are not checked', () => ({
    author: () => Promise.resolve({ role: 'admin', active: true }),
  })),
  server('PUSH-5', 'every dossier is taken for one in process', (tx) => ({
    entities: async (refs) => {
      const stored = await tx.entities(refs);
      return new Map(Array.from(stored, ([key, entity]) => [key, takenForInProcess(entity)]));
    },
  })),
  saving('PUSH-6', 'refused events are not stored', (change) => ({
    ...change,
    rows: change.rows.filter(({ verdict }) => verdict !== 'rejected'),
  })),
  saving('FOLD-1', 'states are not written', (change) => ({ ...change, entities: [] })),
  saving('PUSH-9', 'a push is written in parts', async (change, tx, random) =>
    random.next() < 0.1 ? { ...change, head: await tx.head() } : change,
  ),
  saving('PUSH-4', 'how far a device came is not written', (change) => ({ ...change, devices: [] })),
  {
    ...noSabotage,
    rule: 'PUSH-5',
    name: 'the server judges without the office’s calendar',
    isCalendarUnread: true,
  },
  log('PULL-3', 'pages hold another office’s rows', (straight, { random, otherOfficeId }) => ({
    read: (officeId, ...query) => straight.read(random.next() < 0.1 ? otherOfficeId : officeId, ...query),
  })),
  log('SNAP-2', 'entities of a snapshot do not say how far they are folded', (straight) => ({
    readEntities: async (...query) =>
      (await straight.readEntities(...query)).map((entity) => ({ ...entity, lastSeq: 1 })),
  })),
  log('SNAP-1', 'the head of a snapshot is ahead of its entities', (straight) => ({
    readEntities: async (officeId, ...query) => {
      const { seq } = await straight.head(officeId);
      return (await straight.readEntities(officeId, ...query)).filter(({ lastSeq }) => lastSeq < seq);
    },
  })),
  log('SNAP-4', 'a snapshot comes without the rows that are in question', () => ({
    readMarked: () => Promise.resolve([]),
  })),
  store('SNAP-1', 'the chain is not taken over from a snapshot', (tx) => ({
    saveMeta: async (meta) => {
      const before = await tx.meta();
      const isTaken = before.snapshot !== null && meta.snapshot === null;
      await tx.saveMeta(isTaken ? { ...meta, chainHash: before.chainHash } : meta);
    },
  })),
  store('SNAP-5', 'what a snapshot has in it stays in the outbox', (tx) => ({
    removePending: async (...ids) => {
      const logged = await tx.logged(ids);
      await tx.removePending(...ids.filter((id) => logged.has(id)));
    },
  })),
  store('OUT-3', 'events leave the outbox when they are answered', (tx) => ({
    savePending: async (...pending) => {
      await tx.savePending(...pending.filter(({ ack }) => ack === null));
      await tx.removePending(...pending.filter(({ ack }) => ack !== null).map(({ event }) => event.id));
    },
  })),
  store('PULL-2', 'the cursor runs ahead of what is applied', (tx) => ({
    saveMeta: (meta) => tx.saveMeta(meta.cursor > 5 ? { ...meta, cursor: meta.cursor + 1 } : meta),
  })),
  store('REC-2', 'the numbering is not part of the transaction', (tx) => ({
    saveMeta: async (meta) => tx.saveMeta({ ...meta, numbering: (await tx.meta()).numbering }),
  })),
  store('PULL-4', 'confirmed states are not kept', (tx) => ({
    saveEntities: (entities) => tx.saveEntities(entities.filter(({ lastSeq }) => lastSeq % 5 !== 0)),
  })),
  store('OUT-3', 'what was seen stays in the outbox', () => ({ removePending: () => Promise.resolve() })),
  {
    ...noSabotage,
    rule: 'CFL-1',
    name: 'counters correct what they did not see',
    isBaseIgnored: true,
  },
  dossiers('CFL-3', 'an earlier soft value stays', firstWins),
  dossiers('CFL-4', 'legal values that collide are merged unasked', overruled),
  dossiers('CFL-5', 'weighty corrections do not wait', unasked),
  store('CLK-2', 'the offset is not written', (tx) => ({
    saveMeta: (meta) => tx.saveMeta({ ...meta, clockOffsetMs: null }),
  })),
  store('CLK-3', 'the server time last seen is forgotten', (tx) => ({
    meta: async () => ({ ...(await tx.meta()), lastServerTime: null, clockOffsetMs: null }),
  })),
  device('JRN-3', 'the journal is not read at start', { isRecoverySkipped: true }),
  device('JRN-1', 'nothing goes into the journal', { isJournalSkipped: true }),
  device('FORK-1', 'a forked device goes on as it is', { isReStampSkipped: true }),
  device('FORK-2', 'a new chain gives its events new ids', {
    reStamped: (event) => ({ ...event, id: renamed(event.id) }),
  }),
  bundle('BND-1', 'what a bundle holds leaves the outbox', { isOutboxEmptied: true }),
  bundle('BND-1', 'a bundle lacks the newest event', { leavesOut: (events) => events.slice(0, -1) }),
  importing('BND-4', 'an import takes in again what the log has', (tx, first) => ({
    acksOf: () => Promise.resolve(new Map()),
    device: (id) => standingBefore(tx, id, first),
  })),
  importing('BND-5', 'an import passes over a fork', (tx, first) => ({
    device: (id) => standingBefore(tx, id, first),
  })),
];

/** The device as if this event continued what the server knows of it. */
async function standingBefore(
  tx: OfficeTransaction,
  id: DeviceId,
  { deviceSeq, prevHash }: EventEnvelope,
): Promise<Awaited<ReturnType<OfficeTransaction['device']>>> {
  const known = await tx.device(id);
  return known === null ? null : { ...known, lastDeviceSeq: deviceSeq - 1, lastHash: prevHash };
}

function renamed(id: EventId): EventId {
  return eventIdSchema.parse(`${id.slice(0, -2)}${id.endsWith('00') ? '11' : '00'}`);
}

function takenForInProcess(entity: StoredEntity): StoredEntity {
  return entity.ref.kind !== 'dossier' || entity.state === null
    ? entity
    : { ...entity, state: { ...(entity.state as object), status: 'in-process' } };
}

function bound(tx: OfficeTransaction): OfficeTransaction {
  return {
    head: () => tx.head(),
    foresee: (questions) => tx.foresee(questions),
    device: (id) => tx.device(id),
    serverDevice: () => tx.serverDevice(),
    acksOf: (ids) => tx.acksOf(ids),
    entities: (refs) => tx.entities(refs),
    holdersOf: (codes) => tx.holdersOf(codes),
    author: (...who) => tx.author(...who),
    numbering: () => tx.numbering(),
    lastNumber: (...query) => tx.lastNumber(...query),
    save: (change) => tx.save(change),
  };
}

function boundLocal(tx: LocalTransaction): LocalTransaction {
  return {
    meta: () => tx.meta(),
    saveMeta: (meta) => tx.saveMeta(meta),
    entity: (ref) => tx.entity(ref),
    entities: (refs) => tx.entities(refs),
    saveEntities: (entities) => tx.saveEntities(entities),
    pendingOf: (...refs) => tx.pendingOf(...refs),
    allPending: () => tx.allPending(),
    pendingAmong: (ids) => tx.pendingAmong(ids),
    savePending: (...pending) => tx.savePending(...pending),
    removePending: (...ids) => tx.removePending(...ids),
    appendLog: (rows) => tx.appendLog(rows),
    markedLog: (refs) => tx.markedLog(refs),
    logged: (ids) => tx.logged(ids),
    noteSeen: (ids) => tx.noteSeen(ids),
    saveViews: (views) => tx.saveViews(views),
  };
}
