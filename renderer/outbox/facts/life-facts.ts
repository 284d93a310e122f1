import { formatLimit, limitSchema } from '#shared/calendar/limit.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { text as lifeText } from '../../dossiers/life/text.vi.ts';
import { text } from '../text.vi.ts';
import { type Piece, pieceFacts } from './piece-facts.ts';
import {
  dateAt,
  eachOf,
  type FactKind,
  listAt,
  maskedAt,
  moneyAt,
  namedIn,
  nothing,
  plain,
  type Read,
  same,
  textAt,
  timeAt,
  valueAt,
  wordAt,
  yesNoAt,
} from './read.ts';

const { fields } = text.repair;

const slip = { label: fields.slip, read: textAt('slip', 'number') };
const reason = { label: fields.reason, read: textAt('reason') };
const note = { label: fields.note, read: textAt('note') };

/** The latest of a list that is not what the event itself left there. */
function latestOther(list: string, isOwn: (one: unknown, event: EventEnvelope) => boolean): Piece {
  return (state, event) => listAt(state, 'life', list).findLast((one) => !isOwn(one, event));
}

const hasOwnSlip = (one: unknown, { payload }: EventEnvelope): boolean =>
  plain(one, 'slip', 'slipId') === plain(payload, 'slip', 'slipId');

/** The hand-over whose row a signature is for. */
const rowOf: Piece = (state, { payload }) => {
  const row = payload['row'];
  return typeof row === 'number' ? listAt(state, 'life', 'handOvers')[row] : undefined;
};

/** What was paid with the same receipt number, later or with the dossier itself. */
const paidWith: Piece = (state, { payload }) => {
  const number = plain(payload, 'receiptNumber');
  const line = listAt(state, 'life', 'feeLines').find(
    (one) => plain(one, 'receiptNumber') === number && plain(one, 'id') !== plain(payload, 'lineId'),
  );
  return line ?? (plain(state, 'fee', 'receiptNumber') === number ? valueAt(state, ['fee']) : undefined);
};

/** The cause that stands for the same leg, or for the whole. */
const causeOf: Piece = (state, { payload }) => {
  const legId = plain(payload, 'legId');
  if (legId === '') return valueAt(state, ['life', 'lateCause']);
  const leg = listAt(state, 'life', 'legs').find((one) => plain(one, 'id') === legId);
  return valueAt(leg, ['lateCause']);
};

/** The money that a counter-entry takes back: a line, or under the dossier's own id what was taken with its receipt. */
function takenLine(read: Read): Read {
  return (source, context) => {
    const of = plain(source, 'of');
    if (of === '') return '';
    const line = listAt(context.state, 'life', 'feeLines').find((one) => plain(one, 'id') === of);
    if (line !== undefined) return read(line, context);
    return of === plain(context.state, 'id') ? read(valueAt(context.state, ['fee']), context) : '';
  };
}

const linesOf = eachOf((line) => plain(line, 'what'), 'lines');
const askedIn = (state: unknown): unknown => listAt(state, 'life', 'supplements').at(-1);

/** What was asked for, of the lines that are said to have come. */
const cameOf = (lines: readonly unknown[], state: unknown): string => {
  const all = listAt(askedIn(state), 'lines');
  return lines
    .map((place) => (typeof place === 'number' ? plain(all[place], 'what') : ''))
    .filter((what) => what !== '')
    .join('; ');
};

