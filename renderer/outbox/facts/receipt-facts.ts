import { formatLimit, limitSchema } from '#shared/calendar/limit.ts';
import { text as dossierText } from '../../dossiers/text.vi.ts';
import { text } from '../text.vi.ts';
import { pieceFacts } from './piece-facts.ts';
import {
  alone,
  eachOf,
  type FactKind,
  listAt,
  maskedAt,
  namedIn,
  plain,
  same,
  textAt,
  timeAt,
  valueAt,
  wordAt,
  yesNoAt,
} from './read.ts';

const { fields } = text.repair;

const due = same(fields.due, timeAt('promise', 'due'));
const limit = same(fields.limit, (source) => {
  const parsed = limitSchema.safeParse(valueAt(source, ['promise', 'limit']));
  return parsed.success ? formatLimit(parsed.data) : '';
});
const reason = alone(fields.reason, textAt('reason'));

const who: readonly FactKind[] = [
  same(fields.code, textAt('code')),
  same(fields.applicant, textAt('applicant', 'name')),
  same(fields.idNumber, maskedAt('applicant', 'idNumber')),
  same(fields.procedure, textAt('procedure', 'name')),
];

const asked: readonly FactKind[] = [
  ...who,
  same(
    fields.papers,
    eachOf((paper) => plain(paper, 'name'), 'papers'),
  ),
  same(fields.receivedAt, timeAt('receivedAt')),
  limit,
  due,
];

const shownFields: Readonly<Record<string, string>> = {
  idNumber: dossierText.fields.idNumber,
  phone: dossierText.fields.phone,
};

/** What people compare of receipts, slips and promises, by event type. */
export const receiptFacts: Readonly<Record<string, readonly FactKind[]>> = {
  'dossier.received': [...asked, same(fields.receipt, textAt('receipt', 'number'))],
  'dossier.registered': [
    ...asked,
    {
      label: fields.register,
      recorded: (source) => bookLine(valueAt(source, ['register'])),
      standing: (source) => bookLine(valueAt(source, ['receipt'])),
    },
  ],
  'dossier.accepted': pieceFacts(
    (state) => valueAt(state, ['life', 'acceptance']),
    [{ label: fields.receipt, read: textAt('receipt', 'number') }],
  ).concat(limit, due),
  'dossier.imported': [
    ...who,
    same(fields.receivedAt, timeAt('receivedAt')),
    { label: fields.due, recorded: timeAt('due'), standing: timeAt('promise', 'due') },
    same(fields.registerFile, textAt('origin', 'file')),
  ],
  'dossier.slip-settled': [
    alone(fields.slip, namedIn('slips', 'slipId', textAt('number'))),
    alone(fields.cameOut, yesNoAt('cameOut')),
  ],
  'dossier.slip-printed': [
    alone(fields.slip, namedIn('slips', 'slipId', textAt('number'))),
    alone(fields.outcome, wordAt(dossierText.slip, 'outcome')),
    { label: fields.due, recorded: timeAt('due'), standing: timeAt('promise', 'due') },
    { label: fields.code, recorded: textAt('code'), standing: textAt('code') },
    alone(fields.device, (source) => deviceWords(plain(source, 'device'))),
    alone(fields.copies, textAt('copies')),
  ],
  'dossier.personal-shown': [
    alone(
      fields.shown,
      eachOf((field) => (typeof field === 'string' ? (shownFields[field] ?? '') : ''), 'fields'),
    ),
  ],
  'dossier.recoded': [{ label: fields.code, recorded: textAt('to'), standing: textAt('code') }],
  'dossier.paused': pieceFacts(
    (state) => valueAt(state, ['paused']),
    [
      { label: fields.cause, read: wordAt(dossierText.pauseCauses, 'cause') },
      { label: fields.awaited, read: textAt('name') },
      { label: fields.pausedFrom, read: timeAt('at'), standing: timeAt('from') },
    ],
  ),
  'dossier.resumed': pieceFacts(
    (state) => listAt(state, 'pauses').at(-1),
    [{ label: fields.resumedAt, read: timeAt('at'), standing: timeAt('to') }],
  ).concat(due),
  'dossier.reappointed': pieceFacts(
    (state) => valueAt(state, ['reappointment']),
    [
      { label: fields.newDue, read: timeAt('reappointment', 'due'), standing: timeAt('due') },
      { label: fields.reason, read: textAt('reappointment', 'reason'), standing: textAt('reason') },
      {
        label: fields.decidedAt,
        read: timeAt('reappointment', 'decidedAt'),
        standing: timeAt('decidedAt'),
      },
      { label: fields.slip, read: textAt('slip', 'number') },
    ],
  ),
  'dossier.promise-moved': [due, reason],
  'dossier.slip-reissued': [
    { label: fields.receipt, recorded: textAt('slip', 'number'), standing: textAt('receipt', 'number') },
    alone(fields.replaces, namedIn('slips', 'replaces', textAt('number'))),
    reason,
  ],
};

function bookLine(place: unknown): string {
  const [book, order] = [valueAt(place, ['book']), valueAt(place, ['order'])];
  return typeof book === 'number' && typeof order === 'number' ? dossierText.bookLine(book, order) : '';
}

function deviceWords(device: string): string {
  return device === 'pdf' ? text.repair.pdf : device;
}
