import type { ReactElement } from 'react';
import { formatLimit } from '#shared/calendar/limit.ts';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import { findProcedures } from '#shared/catalogue/find-procedure.ts';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import { useServices } from '../app/services.tsx';
import { Combo, type ComboOption } from '../ui/combo.tsx';
import { text } from './text.vi.ts';

interface ProcedureOption extends ComboOption {
  readonly procedure: Procedure;
}

export interface ProcedureFieldProps {
  readonly typed: string;
  readonly today: LocalDate;
  readonly error: string | undefined;
  readonly onText: (typed: string) => void;
  readonly onPick: (procedure: Procedure) => void;
}

/** Finds a procedure by code, name or initials, without diacritics; only versions in force today are offered. */
export function ProcedureField({ typed, today, error, onText, onPick }: ProcedureFieldProps): ReactElement {
  const { procedureIndex } = useServices().catalogue;
  return (
    <Combo<ProcedureOption>
      id="procedure"
      label={text.procedure}
      placeholder={text.procedureHint}
      required
      autoFocus
      error={error}
      text={typed}
      onText={onText}
      onPick={({ procedure }) => onPick(procedure)}
      search={(query) => findProcedures(procedureIndex, query, { on: today, limit: 30 }).map(optionOf)}
    />
  );
}

function optionOf(procedure: Procedure): ProcedureOption {
  return {
    id: procedure.key,
    label: procedure.name,
    detail: [procedure.code ?? '', procedure.field].filter((part) => part !== '').join(' · '),
    aside: formatLimit(procedure.limit),
    procedure,
  };
}
