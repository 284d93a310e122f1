import { incidentSubject } from '#shared/conduct/subject.ts';
import { dossierSubject } from '#shared/dossier/subject.ts';
import type { Action } from '#shared/identity/rights.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { isWholeText } from '#shared/kernel/whole-text.ts';
import { officeCalendarSubject } from '#shared/office-calendar/subject.ts';
import { registerExportSubject } from '#shared/register-export/subject.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { EventDefinition, TypedEvent } from '#shared/log/event-definition.ts';
import { settlementSchema, settlementType, settlementVersion } from '#shared/log/settlement.ts';
import { applied, type Judgement, refuse, review } from '#shared/log/judgement.ts';
import type { JudgeContext, Subject } from '#shared/log/subject.ts';
import { type Upcaster, upcast } from '#shared/log/upcast.ts';

/** A subject with its types closed over: what the sync core works with, for every subject alike. */
interface ClosedSubject {
  readonly definitions: readonly EventDefinition[];
  readonly upcasters: readonly Upcaster[];
  judge(state: Json | null, event: EventEnvelope, payload: unknown, context: JudgeContext): Judgement;
  evolve(state: Json | null, event: EventEnvelope, payload: unknown): Json;
}

/**
 * The one place where types are given up: a state read back from a store is what `evolve` once wrote there, and a payload has just
 * been parsed by its definition.
 */
function close<State, D extends EventDefinition>(subject: Subject<State, D>): ClosedSubject {
  return {
    definitions: subject.definitions,
    upcasters: subject.upcasters ?? [],
    judge: (state, event, payload, context) =>
      subject.judge(state as State | null, { ...event, payload } as TypedEvent<D>, context),
    evolve: (state, event, payload) =>
      subject.evolve(state as State | null, { ...event, payload } as TypedEvent<D>) as Json,
  };
}

/** Every subject of the product. Adding one here and in `entityKindSchema` is all that sync needs to know of it. */
const closedSubjects: Readonly<Record<string, ClosedSubject>> = {
  dossier: close(dossierSubject),
  incident: close(incidentSubject),
  'office-calendar': close(officeCalendarSubject),
  'register-export': close(registerExportSubject),
};

/** Every event type and version that this software knows, sorted: `dossier.received v1`. Settlements, which every subject has, are not named. */
export function knownEventTypes(): readonly string[] {
  return Object.values(closedSubjects)
    .flatMap(({ definitions }) => definitions.map(({ type, v }) => `${type} v${v}`))
    .toSorted();
}

/** What this version of the software can make of an event. */
export type Reading =
  | {
      readonly kind: 'known';
      readonly action: Action | null;
      readonly isOpening: boolean;
      judge(state: Json | null, context: JudgeContext): Judgement;
      evolve(state: Json | null): Json | null;
    }
  /** From a newer app: keep it raw, touch nothing. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed' };

export function readEvent(event: EventEnvelope): Reading {
  const subject = Object.hasOwn(closedSubjects, event.entity.kind)
    ? closedSubjects[event.entity.kind]
    : undefined;
  if (subject !== undefined && isSettlement(event)) return settlementReading(event);
  const definition = subject?.definitions.find(({ type, v }) => type === event.type && v >= event.v);
  if (subject === undefined || definition === undefined) return { kind: 'unknown' };
  const lifted = upcast(subject.upcasters, event, definition.v);
  if (lifted.kind !== 'lifted') return lifted;
  const payload = definition.payload.safeParse(lifted.payload);
  if (!payload.success || !isWholeText(event.payload)) return { kind: 'malformed' };
  return {
    kind: 'known',
    action: definition.action,
    isOpening: definition.isOpening ?? false,
    judge: (state, context) => subject.judge(state, event, payload.data, context),
    evolve: (state) => subject.evolve(state, event, payload.data),
  };
}

function isSettlement({ type, v, entity }: EventEnvelope): boolean {
  return type === settlementType(entity.kind) && v === settlementVersion;
}

/** It says something about the record's history and changes nothing in its state. */
function settlementReading({ payload }: EventEnvelope): Reading {
  if (!settlementSchema.safeParse(payload).success || !isWholeText(payload)) return { kind: 'malformed' };
  return {
    kind: 'known',
    action: 'trouble.settle',
    isOpening: false,
    judge: () => applied,
    evolve: (state) => state,
  };
}

/** Judges any event against its entity's state. An unknown type is kept for people to look at; a malformed one is refused. */
export function judgeEvent(state: Json | null, event: EventEnvelope, context: JudgeContext): Judgement {
  return judgeReading(state, readEvent(event), context);
}

/** The same for an event that was read already. */
export function judgeReading(state: Json | null, reading: Reading, context: JudgeContext): Judgement {
  switch (reading.kind) {
    case 'known':
      return reading.judge(state, context);
    case 'unknown':
      return review('event-unknown-type');
    case 'malformed':
      return refuse('payload-malformed');
  }
}
