import { correctableLines, feePaid, isFeeSettled } from '#shared/dossier/life/fees.ts';
import type { PlannedLeg } from '#shared/dossier/life/legs.ts';
import { type ReturnFlaw, type ReturnedPayload, returnFlaw } from '#shared/dossier/life/return.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { parseCccdLine } from '#shared/text/cccd.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { fault } from '#shared/kernel/result.ts';
import { formatMoney } from '#shared/text/vietnamese-words.ts';
import { withLateCause } from './late-cause-spec.ts';
import type { SpecContext } from './spec-context.ts';
import { isTicked, linesOf, type StepSpec, type StepValues, textOf } from './step-spec.ts';
import { text } from './text.vi.ts';

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const flawFields: Readonly<Record<ReturnFlaw, string>> = {
  'return-without-identity': 'idNumber',
  'return-without-authorisation': 'authorisation',
  'return-not-signed': 'signed',
  'return-fee-unsettled': 'feeSettled',
  'return-without-tracking': 'tracking',
};

export function returnSpec(context: SpecContext): StepSpec {
  const { dossier, acts } = context;
  const { return: words } = text;
  const { receipt, fee } = dossier;
  const isKnownFee = fee.amount !== null;
  const owed = (fee.amount ?? 0) - feePaid(dossier);
  return withLateCause(context, {
    step: 'return',
    intro: [
      // What came from an old register is signed for there, under its own code.
      dossier.origin === undefined
        ? words.register(receipt.book, receipt.order)
        : words.oldRegister(dossier.code),
      ...(isKnownFee && owed > 0 ? [words.unpaid(formatMoney(owed))] : []),
    ],
    initial: {
      way: dossier.resultChannel === 'post' ? 'post' : 'counter',
      receiver: dossier.submitter === null ? 'applicant' : 'submitter',
      proof: 'receipt-slip',
      name: (dossier.submitter ?? dossier.applicant).name,
    },
    fields: [
      {
        kind: 'choice',
        name: 'proof',
        label: words.proof,
        options: optionsOf(words.proofs),
        isShown: isAtCounter,
      },
      {
        kind: 'choice',
        name: 'receiver',
        label: words.receiver,
        options: optionsOf(words.receivers).filter(
          ({ value }) => value !== 'submitter' || dossier.submitter !== null,
        ),
      },
      { kind: 'choice', name: 'way', label: words.way, options: optionsOf(words.ways) },
      { kind: 'text', name: 'name', label: words.name, required: true, maxLength: 200 },
      {
        kind: 'text',
        name: 'idNumber',
        label: words.idNumber,
        maxLength: 20,
        isShown: (values) =>
          isAtCounter(values) && (values['proof'] !== 'receipt-slip' || values['receiver'] !== 'applicant'),
      },
      {
        kind: 'text',
        name: 'authorisation',
        label: words.authorisation,
        maxLength: 300,
        isShown: ({ receiver }) => receiver === 'authorised',
      },
      {
        kind: 'text',
        name: 'tracking',
        label: words.tracking,
        maxLength: 60,
        isShown: ({ way }) => way === 'post',
      },
      { kind: 'check', name: 'signed', label: words.signed, isShown: isAtCounter },
      {
        kind: 'check',
        name: 'feeSettled',
        label: words.feeSettled,
        isShown: () => !isFeeSettled(dossier),
      },
      { kind: 'text', name: 'note', label: words.note, maxLength: 500 },
    ],
    flaws: (values) => {
      const flaw = returnFlaw(dossier, returnOf(values));
      // A fee that is known to be owed is collected, not ticked off.
      if (flaw === null && isKnownFee && owed > 0) {
        return { feeSettled: faultText(fault('return-fee-unsettled')).todo };
      }
      return flaw === null ? {} : { [flawFields[flaw]]: faultText(fault(flaw)).todo };
    },
    act: (values, lateCause, draft) => acts.returnToCitizen(dossier.id, returnOf(values), lateCause, draft),
    onScan: (line) => {
      if (line.kind !== 'cccd') return null;
      const card = parseCccdLine(line.text);
      if (!card.ok) return null;
      const { personalId, fullName } = card.value;
      return { idNumber: personalId, name: fullName, receiver: receiverWith(personalId, dossier) };
    },
  });
}

/** Whose card it is, so that a stranger is never taken for the applicant. */
function receiverWith(idNumber: string, { applicant, submitter }: Dossier): ReturnedPayload['receiver'] {
  if (idNumber === applicant.idNumber) return 'applicant';
  return idNumber === submitter?.idNumber ? 'submitter' : 'authorised';
}

