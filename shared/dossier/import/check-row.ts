import { dateOf, type LocalDate, type LocalDateTime } from '#shared/calendar/local-time.ts';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import { parsePersonalId } from '#shared/text/personal-id.ts';
import { parsePhone } from '#shared/text/phone.ts';
import { parseTaxCode } from '#shared/text/tax-code.ts';
import { dossierCodeParts, provisionalNumber } from '../code.ts';
import type { Party } from '../party.ts';
import { type Cell, dateOfCell, instantOf, type ReadDate, textOf } from './cells.ts';
import type { ColumnPlaces, RegisterField } from './columns.ts';
import { requiredFields } from './columns.ts';
import type { ImportError, ImportIssue, ImportWarning } from './import-issue.ts';
import type { ProcedureNames } from './procedure-names.ts';

/** A dossier as its row has it. */
export interface RegisterRecord {
  readonly code: string;
  readonly procedure: Procedure;
  readonly applicant: Party;
  readonly receivedAt: LocalDateTime;
  readonly due: LocalDateTime;
  readonly returnedAt: LocalDateTime | null;
  readonly request: string;
  readonly note: string;
}

export interface RowCheck {
  /** In the order of the fields. */
  readonly issues: readonly ImportIssue[];
  /** Null while one of the issues is an error. */
  readonly record: RegisterRecord | null;
}

export interface RowRules {
  readonly procedures: ProcedureNames;
  /** Nothing was received or returned later. */
  readonly now: LocalDateTime;
  /** When results are due on a day, `HH:mm`: registers seldom say. */
  readonly dueTime: string;
}

/** Receipts without a time count from the morning. */
const usualTime = '08:00';
/** Older dates are typing errors: registers of one-stop offices do not reach back so far. */
const firstYear = 2000;
const firstBirthYear = 1900;
const longest: Readonly<Partial<Record<RegisterField, number>>> = {
  code: 60,
  procedure: 500,
  name: 200,
  address: 500,
  request: 1000,
  note: 1000,
};
/** Letters, digits and what codes are parted by. */
const codePattern = /^[A-Z0-9][A-Z0-9./-]{2,59}$/u;

/** What one row of a register says, and what is wrong with it. Pure; some microseconds a row, but for the search after an unknown procedure. */
export function checkRow(row: readonly Cell[], places: ColumnPlaces, rules: RowRules): RowCheck {
  const reader = new RowReader(row, places, rules);
  const code = reader.code();
  const procedure = reader.procedure();
  const name = reader.text('name');
  const idNumber = reader.idNumber();
  const birthDate = reader.date('birthDate', firstBirthYear);
  const address = reader.text('address');
  const phone = reader.phone();
  const received = reader.date('received', firstYear);
  const receivedAt = received === null ? null : instantOf(received, usualTime);
  const due = reader.instantAfter('due', receivedAt, rules.dueTime);
  const returnedAt = reader.instantAfter('returned', receivedAt, rules.dueTime);
  if (receivedAt !== null && dateOf(receivedAt) > dateOf(rules.now))
    reader.wrong('received', 'date-in-future');
  if (returnedAt !== null && dateOf(returnedAt) > dateOf(rules.now))
    reader.wrong('returned', 'date-in-future');
  if (birthDate !== null && birthDate.date > dateOf(rules.now)) reader.wrong('birthDate', 'date-in-future');
  const request = reader.text('request');
  const note = reader.text('note');
  const { issues } = reader;
  const isWrong = issues.some(({ kind }) => kind === 'error');
  if (isWrong || procedure === null || receivedAt === null || due === null) return { issues, record: null };
  const applicant: Party = {
    kind: parseTaxCode(idNumber).ok ? 'organisation' : 'person',
    name,
    idNumber,
    birthDate: birthDate?.date ?? null,
    address,
    phone,
    email: '',
  };
  return {
    issues,
    record: {
      code,
      procedure,
      applicant,
      receivedAt,
      due,
      returnedAt,
      request: request === '' ? procedure.name : request,
      note,
    },
  };
}

/** Reads the cells of a row one after the other and keeps what is wrong with them. */
class RowReader {
  readonly issues: ImportIssue[] = [];
  private readonly row: readonly Cell[];
  private readonly places: ColumnPlaces;
  private readonly rules: RowRules;