/** What people compare of the steps of a dossier's life, by event type. */
export const lifeFacts: Readonly<Record<string, readonly FactKind[]>> = {
  'dossier.refused': pieceFacts(
    (state) => valueAt(state, ['life', 'refusal']),
    [
      { label: fields.grounds, read: textAt('grounds') },
      { label: fields.legalBasis, read: textAt('legalBasis') },
      slip,
    ],
  ),
  'dossier.supplement-requested': pieceFacts(latestOther('supplements', hasOwnSlip), [
    { label: fields.lines, read: linesOf },
    { label: fields.deadline, read: dateAt('deadline') },
    reason,
    slip,
  ]),
  'dossier.supplement-received': pieceFacts(
    (state) => valueAt(askedIn(state), ['received']),
    [
      {
        label: fields.came,
        read: (source, { state }) => cameOf(listAt(source, 'lines'), state),
      },
      note,
    ],
  ).concat(same(fields.due, timeAt('promise', 'due'))),
  'dossier.supplement-lapsed': pieceFacts(
    (state) => valueAt(state, ['life', 'ending']),
    [slip, { label: fields.note, read: textAt('note'), standing: textAt('reason') }],
  ).concat({
    label: fields.deadline,
    recorded: (_source, context) => dateAt('deadline')(askedIn(context.state), context),
    standing: (state, context) => dateAt('deadline')(askedIn(state), context),
  }),
  'dossier.handed-over': pieceFacts(latestOther('handOvers', hasOwnSlip), [
    { label: fields.direction, read: wordAt(lifeText.handOver.directions, 'direction') },
    { label: fields.unit, read: textAt('unit') },
    { label: fields.way, read: wordAt(lifeText.handOver.ways, 'way') },
    slip,
    note,
  ]),
  'dossier.hand-over-confirmed': pieceFacts(
    (state, event) => valueAt(rowOf(state, event), ['received']),
    [
      {
        label: fields.unit,
        read: (_source, { state, event }) => plain(rowOf(state, event), 'unit'),
      },
      { label: fields.receiver, read: textAt('receiver') },
    ],
  ),
  'dossier.result-recorded': pieceFacts(
    (state) => valueAt(state, ['life', 'result']),
    [
      { label: fields.decision, read: wordAt(lifeText.result.decisions, 'decision') },
      { label: fields.number, read: textAt('number') },
      { label: fields.unit, read: textAt('unit') },
      note,
    ],
  ),
  'dossier.withdrawn': pieceFacts(
    (state) => valueAt(state, ['life', 'ending']),
    [reason, { label: fields.papersReturned, read: yesNoAt('papersReturned') }, slip],
  ),
  'dossier.returned': pieceFacts(
    (state) => listAt(state, 'life', 'returns')[0],
    [
      { label: fields.receiver, read: textAt('name') },
      { label: fields.receiverKind, read: wordAt(lifeText.return.receivers, 'receiver') },
      { label: fields.way, read: wordAt(lifeText.return.ways, 'way') },
      { label: fields.proof, read: wordAt(lifeText.return.proofs, 'proof') },
      { label: fields.idNumber, read: maskedAt('idNumber') },
      { label: fields.authorisation, read: textAt('authorisation') },
      { label: fields.tracking, read: textAt('trackingNumber') },
      { label: fields.signed, read: yesNoAt('signed') },
      note,
    ],
  ),
  'dossier.fee-collected': pieceFacts(paidWith, [
    { label: fields.feeName, read: textAt('name') },
    { label: fields.amount, read: moneyAt('amount') },
    { label: fields.feeReceipt, read: textAt('receiptNumber') },
    { label: fields.payment, read: wordAt(lifeText.fee.ways, 'way') },
  ]),
  'dossier.fee-corrected': pieceFacts(
    (state, { payload }) =>
      listAt(state, 'life', 'feeLines').find((one) => plain(one, 'of') === plain(payload, 'of')),
    [
      {
        label: fields.feeLine,
        read: takenLine((line, context) =>
          [plain(line, 'name') || lifeText.fee.atReceipt, moneyAt('amount')(line, context)]
            .filter((part) => part !== '')
            .join(', '),
        ),
      },
      { label: fields.feeReceipt, read: takenLine(textAt('receiptNumber')) },
      reason,
    ],
  ),
  'dossier.late-cause-named': pieceFacts(causeOf, [
    { label: fields.lateLeg, read: namedIn('life.legs', 'legId', textAt('unit')), standing: nothing },
    { label: fields.cause, read: wordAt(lifeText.late.causes, 'cause') },
    note,
  ]),
  'dossier.legs-planned': pieceFacts(
    (state) => valueAt(state, ['life']),
    [{ label: fields.legs, read: (source) => legWords(listAt(source, 'legs')) }],
  ),
};

function legWords(legs: readonly unknown[]): string {
  return legs
    .map((leg) => {
      const limit = limitSchema.safeParse(valueAt(leg, ['limit']));
      return [plain(leg, 'unit'), limit.success ? formatLimit(limit.data) : '']
        .filter((part) => part !== '')
        .join(' ');
    })
    .join('; ');
}
