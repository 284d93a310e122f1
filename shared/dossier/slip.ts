import { type LocalDateTime, localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { SlipId, UserId } from '#shared/kernel/ids.ts';
import { timeOfAct } from '#shared/log/act-time.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { Replacement } from './correction/state.ts';
import type { PrintOutcome, SlipPrintedPayload } from './events.ts';
import type { Done } from './life/life.ts';
import type { SlipRef, SlipSeries } from './slips/slip-number.ts';

/** What the papers of a slip say, and how many of them came out. */
export interface PrintedPaper {
  /** Times that paper (or PDF) came out or may have; above 1 it is a reprint. */
  readonly prints: number;
  /** The promised instant on the last paper; null before the first. */
  readonly printedDue: LocalDateTime | null;
  /** `slipContent` of the last receipt; null before the first, for other forms, and for papers of which it was not recorded. */
  readonly printedContent: string | null;
  /** The code on the last paper; absent while none is known. */
  readonly printedCode?: string;
}

/** A numbered official form of a dossier and what became of it. */
export interface Slip extends SlipSeries, PrintedPaper {
  readonly id: SlipId;
  readonly number: string;
  /** Running number in its series. */
  readonly order: number;
  /** `issued`: numbered, nothing printed yet. `void`: another slip has taken its place. */
  readonly state: 'issued' | PrintOutcome | 'void';
  readonly issued: Done;
  /** Who last printed it or settled whether paper came out; null before the first print. */
  readonly handled: Done | null;
  /** What stood before the first print of which nobody knows whether paper came out; null while nothing is in doubt. */
  readonly beforeDoubt: PrintedPaper | null;
  /** The slip that this one was made to replace; null for the first. */
  readonly replaces: SlipId | null;
  readonly replacedBy: Replacement | null;
}

/** A slip that got its number and was not printed yet. */
export function issuedSlip({ slipId, ...ref }: SlipRef, { at, by }: Done): Slip {
  return {
    id: slipId,
    ...ref,
    state: 'issued',
    issued: { at, by },
    handled: null,
    prints: 0,
    printedDue: null,
    printedContent: null,
    beforeDoubt: null,
    replaces: null,
    replacedBy: null,
  };
}

/** The receipt slip whose place in the register is `book` and `order` of that year. */
export function receiptRef(
  receipt: {
    readonly slipId: SlipId;
    readonly number: string;
    readonly book: number;
    readonly order: number;
  },
  registeredAt: string,
): SlipRef {
  const { slipId, number, book, order } = receipt;
  return { slipId, number, form: 'receipt', book, year: Number(registeredAt.slice(0, 4)), order };
}

/** The slips with one more; one that is there already, such as a control slip with a further row, stays as it is. */
export function withSlip(slips: readonly Slip[], ref: SlipRef, done: Done): readonly Slip[] {
  return slips.some(({ id }) => id === ref.slipId) ? slips : [...slips, issuedSlip(ref, done)];
}

type Act = Pick<EventEnvelope, 'occurredAt' | 'clock'> & { readonly actorId: UserId };

const handledBy = (act: Act): Done => ({ at: localDateTimeOf(timeOfAct(act)), by: act.actorId });

/** The slip after a print, whatever came of it. A failed one takes nothing back from papers that came out before. */
export function afterPrint(slip: Slip, { outcome, due, content, code }: SlipPrintedPayload, act: Act): Slip {
  const isVoid = slip.state === 'void';
  const handled = handledBy(act);
  if (outcome === 'failed') {
    return slip.prints > 0 || isVoid ? { ...slip, handled } : { ...slip, handled, state: 'failed' };
  }
  return {
    ...slip,
    handled,
    prints: slip.prints + 1,
    printedDue: due,
    printedContent: content,
    ...(code === undefined ? {} : { printedCode: code }),
    state: isVoid ? 'void' : outcome,
    beforeDoubt: outcome === 'printed-unknown' ? (slip.beforeDoubt ?? paperOf(slip)) : null,
  };
}

/** The slip once somebody has looked whether the paper came out. When it did not, what was printed before it counts again. */
export function afterSettling(slip: Slip, cameOut: boolean, act: Act): Slip {
  if (slip.beforeDoubt === null) return slip;
  const { printedCode: _printedCode, ...doubted } = slip;
  const settled = { ...(cameOut ? slip : { ...doubted, ...slip.beforeDoubt }), beforeDoubt: null };
  const known = settled.prints > 0 ? 'printed-confirmed' : 'failed';
  return { ...settled, handled: handledBy(act), state: slip.state === 'void' ? 'void' : known };
}

function paperOf({ prints, printedDue, printedContent, printedCode }: Slip): PrintedPaper {
  return { prints, printedDue, printedContent, ...(printedCode === undefined ? {} : { printedCode }) };
}

/** Nobody knows whether its last print came out; to be settled before the day closes. */
export function isInDoubt({ state }: Pick<Slip, 'state'>): boolean {
  return state === 'printed-unknown';
}

export function isReceiptSlip({ form }: Pick<Slip, 'form'>): boolean {
  return form === 'receipt';
}