  constructor(row: readonly Cell[], places: ColumnPlaces, rules: RowRules) {
    this.row = row;
    this.places = places;
    this.rules = rules;
  }

  text(field: RegisterField): string {
    const text = textOf(this.cell(field));
    if (text === '' && requiredFields.includes(field)) this.wrong(field, 'missing');
    const most = longest[field] ?? Infinity;
    if (text.length > most) this.wrong(field, 'too-long', String(most));
    return text;
  }

  code(): string {
    const code = this.text('code').toUpperCase();
    if (code === '' || code.length > 60) return code;
    if (provisionalNumber(code) !== null) this.wrong('code', 'code-provisional');
    else if (!codePattern.test(code)) this.wrong('code', 'code-malformed');
    else if (dossierCodeParts(code) === null) this.doubt('code', 'code-unusual');
    return code;
  }

  procedure(): Procedure | null {
    const text = this.text('procedure');
    if (text === '') return null;
    const found = this.rules.procedures.find(text);
    if (found === null) this.wrong('procedure', 'procedure-unknown', this.rules.procedures.like(text));
    return found;
  }

  /** 12 digits of a person, a tax code, or the 9 of an old identity card; a number cell may have lost its zeros. */
  idNumber(): string {
    const cell = this.cell('idNumber');
    const text = textOf(cell).replaceAll(/[\s.]/gu, '');
    if (text === '') {
      this.doubt('idNumber', 'id-missing');
      return '';
    }
    const person = parsePersonalId(text);
    if (person.ok) return person.value;
    if (typeof cell === 'number' && text.length < 12) {
      this.wrong('idNumber', 'id-lost-zeros');
      return text;
    }
    const tax = parseTaxCode(text);
    if (tax.ok) return tax.value;
    if (/^\d{9}$/u.test(text)) this.doubt('idNumber', 'id-old');
    else this.wrong('idNumber', 'id-malformed');
    return text;
  }

  phone(): string {
    const cell = this.cell('phone');
    const typed = textOf(cell);
    if (typed === '') {
      this.doubt('phone', 'phone-missing');
      return '';
    }
    const asTyped = parsePhone(typed);
    if (asTyped.ok) return asTyped.value;
    const withZero = /^[1-9]\d{8,9}$/u.test(typed) ? parsePhone(`0${typed}`) : asTyped;
    if (withZero.ok) this.doubt('phone', 'phone-zero-added');
    else this.wrong('phone', 'phone-malformed');
    return withZero.ok ? withZero.value : typed;
  }

  date(field: RegisterField, fromYear: number): ReadDate | null {
    const cell = this.cell(field);
    if (textOf(cell) === '') {
      if (requiredFields.includes(field)) this.wrong(field, 'missing');
      return null;
    }
    const date = dateOfCell(cell);
    if (date === null) this.wrong(field, 'date-malformed');
    else if (!isLikely(date.date, fromYear)) this.wrong(field, 'date-unlikely');
    else return date;
    return null;
  }

  /** A date without a time is the whole day: on the day of receipt it is never before the receipt. */
  instantAfter(field: RegisterField, receivedAt: LocalDateTime | null, usual: string): LocalDateTime | null {
    const date = this.date(field, firstYear);
    if (date === null) return null;
    const at = instantOf(date, usual);
    if (receivedAt === null || at >= receivedAt) return at;
    if (date.time === null && date.date === dateOf(receivedAt)) return receivedAt;
    this.wrong(field, 'before-receipt');
    return at;
  }

  wrong(field: RegisterField, code: ImportError, detail = ''): void {
    this.issues.push({ field, kind: 'error', code, detail });
  }

  private doubt(field: RegisterField, code: ImportWarning): void {
    this.issues.push({ field, kind: 'warning', code, detail: '' });
  }

  private cell(field: RegisterField): Cell | undefined {
    const place = this.places[field];
    return place === undefined ? undefined : this.row[place];
  }
}

const lastYear = 2100;

function isLikely(date: LocalDate, fromYear: number): boolean {
  const year = Number(date.slice(0, 4));
  return year >= fromYear && year <= lastYear;
}