function returnOf(values: StepValues): Omit<ReturnedPayload, 'at'> {
  const { way, receiver, proof } = values;
  return {
    way: way === 'post' || way === 'electronic' ? way : 'counter',
    receiver: receiver === 'submitter' || receiver === 'authorised' ? receiver : 'applicant',
    proof: proof === 'identity-paper' ? proof : 'receipt-slip',
    name: textOf(values, 'name'),
    idNumber: textOf(values, 'idNumber'),
    authorisation: textOf(values, 'authorisation'),
    signed: isTicked(values, 'signed'),
    trackingNumber: textOf(values, 'tracking'),
    feeSettled: isTicked(values, 'feeSettled'),
    note: textOf(values, 'note'),
  };
}

export function collectFeeSpec({ dossier, acts }: SpecContext): StepSpec {
  const { fee: words } = text;
  const owed = Math.max(0, (dossier.fee.amount ?? 0) - feePaid(dossier));
  return {
    step: 'collect-fee',
    intro: [words.paid(formatMoney(feePaid(dossier)))],
    initial: { name: words.defaultName, way: 'cash', amount: owed > 0 ? String(owed) : '' },
    fields: [
      { kind: 'text', name: 'receipt', label: words.receipt, required: true, maxLength: 40 },
      {
        kind: 'number',
        name: 'amount',
        label: words.amount,
        required: true,
        suffix: ' đ',
        max: 1_000_000_000,
      },
      { kind: 'text', name: 'name', label: words.name, required: true, maxLength: 200 },
      { kind: 'choice', name: 'way', label: words.way, options: optionsOf(words.ways) },
    ],
    flaws: (values): Readonly<Record<string, string>> =>
      Number(textOf(values, 'amount')) > 0 ? {} : { amount: words.amountWrong },
    act: (values, draft) =>
      acts.collectFee(
        dossier.id,
        {
          name: textOf(values, 'name'),
          amount: Number(textOf(values, 'amount')),
          receiptNumber: textOf(values, 'receipt'),
          way: values['way'] === 'transfer' ? 'transfer' : 'cash',
        },
        draft,
      ),
  };
}

export function correctFeeSpec({ dossier, acts }: SpecContext): StepSpec {
  const { fee: words } = text;
  const lines = correctableLines(dossier);
  return {
    step: 'correct-fee',
    intro: [words.correctedIntro],
    initial: { line: lines[0]?.id ?? '' },
    fields: [
      {
        kind: 'select',
        name: 'line',
        label: words.line,
        required: true,
        options: lines.map(({ id, name, amount, receiptNumber }) => ({
          value: id,
          label: words.lineOf(name || words.atReceipt, formatMoney(amount), receiptNumber || words.noReceipt),
        })),
      },
      { kind: 'text', name: 'reason', label: words.reason, required: true, maxLength: 500 },
    ],
    flaws: (values): Readonly<Record<string, string>> =>
      textOf(values, 'reason').length < 3 ? { reason: text.tooShort } : {},
    act: (values, draft) =>
      acts.correctFee(dossier.id, textOf(values, 'line'), textOf(values, 'reason'), draft),
  };
}

export function legsSpec({ dossier, acts }: SpecContext): StepSpec {
  const { legs: words } = text;
  return {
    step: 'plan-legs',
    intro: [words.intro],
    initial: { 'legs-count': '2' },
    fields: [
      {
        kind: 'lines',
        name: 'legs',
        label: text.handOver.leg,
        first: words.unit,
        second: words.days,
        addLabel: words.add,
        maxSecond: 3,
      },
    ],
    flaws: (values): Readonly<Record<string, string>> => {
      const legs = legsOf(values);
      const isGood = legs.every(
        ({ unit, limit }) =>
          unit !== '' && Number.isInteger(limit.amount) && limit.amount >= 1 && limit.amount <= 365,
      );
      return legs.length >= 2 && legs.length <= 12 && isGood ? {} : { legs: words.wrong };
    },
    act: (values, draft) => acts.planLegs(dossier.id, legsOf(values), draft),
  };
}

const isAtCounter = ({ way }: StepValues): boolean => way === 'counter';

function legsOf(values: StepValues): readonly PlannedLeg[] {
  return linesOf(values, 'legs').map(({ first, second }, place) => ({
    id: `leg-${place + 1}`,
    unit: first,
    limit: { amount: Number(second), unit: 'working-day' },
  }));
}
