import { type CorrectableField, isCorrectableField } from '#shared/dossier/correction/field-classes.ts';
import { valueOf } from '#shared/dossier/correction/values.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { eventWords } from '#shared/text/event-words.ts';
import { text as calendarText } from '../../calendar/text.vi.ts';
import { severityWords } from '../../conduct/text.vi.ts';
import { text as correctionText } from '../../dossiers/correction-text.vi.ts';
import { fieldWords } from '../../dossiers/field-words.ts';
import { text as registerText } from '../../register/text.vi.ts';
import { text } from '../text.vi.ts';
import {
  alone,
  dateAt,
  eachOf,
  type FactContext,
  type FactKind,
  listAt,
  namedIn,
  personAt,
  plain,
  same,
  textAt,
  timeAt,
  valueAt,
  wordAt,
} from './read.ts';

const { fields } = text.repair;

const reason = alone(fields.reason, textAt('reason'));
const actor: FactKind['recorded'] = (_payload, { event, who }) => who(event.actorId);

const overrideOf: FactKind['standing'] = (state, { event: { payload } }) => {
  const id = plain(payload, 'overrideId') || plain(payload, 'override', 'id');
  const from = plain(payload, 'override', 'from');
  const to = plain(payload, 'override', 'to');
  const entered = listAt(state, 'entered').filter(
    (one) => plain(one, 'id') === id || (plain(one, 'from') <= to && plain(one, 'to') >= from),
  );
  return [...new Set(entered.map((one) => plain(one, 'change', 'name')))].join('; ');
};

/** What people compare of notes, claims, files, decisions, incidents and the calendar, by event type. */
export const recordFacts: Readonly<Record<string, readonly FactKind[]>> = {
  'dossier.noted': [alone(fields.note, textAt('text'))],
  'dossier.claimed': [{ label: fields.worker, recorded: actor, standing: personAt('claim', 'by') }],
  'dossier.claim-released': [
    {
      label: fields.released,
      recorded: (payload, { eventOf, who, event }) =>
        who(eventOf(plain(payload, 'claim'))?.actorId ?? event.actorId),
      standing: personAt('claim', 'by'),
    },
  ],
  'dossier.voided': [
    { label: fields.reason, recorded: textAt('reason'), standing: textAt('voided', 'reason') },
    { label: fields.voidedBy, recorded: actor, standing: personAt('voided', 'by') },
  ],
  'dossier.unvoided': [
    reason,
    { label: fields.voidReason, recorded: () => '', standing: textAt('voided', 'reason') },
  ],
  'dossier.attachment-added': [
    {
      label: fields.file,
      recorded: textAt('name'),
      standing: (_state, context) =>
        namedIn('attachments', 'attachmentId', textAt('name'))(context.event.payload, context),
    },
    alone(fields.paper, (payload, { state }) => {
      const paper = valueAt(payload, ['paper']);
      return typeof paper === 'number' ? plain(listAt(state, 'papers')[paper], 'name') : '';
    }),
  ],
  'dossier.attachment-withdrawn': [
    alone(fields.file, namedIn('attachments', 'attachmentId', textAt('name'))),
    {
      label: fields.reason,
      recorded: textAt('reason'),
      standing: (_state, context) =>
        namedIn('attachments', 'attachmentId', textAt('withdrawn', 'reason'))(context.event.payload, context),
    },
  ],
  'dossier.correction-approved': [
    alone(fields.decision, () => text.repair.approved),
    alone(fields.note, textAt('note')),
  ],
  'dossier.correction-declined': [alone(fields.decision, () => text.repair.declined), reason],
  'dossier.conflict-resolved': [reason],
  'dossier.corrected': [reason],
  'incident.recorded': [
    same(fields.category, textAt('categoryName')),
    same(fields.severity, (source) => {
      const severity = valueAt(source, ['severity']);
      return typeof severity === 'number' ? severityWords(severity) : '';
    }),
    same(fields.happenedAt, timeAt('happenedAt')),
    same(fields.facts, textAt('facts')),
    same(fields.counter, (source, { counter }) => counter(plain(source, 'counterId'))),
  ],
  'register-export.recorded': [
    same(fields.way, wordAt(registerText.exportWays, 'way')),
    same(fields.from, dateAt('from')),
    same(fields.to, dateAt('to')),
    same(fields.field, textAt('field')),
    same(fields.book, textAt('book')),
    same(fields.lineCount, textAt('rows')),
    same(fields.counter, (source, { counter }) => counter(plain(source, 'counterId'))),
  ],
  'office-calendar.override-entered': [
    { label: fields.override, recorded: textAt('override', 'change', 'name'), standing: overrideOf },
    alone(fields.kind, wordAt(calendarText.kinds, 'override', 'change', 'kind')),
    alone(fields.from, dateAt('override', 'from')),
    alone(fields.to, dateAt('override', 'to')),
    alone(fields.reason, textAt('override', 'reason')),
  ],
  'office-calendar.override-withdrawn': [
    {
      label: fields.override,
      recorded: (_payload, context) => overrideOf(context.state, context),
      standing: overrideOf,
    },
    reason,
  ],
};

/** A supervisor's conclusion about other events of the record. */
export const settlementFacts: readonly FactKind[] = [
  alone(fields.decision, wordAt(text.repair.decisions, 'decision')),
  alone(fields.note, textAt('note')),
  alone(fields.about, (payload, context) =>
    eachOf((id) => {
      const found = typeof id === 'string' ? context.eventOf(id) : null;
      return found === null ? '' : eventWords(found.type);
    }, 'eventIds')(payload, context),
  ),
];

/** The fields that a correction, or a decision about one, speaks of: what it says beside what is on record. */
export function fieldFacts(event: EventEnvelope, context: FactContext): readonly FactKind[] {
  const changes = correctionsOf(event, context);
  return Object.entries(changes).flatMap(([field, value]): readonly FactKind[] =>
    isCorrectableField(field)
      ? [
          {
            label: correctionText.fields[field],
            recorded: () => fieldWords(field, value) || correctionText.nothing,
            standing: (state) => standingField(field, state),
          },
        ]
      : [],
  );
}

function standingField(field: CorrectableField, state: unknown): string {
  if (valueAt(state, ['applicant']) === undefined) return '';
  return fieldWords(field, valueOf(state as Dossier, field)) || correctionText.nothing;
}

/** New values by field: of the correction itself, of the one that was decided about, of the values chosen. */
function correctionsOf(
  { type, payload }: EventEnvelope,
  { eventOf, state }: FactContext,
): Readonly<Record<string, Json>> {
  switch (type) {
    case 'dossier.corrected':
      return recordAt(payload, 'changes');
    case 'dossier.correction-approved':
    case 'dossier.correction-declined':
      return recordAt(eventOf(plain(payload, 'correction'))?.payload, 'changes');
    case 'dossier.conflict-resolved':
      return Object.fromEntries(
        listAt(payload, 'choices').flatMap((choice) => {
          const field = plain(choice, 'field');
          if (!isCorrectableField(field)) return [];
          const chosen = plain(choice, 'chosen');
          const kept = valueAt(state, ['applicant']) === undefined ? null : valueOf(state as Dossier, field);
          const given = recordAt(eventOf(chosen)?.payload, 'changes')[field];
          return [[field, chosen === '' ? kept : (given ?? null)]];
        }),
      );
    default:
      return {};
  }
}

function recordAt(source: unknown, key: string): Readonly<Record<string, Json>> {
  const value = valueAt(source, [key]);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};
}
