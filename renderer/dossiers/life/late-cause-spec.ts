import { type GivenLateCause, lateCauseSchema, owesLateCause } from '#shared/dossier/life/late-cause.ts';
import { lateLegs } from '#shared/dossier/life/legs.ts';
import { isDelaySpokenOf } from '#shared/dossier/life/offered-steps.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import type { SpecContext } from './spec-context.ts';
import { type StepField, type StepSpec, type StepValues, textOf } from './step-spec.ts';
import { text } from './text.vi.ts';

/** A step after which nobody would ask any more why the dossier is late. */
interface ClosingSpec extends Omit<StepSpec, 'act'> {
  readonly act: (
    values: StepValues,
    lateCause: GivenLateCause | null,
    draftKey: string,
  ) => ReturnType<StepSpec['act']>;
}

const { late: words } = text;
const fields: readonly StepField[] = [
  {
    kind: 'choice',
    name: 'lateCause',
    label: words.cause,
    required: true,
    options: lateCauseSchema.options.map((value) => ({ value, label: words.causes[value] })),
  },
  { kind: 'text', name: 'lateNote', label: words.note, required: true, maxLength: 500 },
];

/** The whole dossier among the choices of what is late; a leg stands behind `leg:`. */
const whole = 'whole';
const legPrefix = 'leg:';

export function lateCauseSpec({ dossier, acts, arrivals, calendar, now }: SpecContext): StepSpec {
  const legs = lateLegs(calendar, dossier, now);
  const ofWhole = isDelaySpokenOf(dossier, { calendar, now }) ? [{ value: whole, label: words.whole }] : [];
  const options = [
    ...ofWhole,
    ...legs.map(({ id, unit }) => ({ value: `${legPrefix}${id}`, label: words.leg(unit) })),
  ];
  const [only] = options.length === 1 ? options : [];
  return {
    step: 'name-late-cause',
    intro: arrivals,
    // None is proposed: whom a delay is put down to is for the officer to say.
    initial: only === undefined ? {} : { lateOf: only.value },
    fields: [
      ...(legs.length === 0
        ? []
        : [{ kind: 'choice', name: 'lateOf', label: words.of, required: true, options } as const]),
      ...fields,
    ],
    flaws: (values) => ({
      ...flawsOfCause(values),
      ...(legs.length === 0 || options.some(({ value }) => value === values['lateOf'])
        ? {}
        : { lateOf: words.ofMissing }),
    }),
    act: (values, draft) =>
      acts.nameLateCause(dossier.id, givenOf(values), legs.length === 0 ? null : legOf(values), draft),
  };
}

/** The leg that was chosen; null for the whole. */
function legOf(values: StepValues): string | null {
  const chosen = textOf(values, 'lateOf');
  return chosen.startsWith(legPrefix) ? chosen.slice(legPrefix.length) : null;
}

/** The form of a closing step, which asks for the cause too when the dossier owes one now. */
export function withLateCause({ dossier, now, arrivals }: SpecContext, spec: ClosingSpec): StepSpec {
  if (!owesLateCause(dossier, now)) {
    return { ...spec, act: (values, draft) => spec.act(values, null, draft) };
  }
  return {
    ...spec,
    intro: [words.owed(formatShortDateTime(dossier.promise.due)), ...arrivals, ...spec.intro],
    // The letter has said why already, to the citizen.
    initial: { ...spec.initial, lateNote: dossier.reappointment?.reason ?? '' },
    fields: [...fields, ...spec.fields],
    flaws: (values) => ({ ...flawsOfCause(values), ...spec.flaws(values) }),
    act: (values, draft) => spec.act(values, givenOf(values), draft),
  };
}

function flawsOfCause(values: StepValues): Readonly<Record<string, string>> {
  return {
    ...(lateCauseSchema.safeParse(values['lateCause']).success ? {} : { lateCause: words.missing }),
    ...(textOf(values, 'lateNote').length < 3 ? { lateNote: text.tooShort } : {}),
  };
}

/** @param values without flaws */
function givenOf(values: StepValues): GivenLateCause {
  return { cause: lateCauseSchema.parse(values['lateCause']), note: textOf(values, 'lateNote') };
}
