import { handOverDue } from '#shared/dossier/life/hand-over.ts';
import { openHandOver } from '#shared/dossier/life/hand-over.ts';
import { openSupplement, usualSupplementDays } from '#shared/dossier/life/supplement.ts';
import { fault } from '#shared/kernel/result.ts';
import { formatShortDate, formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { afterPauseOf } from '../pause-rules.ts';
import { withLateCause } from './late-cause-spec.ts';
import type { SpecContext } from './spec-context.ts';
import { isTicked, linesOf, type StepSpec, textOf, ticked } from './step-spec.ts';
import { text } from './text.vi.ts';

const noFlaws = (): Readonly<Record<string, string>> => ({});
const tooShort = (field: string, value: string): Readonly<Record<string, string>> =>
  value.length > 0 && value.length < 3 ? { [field]: text.tooShort } : {};
const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export function acceptSpec({ dossier, acts, procedures }: SpecContext): StepSpec {
  const limit = procedures.findLast(({ key }) => key === dossier.procedure.key)?.limit;
  return {
    step: 'accept',
    intro: [limit === undefined ? text.accept.noProcedure : text.accept.intro],
    initial: {},
    fields: [],
    flaws: noFlaws,
    act: () =>
      limit === undefined
        ? Promise.resolve(fault('procedure-unknown', { query: dossier.procedure.name }))
        : acts.accept(dossier.id, limit),
  };
}

export function refuseSpec({ dossier, acts }: SpecContext): StepSpec {
  return {
    step: 'refuse',
    intro: [],
    initial: {},
    fields: [
      { kind: 'area', name: 'grounds', label: text.refuse.grounds, required: true, maxLength: 2000 },
      {
        kind: 'text',
        name: 'basis',
        label: text.refuse.basis,
        hint: text.refuse.basisHint,
        required: true,
        maxLength: 500,
      },
    ],
    flaws: (values) => ({
      ...tooShort('grounds', textOf(values, 'grounds')),
      ...tooShort('basis', textOf(values, 'basis')),
    }),
    act: (values, draft) =>
      acts.refuse(dossier.id, textOf(values, 'grounds'), textOf(values, 'basis'), draft),
  };
}

export function requestSupplementSpec({ dossier, acts, procedures }: SpecContext): StepSpec {
  const isSecond = dossier.life.supplements.length > 0;
  const { supplement: words } = text;
  return {
    step: 'request-supplement',
    intro: [isSecond ? words.second : words.once],
    initial: { days: String(usualSupplementDays) },
    fields: [
      {
        kind: 'lines',
        name: 'lines',
        label: words.lines,
        first: words.what,
        second: words.basis,
        addLabel: words.addLine,
        maxSecond: 300,
      },
      { kind: 'number', name: 'days', label: words.days, required: true, max: 120 },
      {
        kind: 'text',
        name: 'reason',
        label: words.reason,
        required: true,
        maxLength: 500,
        isShown: () => isSecond,
      },
    ],
    flaws: (values) => {
      const lines = linesOf(values, 'lines');
      const isWhole = lines.length > 0 && lines.every(({ first, second }) => first !== '' && second !== '');
      const days = Number(textOf(values, 'days'));
      return {
        ...(isWhole ? {} : { lines: words.lineMissing }),
        ...(Number.isInteger(days) && days >= 1 && days <= 120 ? {} : { days: words.daysWrong }),
        ...tooShort('reason', textOf(values, 'reason')),
      };
    },
    act: (values, draft) =>
      acts.requestSupplement(
        dossier.id,
        {
          lines: linesOf(values, 'lines').map(({ first, second }) => ({ what: first, legalBasis: second })),
          days: Number(textOf(values, 'days')),
          after: afterPauseOf(procedures, dossier.procedure.key, 'supplement'),
          reason: textOf(values, 'reason'),
        },
        draft,
      ),
  };
}

export function receiveSupplementSpec({ dossier, acts }: SpecContext): StepSpec {
  const asked = openSupplement(dossier);
  const lines = asked?.lines ?? [];
  const { supplement: words } = text;
  const came = (values: Parameters<StepSpec['flaws']>[0]): readonly number[] =>
    lines.flatMap((_, place) => (isTicked(values, `line-${place}`) ? [place] : []));
  return {
    step: 'receive-supplement',
    intro: asked === null ? [] : [words.deadline(formatShortDate(asked.deadline)), words.came],
    initial: Object.fromEntries(lines.map((_, place) => [`line-${place}`, ticked])),
    fields: [
      ...lines.map(
        ({ what, legalBasis }, place) =>
          ({ kind: 'check', name: `line-${place}`, label: what, hint: legalBasis }) as const,
      ),
      { kind: 'text', name: 'note', label: words.note, maxLength: 500 },
    ],
    flaws: (values) => (came(values).length > 0 ? {} : { 'line-0': words.noneCame }),
    act: (values, draft) => acts.receiveSupplement(dossier.id, came(values), textOf(values, 'note'), draft),
  };
}

export function lapseSupplementSpec(context: SpecContext): StepSpec {
  const { dossier, acts } = context;
  const asked = openSupplement(dossier);
  return withLateCause(context, {
    step: 'lapse-supplement',
    intro: asked === null ? [] : [text.supplement.lapse(formatShortDate(asked.deadline))],
    initial: {},
    fields: [{ kind: 'text', name: 'note', label: text.supplement.note, maxLength: 500 }],
    flaws: noFlaws,
    act: (values, lateCause, draft) =>
      acts.lapseSupplement(dossier.id, textOf(values, 'note'), lateCause, draft),
  });
}

export function handOverSpec({ dossier, acts, calendar }: SpecContext): StepSpec {
  const { handOver: words } = text;
  const { legs, handOvers } = dossier.life;
  const due = dossier.status === 'accepted' ? handOverDue(calendar, dossier.receivedAt) : null;
  // What is planned is handed over in its order unless somebody says otherwise.
  const next = legs.find(({ id }) => handOvers.every(({ legId }) => legId !== id));
  const isWithUnit = handOvers.at(-1)?.direction === 'to-unit';
  return {
    step: 'hand-over',
    intro:
      due === null ? [] : [words.due(formatShortDateTime(due.electronic), formatShortDateTime(due.paper))],
    initial: {
      direction: 'to-unit',
      way: 'electronic',
      unit: next?.unit ?? handOvers.at(-1)?.unit ?? '',
      leg: next?.id ?? '',
    },
    fields: [
      { kind: 'text', name: 'unit', label: words.unit, required: true, maxLength: 200 },
      {
        kind: 'choice',
        name: 'direction',
        label: words.direction,
        options: optionsOf(words.directions),
        isShown: () => isWithUnit,
      },
      { kind: 'choice', name: 'way', label: words.way, options: optionsOf(words.ways) },
      {
        kind: 'select',
        name: 'leg',
        label: words.leg,
        options: [
          { value: '', label: words.noLeg },
          ...legs.map(({ id, unit }) => ({ value: id, label: unit })),
        ],
        isShown: ({ direction }) => legs.length > 0 && direction === 'to-unit',
      },
      { kind: 'text', name: 'note', label: words.note, maxLength: 500 },
    ],
    flaws: noFlaws,
    act: (values, draft) =>
      acts.handOver(
        [dossier.id],
        {
          direction: values['direction'] === 'to-counter' ? 'to-counter' : 'to-unit',
          unit: textOf(values, 'unit'),
          way: values['way'] === 'paper' ? 'paper' : 'electronic',
          legId: textOf(values, 'leg') === '' ? null : textOf(values, 'leg'),
          note: textOf(values, 'note'),
        },
        draft,
      ),
  };
}

export function confirmHandOverSpec({ dossier, acts }: SpecContext): StepSpec {
  const row = dossier.life.handOvers[openHandOver(dossier) ?? -1];
  const { handOver: words } = text;
  return {
    step: 'confirm-hand-over',
    intro: row === undefined ? [] : [words.rowOf(row.unit, formatShortDateTime(row.at))],
    initial: {},
    fields: [{ kind: 'text', name: 'receiver', label: words.receiver, required: true, maxLength: 120 }],
    flaws: (values) => tooShort('receiver', textOf(values, 'receiver')),
    act: (values, draft) => acts.confirmHandOver(dossier.id, textOf(values, 'receiver'), draft),
  };
}

export function resultSpec(context: SpecContext): StepSpec {
  const { dossier, acts } = context;
  const { result: words } = text;
  return withLateCause(context, {
    step: 'record-result',
    intro: [],
    initial: { decision: 'granted', unit: dossier.life.handOvers.at(-1)?.unit ?? '' },
    fields: [
      { kind: 'choice', name: 'decision', label: words.decision, options: optionsOf(words.decisions) },
      { kind: 'text', name: 'number', label: words.number, maxLength: 80 },
      { kind: 'text', name: 'unit', label: words.unit, required: true, maxLength: 200 },
      { kind: 'text', name: 'note', label: words.note, maxLength: 500 },
    ],
    flaws: noFlaws,
    act: (values, lateCause, draft) =>
      acts.recordResult(
        dossier.id,
        {
          decision: values['decision'] === 'denied' ? 'denied' : 'granted',
          number: textOf(values, 'number'),
          unit: textOf(values, 'unit'),
          note: textOf(values, 'note'),
        },
        lateCause,
        draft,
      ),
  });
}

export function withdrawSpec(context: SpecContext): StepSpec {
  const { dossier, acts } = context;
  const { withdraw: words } = text;
  return withLateCause(context, {
    step: 'withdraw',
    intro: [words.intro],
    initial: {},
    fields: [
      { kind: 'text', name: 'reason', label: words.reason, required: true, maxLength: 500 },
      { kind: 'check', name: 'papers', label: words.papers },
    ],
    flaws: (values) => tooShort('reason', textOf(values, 'reason')),
    act: (values, lateCause, draft) =>
      acts.withdraw(dossier.id, textOf(values, 'reason'), isTicked(values, 'papers'), lateCause, draft),
  });
}
