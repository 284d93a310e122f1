import { epochMsOf, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts';
import { dossierRecoded } from '#shared/dossier/events.ts';
import { may } from '#shared/identity/rights.ts';
import { chainHashAfter, chainStart, isSealIntact } from '#shared/log/chain.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';
import { officeCalendarRef } from '#shared/office-calendar/state.ts';
import { standingOf } from '../../client-core/view.ts';
import { entityKey, foldRow } from '../../fold.ts';
import type { StoredEntity } from '../../stored-entity.ts';
import { judgeEvent, readEvent } from '../../subjects.ts';
import { correctionsByRule } from './correction-oracle.ts';
import type { SimDevice } from './sim-device.ts';
import type { World } from './world.ts';

export interface Violation {
  readonly invariant: string;
  readonly message: string;
}

const broken = (invariant: string, message: string): Violation => ({ invariant, message });

/**
 * What a screen said is saved is, at any time, in the device's outbox or log, or in the part of the log whose place a snapshot took; only
 * who lost a disk waits for the next pull.
 */
export function keptHere(world: World, device: SimDevice): Violation | null {
  if (world.incomplete.has(device)) return null;
  const { historyFrom } = device.memory.meta();
  const before = world.log.contentOf(device.officeId).rows.slice(0, historyFrom);
  const here = new Set([...device.memory.eventIds(), ...before.map(({ event }) => event.id)]);
  const lost = [...device.said].find((id) => !here.has(id));
  return lost === undefined
    ? null
    : broken('I1', `${device.name}: saved event ${lost} is neither in outbox nor log`);
}

/** I1 to I12 once all lines are up and everything has come to rest. */
export function violationAtRest(world: World): Violation | null {
  const { rows } = world.log.contentOf(world.officeId);
  return (
    orderOf(rows) ??
    onePlaceEach(rows) ??
    nothingLostOrDoubled(world, rows) ??
    oneOffice(world, rows) ??
    foldOf(world, rows) ??
    uniqueCodes(world) ??
    verdictsByOrder(world, rows) ??
    equalViews(world) ??
    correctionsByRule(world, rows) ??
    receiptTimes(world, rows) ??
    officialNumbers(world, rows) ??
    causes(world)
  );
}

function orderOf(rows: readonly RecordedEvent[]): Violation | null {
  let chain = chainStart;
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1) return broken('I3', `seq ${row.seq} at place ${index + 1}`);
    const { chainHash, ...unchained } = row;
    chain = chainHashAfter(chain, unchained);
    if (chain !== chainHash) return broken('I3', `chain broken at ${row.seq}`);
  }
  return null;
}

/** What one device recorded at one place of its chain is one event, however it came. */
function onePlaceEach(rows: readonly RecordedEvent[]): Violation | null {
  const places = new Set<string>();
  for (const { event, seq } of rows) {
    const place = `${event.deviceId}/${event.deviceSeq}`;
    if (places.has(place)) return broken('I12', `row ${seq} has a place of its device that another row has`);
    places.add(place);
  }
  return null;
}

function nothingLostOrDoubled({ devices }: World, rows: readonly RecordedEvent[]): Violation | null {
  const ids = rows.map(({ event }) => event.id);
  const inLog = new Set(ids);
  if (inLog.size !== ids.length) return broken('I1', 'an event stands in the log twice');
  for (const device of devices) {
    const lost = [...device.said].find((id) => !inLog.has(id));
    if (lost !== undefined) return broken('I1', `${device.name}: saved event ${lost} never reached the log`);
  }
  return null;
}

function oneOffice(world: World, rows: readonly RecordedEvent[]): Violation | null {
  const foreign = rows.find(({ event }) => event.officeId !== world.officeId);
  if (foreign !== undefined) return broken('I6', `event of another office at ${foreign.seq}`);
  const others = new Set(world.log.contentOf(world.otherOfficeId).rows.map(({ event }) => event.id));
  for (const device of world.devices) {
    const seen = [...device.memory.eventIds()].find((id) => others.has(id));
    if (seen !== undefined) return broken('I6', `${device.name} holds another office's event`);
  }
  return null;
}

function foldOf(world: World, rows: readonly RecordedEvent[]): Violation | null {
  const folded = new Map<string, StoredEntity>();
  for (const row of rows) {
    const key = entityKey(row.event.entity);
    const after = foldRow(folded.get(key) ?? null, row);
    if (after !== null && row.verdict !== 'rejected') folded.set(key, after);
  }
  const { entities } = world.log.contentOf(world.officeId);
  for (const [key, entity] of folded) {
    if (canonicalJson(plain(entities.get(key))) !== canonicalJson(plain(entity))) {
      return broken('I5', `stored state of ${key} is not the fold of the log`);
    }
  }
  return folded.size === entities.size ? null : broken('I5', 'states without events');
}

