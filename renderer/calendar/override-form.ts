import {
  type CalendarOverride,
  type CalendarOverrideEntry,
  calendarOverrideEntrySchema,
} from '#shared/calendar/calendar-override.ts';
import { parseTypedWindows } from './typed-windows.ts';
import { text } from './text.vi.ts';

export type OverrideKind = CalendarOverride['change']['kind'];

/** As typed; dates as `yyyy-MM-dd` once they are dates. */
export interface OverrideForm {
  readonly kind: OverrideKind;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly reason: string;
  readonly hours: string;
  readonly reception: string;
}

export const emptyOverride: OverrideForm = {
  kind: 'closure',
  from: '',
  to: '',
  name: '',
  reason: '',
  hours: '',
  reception: '',
};

export type OverrideField = Exclude<keyof OverrideForm, 'kind'>;

export type CheckedOverride =
  | { readonly ok: true; readonly entry: Omit<CalendarOverrideEntry, 'id'> }
  | { readonly ok: false; readonly errors: ReadonlyMap<OverrideField, string> };

/** Which hours a kind asks for. */
export function asksForHours(kind: OverrideKind): 'none' | 'required' | 'optional' {
  if (kind === 'closure') return 'none';
  return kind === 'make-up-working-day' ? 'optional' : 'required';
}

/** What was typed as an entry, or what is wrong by field. An end that was left empty is the same day. */
export function checkOverride(form: OverrideForm): CheckedOverride {
  const errors = new Map<OverrideField, string>();
  const { kind } = form;
  const name = form.name.trim();
  const reason = form.reason.trim();
  const to = form.to === '' ? form.from : form.to;
  if (!isDate(form.from)) errors.set('from', text.form.dateMissing);
  if (form.to !== '' && !isDate(form.to)) errors.set('to', text.form.dateMissing);
  else if (isDate(form.from) && to < form.from) errors.set('to', text.form.endsBefore);
  if (name === '') errors.set('name', text.form.nameMissing);
  if (reason.length < 3) errors.set('reason', text.form.reasonMissing);
  const hours = parseTypedWindows(form.hours);
  const reception = parseTypedWindows(form.reception);
  const need = asksForHours(kind);
  if (need !== 'none' && hours === null) errors.set('hours', text.form.hoursUnread);
  if (need === 'required' && hours?.length === 0) errors.set('hours', text.form.hoursMissing);
  if (kind === 'other-hours' && reception === null) errors.set('reception', text.form.hoursUnread);
  if (errors.size > 0) return { ok: false, errors };
  const change = changeOf(kind, name, hours ?? [], reception ?? []);
  const entry = calendarOverrideEntrySchema.safeParse({ id: 'new', from: form.from, to, change, reason });
  if (!entry.success) return { ok: false, errors: new Map([['from', text.form.dateMissing]]) };
  const { id: _id, ...rest } = entry.data;
  return { ok: true, entry: rest };
}

type Windows = NonNullable<ReturnType<typeof parseTypedWindows>>;

function changeOf(kind: OverrideKind, name: string, hours: Windows, reception: Windows): unknown {
  switch (kind) {
    case 'closure':
      return { kind, name };
    case 'half-day-closure':
      return { kind, name, windows: hours };
    case 'other-hours':
      return { kind, name, workingWindows: hours, receptionWindows: reception };
    case 'make-up-working-day':
      return { kind, name, ...(hours.length === 0 ? {} : { windows: hours }) };
  }
}

function isDate(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value);
}
