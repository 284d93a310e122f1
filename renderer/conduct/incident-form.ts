import {
  type LocalDate,
  type LocalDateTime,
  dateOf,
  localDateTimeSchema,
  timeOf,
} from '#shared/calendar/local-time.ts';
import type { IncidentCategory } from '#shared/catalogue/conduct-code.ts';
import type { IncidentRecordedPayload } from '#shared/conduct/events.ts';
import { type CounterId, type DossierId, type UserId, counterIdSchema } from '#shared/kernel/ids.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { text } from './text.vi.ts';
import { timeOfTyped } from './typed-time.ts';

/** Whom an entry concerns: someone of the office, or nobody of it. */
export type Concerned = UserId | 'citizen' | 'system' | 'everyone';

/** Everything on the incident screen as typed: this is what a draft keeps, right or wrong. */
export interface IncidentForm {
  readonly categoryCode: string | null;
  readonly categoryText: string;
  readonly severity: IncidentCategory['severity'];
  /** `yyyy-MM-dd`, or the unfinished text of the date field. */
  readonly date: string;
  readonly time: string;
  readonly counterId: CounterId;
  readonly concerned: Concerned | null;
  readonly concernedText: string;
  readonly dossierId: DossierId | null;
  readonly dossierText: string;
  readonly facts: string;
  readonly witnesses: string;
}

/** An entry that begins now, at this counter. */
export function freshIncident(now: LocalDateTime, counterId: CounterId): IncidentForm {
  return {
    categoryCode: null,
    categoryText: '',
    severity: 1,
    date: dateOf(now),
    time: timeOf(now).slice(0, 5),
    counterId,
    concerned: null,
    concernedText: '',
    dossierId: null,
    dossierText: '',
    facts: '',
    witnesses: '',
  };
}

/** Whether anything was typed that is worth keeping; time and counter fill themselves in. */
export function isBegun(form: IncidentForm): boolean {
  const { categoryText, concernedText, dossierText, facts, witnesses } = form;
  return [categoryText, concernedText, dossierText, facts, witnesses].some((typed) => typed.trim() !== '');
}

/** Another category: its proposed severity, and whom it is about where the category says it. The rest stays. */
export function withCategory(form: IncidentForm, category: IncidentCategory): IncidentForm {
  const chosen = {
    ...form,
    categoryCode: category.code,
    categoryText: category.name,
    severity: category.severity,
  };
  switch (category.about) {
    case 'citizen':
      return { ...chosen, concerned: 'citizen', concernedText: text.citizen };
    case 'system':
      return { ...chosen, concerned: 'system', concernedText: text.system };
    case 'staff':
    case 'praise':
      // Nobody is named by default: who is meant must be chosen by the one who saw it.
      return isOfOffice(form.concerned) ? chosen : { ...chosen, concerned: null, concernedText: '' };
  }
}

function isOfOffice(concerned: Concerned | null): boolean {
  return concerned !== null && concerned !== 'citizen' && concerned !== 'system';
}

/** What an entry appeals to, rules of the code first; ten at most are recorded. */
export function refsOf({ ruleRefs, legalRefs }: IncidentCategory): string[] {
  return [...ruleRefs, ...legalRefs].slice(0, 10);
}

export type CheckedIncident =
  | { readonly ok: true; readonly payload: IncidentRecordedPayload }
  /** In the order of the screen; each names its field. */
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const longestFacts = 4000;
const longestWitnesses = 500;

/**
 * Turns what was typed into what can be recorded, or says what is missing and where.
 *
 * @param category the chosen one, null while none is
 * @param now what happened cannot lie after it
 */
export function checkIncident(
  form: IncidentForm,
  category: IncidentCategory | null,
  now: LocalDateTime,
): CheckedIncident {
  const errors: FieldError[] = [];
  const wrong = (field: string, label: string, message: string): void => {
    errors.push({ field, label, message });
  };
  if (category === null) wrong('category', text.category, text.errors.category);
  const facts = tidy(form.facts);
  if (facts === '') wrong('facts', text.facts, text.errors.facts);
  if (facts.length > longestFacts) wrong('facts', text.facts, text.errors.factsLong(facts.length));
  const witnesses = tidy(form.witnesses);
  if (witnesses.length > longestWitnesses) {
    wrong('witnesses', text.witnesses, text.errors.witnessesLong(witnesses.length));
  }
  const happenedAt = happenedAtOf(form, now, wrong);
  if (form.concerned === null) wrong('concerned', text.concerns, text.errors.concerns);
  if (form.dossierId === null && form.dossierText.trim() !== '') {
    wrong('dossier', text.dossier, text.errors.dossier);
  }
  if (errors.length > 0 || category === null || happenedAt === null) return { ok: false, errors };
  const { concerned } = form;
  return {
    ok: true,
    payload: {
      category: category.code,
      categoryName: category.name,
      ruleRefs: refsOf(category),
      severity: form.severity,
      happenedAt,
      counterId: form.counterId,
      concernsUserId:
        concerned === null || concerned === 'citizen' || concerned === 'system' || concerned === 'everyone'
          ? null
          : concerned,
      dossierId: form.dossierId,
      facts,
      witnesses,
    },
  };
}

function happenedAtOf(
  { date, time }: IncidentForm,
  now: LocalDateTime,
  wrong: (field: string, label: string, message: string) => void,
): LocalDateTime | null {
  const wholeDate = /^\d{4}-\d{2}-\d{2}$/.test(date) ? (date as LocalDate) : null;
  if (wholeDate === null) wrong('date', text.date, text.errors.date);
  const wholeTime = timeOfTyped(time);
  if (wholeTime === null) wrong('time', text.time, text.errors.time);
  if (wholeDate === null || wholeTime === null) return null;
  const happenedAt = localDateTimeSchema.parse(`${wholeDate}T${wholeTime}`);
  if (happenedAt <= now) return happenedAt;
  wrong(wholeDate > dateOf(now) ? 'date' : 'time', text.when, text.errors.dateFuture);
  return null;
}

/** Composed Vietnamese, without spaces around it; lines are kept as written. */
function tidy(typed: string): string {
  return typed.normalize('NFC').trim();
}

/** Guards against a draft that an older version of this screen has left. */
export function isIncidentForm(value: unknown): value is IncidentForm {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Partial<Record<keyof IncidentForm, unknown>>;
  const texts = [
    draft.categoryText,
    draft.date,
    draft.time,
    draft.concernedText,
    draft.dossierText,
    draft.facts,
    draft.witnesses,
  ];
  return (
    texts.every((part) => typeof part === 'string') &&
    typeof draft.severity === 'number' &&
    counterIdSchema.safeParse(draft.counterId).success &&
    'categoryCode' in draft &&
    'concerned' in draft &&
    'dossierId' in draft
  );
}
