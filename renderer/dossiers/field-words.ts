import { formatLimit } from '#shared/calendar/limit.ts';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import { type Changes, changesSchema } from '#shared/dossier/correction/events.ts';
import { type CorrectableField, isCorrectableField } from '#shared/dossier/correction/field-classes.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { formatStoredPhone } from '#shared/text/phone.ts';
import { formatMoney, formatShortDate, formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { text as intakeText } from '../intake/text.vi.ts';
import { text } from './correction-text.vi.ts';

/** One field with what it said and what it says, in words. */
export interface FieldChange {
  readonly field: CorrectableField;
  readonly label: string;
  readonly old: string;
  readonly now: string;
}

/** A field's value as people read it. Values come from the log and are read leniently. */
export function fieldWords(field: CorrectableField, value: Json | undefined): string {
  const parsed = changesSchema.safeParse({ [field]: value });
  if (!parsed.success) return value === null || value === undefined ? '' : JSON.stringify(value);
  return wordsOf(field, parsed.data);
}

function wordsOf(field: CorrectableField, values: Changes): string {
  switch (field) {
    case 'applicant.kind':
      return intakeText.kinds[values[field] ?? 'person'];
    case 'applicant.birthDate':
      return dateWords(values[field]);
    case 'applicant.phone':
      return formatStoredPhone(values[field] ?? '');
    case 'submitter': {
      const submitter = values[field];
      if (submitter === undefined || submitter === null) return '';
      const { name, idNumber, phone, authorisation } = submitter;
      return [name, idNumber, formatStoredPhone(phone), authorisation]
        .filter((part) => part !== '')
        .join(', ');
    }
    case 'procedure':
      return values[field]?.name ?? '';
    case 'appointment': {
      const appointment = values[field];
      if (appointment === undefined) return '';
      return `${formatShortDateTime(appointment.receivedAt)}, ${formatLimit(appointment.limit)}`;
    }
    case 'papers':
      return (values[field] ?? []).map(({ name, copies }) => text.paperLine(name, copies)).join('; ');
    case 'fee.amount': {
      const amount = values[field];
      return amount === undefined || amount === null ? '' : formatMoney(amount);
    }
    case 'fee.collected':
      return values[field] === true ? text.yes : text.no;
    case 'resultChannel':
      return intakeText.resultChannels[values[field] ?? 'counter'];
    case 'intakeChannel':
      return text.intakeChannels[values[field] ?? 'counter'];
    case 'sets':
      return String(values[field] ?? '');
    case 'applicant.name':
    case 'applicant.idNumber':
    case 'applicant.address':
    case 'applicant.email':
    case 'request':
    case 'fee.text':
    case 'fee.receiptNumber':
      return values[field] ?? '';
  }
}

function dateWords(date: string | null | undefined): string {
  return date === null || date === undefined ? '' : formatShortDate(date as LocalDate);
}

/** What a correction changed, as its event says; nothing for any other event. */
export function changesOfEvent({ type, payload, base }: EventEnvelope): readonly FieldChange[] {
  if (type !== 'dossier.corrected') return [];
  const changes = payload['changes'];
  if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) return [];
  return Object.entries(changes).flatMap(([field, value]) =>
    isCorrectableField(field)
      ? [
          {
            field,
            label: text.fields[field],
            old: fieldWords(field, base?.[field]),
            now: fieldWords(field, value),
          },
        ]
      : [],
  );
}
