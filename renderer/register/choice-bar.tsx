import { type ReactElement, useState } from 'react';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { useClock, useProfile } from '../app/session.tsx';
import { DateField } from '../ui/date-field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { type Period, periods, type Stretch, stretchOf } from './period.ts';
import { fieldsOf, type RegisterChoice } from './register-lines.ts';
import styles from './register.module.css';
import { text } from './text.vi.ts';

export interface ChosenPart extends RegisterChoice, Stretch {
  readonly period: Period;
}

export interface ChoiceBarProps {
  readonly part: ChosenPart;
  /** Of the stretch: their fields and books can be chosen. */
  readonly dossiers: readonly Dossier[];
  /** Why it cannot be printed as it is. */
  readonly remark: string | null;
  readonly onPart: (part: ChosenPart) => void;
}

/** Which part of the register: field, book, dates. */
export function ChoiceBar({ part, dossiers, remark, onPart }: ChoiceBarProps): ReactElement {
  const { today } = useClock();
  const { field, book, period } = part;
  // What is chosen stays among the choices when the other dates know nothing of it.
  const fields = [...new Set([...fieldsOf(dossiers), ...(field === null ? [] : [field])])];
  const found = dossiers.map(({ receipt }) => receipt.book);
  const books = [...new Set([...found, ...(book === null ? [] : [book])])].toSorted((a, b) => a - b);
  const counterOf = useCounterOf(dossiers);
  const changePeriod = (next: string): void => {
    const chosen = periods.find((one) => one === next) ?? 'month';
    onPart({ ...part, period: chosen, ...(chosen === 'typed' ? {} : stretchOf(chosen, today)) });
  };
  return (
    <div className={styles['bar']}>
      <div className={styles['field']}>
        <SelectField
          name="field"
          label={text.field}
          options={[
            { value: '', label: text.allFields },
            ...fields.map((value) => ({ value, label: value })),
          ]}
          value={field ?? ''}
          onChange={({ target }) => onPart({ ...part, field: target.value === '' ? null : target.value })}
        />
      </div>
      <div className={styles['book']}>
        <SelectField
          name="book"
          label={text.book}
          options={[
            { value: '', label: text.allBooks },
            ...books.map((value) => ({ value: String(value), label: text.bookOf(value, counterOf(value)) })),
          ]}
          value={book === null ? '' : String(book)}
          onChange={({ target }) =>
            onPart({ ...part, book: target.value === '' ? null : Number(target.value) })
          }
        />
      </div>
      <div className={styles['period']}>
        <SelectField
          name="period"
          label={text.period}
          options={periods.map((value) => ({ value, label: text.periods[value] }))}
          value={period}
          onChange={({ target }) => changePeriod(target.value)}
        />
      </div>
      {period === 'typed' && (
        <TypedStretch
          from={part.from}
          to={part.to}
          onStretch={(stretch) => onPart({ ...part, ...stretch })}
        />
      )}
      {remark !== null && <p className={styles['flaw']}>{remark}</p>}
    </div>
  );
}

/** The counter whose dossiers stand in a book. */
function useCounterOf(dossiers: readonly Dossier[]): (book: number) => string | null {
  const { office } = useProfile();
  return (book) => {
    const inBook = dossiers.find(({ receipt }) => receipt.book === book);
    return office.counters.find(({ id }) => id === inBook?.counterId)?.name ?? null;
  };
}

/** Dates take effect when both are there and in order; until then the register stays as it was. */
function TypedStretch({
  from,
  to,
  onStretch,
}: Stretch & { readonly onStretch: (stretch: Stretch) => void }): ReactElement {
  const [typed, setTyped] = useState<{ readonly from: string; readonly to: string }>({ from, to });
  const change = (next: Partial<typeof typed>): void => {
    const after = { ...typed, ...next };
    setTyped(after);
    const [first, last] = [localDateSchema.safeParse(after.from), localDateSchema.safeParse(after.to)];
    if (first.success && last.success && first.data <= last.data) {
      onStretch({ from: first.data, to: last.data });
    }
  };
  const isReversed = localDateSchema.safeParse(typed.to).success && typed.to < typed.from;
  return (
    <>
      <div className={styles['date']}>
        <DateField
          name="from"
          label={text.from}
          value={typed.from}
          error={flawOfDate(typed.from)}
          onChange={(value) => change({ from: value })}
        />
      </div>
      <div className={styles['date']}>
        <DateField
          name="to"
          label={text.to}
          value={typed.to}
          error={flawOfDate(typed.to) ?? (isReversed ? text.endsBefore : undefined)}
          onChange={(value) => change({ to: value })}
        />
      </div>
    </>
  );
}

/** Nothing is wrong with a date that is still being typed. */
function flawOfDate(date: string): string | undefined {
  return date.length < 10 || localDateSchema.safeParse(date).success ? undefined : text.dateWrong;
}