function uniqueCodes(world: World): Violation | null {
  const codes = [...world.log.contentOf(world.officeId).entities.values()]
    .filter(({ ref, state }) => ref.kind === 'dossier' && state !== null)
    .map(({ state }) => (state as { readonly code: string }).code);
  return new Set(codes).size === codes.length ? null : broken('I4', 'two dossiers share a code');
}

/** I7: the log judged again in its order gives the same verdicts. */
function verdictsByOrder(world: World, rows: readonly RecordedEvent[]): Violation | null {
  const { authors, serverDeviceId } = world.log.contentOf(world.officeId);
  const states = new Map<string, StoredEntity>();
  const calendarKey = entityKey(officeCalendarRef(world.officeId));
  for (const row of rows) {
    const { event } = row;
    const key = entityKey(event.entity);
    if (event.deviceId !== serverDeviceId) {
      const author = authors.get(event.actorId);
      const reading = readEvent(event);
      const isAllowed =
        author !== undefined &&
        (reading.kind !== 'known' || (reading.action !== null && may(author.role, reading.action)));
      const context = world.contextOf((states.get(calendarKey)?.state ?? null) as Json | null);
      const judged = isAllowed
        ? judgeEvent(states.get(key)?.state ?? null, event, context)
        : { verdict: 'rejected', reason: 'author-forbidden' };
      const expected = row.reason === 'code-collision' ? 'review' : judged.verdict;
      if (!isSealIntact(event)) return broken('I7', `broken seal at ${row.seq}`);
      if (expected !== row.verdict)
        return broken('I7', `${event.type} at ${row.seq}: ${row.verdict}, judged ${expected}`);
    }
    const after = foldRow(states.get(key) ?? null, row);
    if (after !== null && row.verdict !== 'rejected') states.set(key, after);
  }
  return null;
}

function equalViews(world: World): Violation | null {
  const { entities, head, rows } = world.log.contentOf(world.officeId);
  for (const device of world.devices) {
    const { chainHash, cursor } = device.memory.meta();
    if (cursor !== head.seq || chainHash !== head.chainHash) {
      return broken('I2', `${device.name} stands at ${cursor}, the log at ${head.seq}`);
    }
    const views = new Map(device.memory.views().map((view) => [entityKey(view.ref), view]));
    for (const [key, { state }] of entities) {
      if (state !== null && canonicalJson(views.get(key)?.state ?? null) !== canonicalJson(state)) {
        return broken('I2', `${device.name} shows ${key} otherwise than the server`);
      }
    }
    for (const [key, { sync, reason }] of views) {
      const log = rows.filter(({ event }) => entityKey(event.entity) === key);
      const standing = standingOf([], new Map(), log);
      if (sync !== standing.sync || reason !== standing.reason) {
        return broken('I2', `${device.name} marks ${key} as ${sync}, the log says ${standing.sync}`);
      }
    }
  }
  return null;
}

/** I10: no receipt is dated before the server time last seen, nor far from the true time on a machine that has heard the server. */
function receiptTimes({ devices }: World, rows: readonly RecordedEvent[]): Violation | null {
  const facts = new Map(devices.flatMap(({ receipts }) => [...receipts]));
  for (const { event, seq } of rows) {
    const fact = facts.get(event.id);
    if (fact === undefined) continue;
    const receivedAt = epochMsOf(localDateTimeSchema.parse(event.payload['receivedAt']));
    if (receivedAt + second <= fact.floor) return broken('I10', `receipt at ${seq} before the server's time`);
    if (fact.truth !== null && Math.abs(receivedAt - fact.truth) > tolerance)
      return broken('I10', `receipt at ${seq} is dated far from the true time`);
  }
  return null;
}

/** I11: where the server numbers, the official numbers of each day are 1..n in the order of the log. */
function officialNumbers({ policy }: World, rows: readonly RecordedEvent[]): Violation | null {
  if (policy === 'lane') return null;
  const last = new Map<string, number>();
  for (const { event, seq } of rows) {
    if (event.type !== dossierRecoded.type) continue;
    const [, prefix = '', number] = /^(.*-)(\d+)$/.exec(dossierRecoded.payload.parse(event.payload).to) ?? [];
    const expected = (last.get(prefix) ?? 0) + 1;
    if (Number(number) !== expected)
      return broken('I11', `number ${number} at ${seq} in place of ${expected}`);
    last.set(prefix, expected);
  }
  return null;
}

const second = 1000;
/** Half of the slowest round trip, and a little. */
const tolerance = 60 * second;

/** Forks and new codes have a cause; without one a rule was broken on the way even if the end looks right. */
function causes({ counters, hasSharedLane }: World): Violation | null {
  const lostDisks = counters.restores + counters.wipes;
  if (counters.forks > 0 && lostDisks === 0) return broken('I9', 'a device forked that never lost its disk');
  if (counters.recodes > 0 && lostDisks === 0 && !hasSharedLane && counters.clockJumps === 0) {
    return broken('I9', 'a code was given twice without a cause');
  }
  return null;
}

function plain(entity: StoredEntity | undefined): Json {
  return entity === undefined ? null : (JSON.parse(JSON.stringify(entity)) as Json);
}
