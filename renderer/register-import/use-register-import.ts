import { useEffect, useRef, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { Cell, Table } from '#shared/dossier/import/cells.ts';
import type { CheckedRow } from '#shared/dossier/import/check-register.ts';
import {
  choiceOf,
  type ColumnChoice,
  columnsOf,
  learnedFrom,
  isWhole,
  withField,
  withHeadRow,
} from '#shared/dossier/import/column-choice.ts';
import {
  type FoundColumns,
  findColumns,
  type LearnedHeadings,
  type RegisterField,
} from '#shared/dossier/import/columns.ts';
import { procedureNames } from '#shared/dossier/import/procedure-names.ts';
import { type Fault, fault } from '#shared/kernel/result.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useServices } from '../app/services.tsx';
import { type RegisterFile, rowsOfBatch, type RowToImport } from '../store/import-acts.ts';
import { learnedHeadings, rememberHeadings } from '../store/register-headings.ts';
import { checkInParts } from './check-in-parts.ts';
import { checkFileSize } from './file-size.ts';
import { readInWorker } from './read-in-worker.ts';

/** A file that was read. */
interface ReadFile {
  readonly file: RegisterFile;
  readonly table: Table;
  /** What was said of headings in earlier files. */
  readonly learned: LearnedHeadings;
}

/** A file of which a person says which column is what. */
export interface FileToMap extends ReadFile {
  readonly choice: ColumnChoice;
}

/** A file that was read and checked. */
export interface CheckedFile extends ReadFile {
  readonly columns: FoundColumns;
  /** The cells of its row of headings. */
  readonly headings: readonly Cell[];
  readonly rows: readonly CheckedRow[];
}

export interface ImportEnd {
  readonly imported: number;
  readonly isStopped: boolean;
}

/** What the screen shows. */
export interface ImportState {
  /** Name of the file that is being read. */
  readonly reading: string | null;
  readonly mapping: FileToMap | null;
  readonly checked: CheckedFile | null;
  readonly progress: { readonly done: number; readonly all: number } | null;
  readonly end: ImportEnd | null;
  readonly failure: Fault | null;
}

export interface RegisterImport extends ImportState {
  readonly choose: (file: File) => void;
  /** Asks which column is what, also of a file whose columns were all recognised. */
  readonly askColumns: () => void;
  readonly changeColumn: (column: number, field: RegisterField | null) => void;
  /** @param headRow row of the headings, from 0 */
  readonly changeHeadRow: (headRow: number) => void;
  /** Nothing while a column is missing that every dossier needs, or two say the same. */
  readonly takeColumns: () => void;
  readonly run: () => void;
  /** Ends the reading or the import; what was imported stays. */
  readonly stop: () => void;
  readonly fail: (fault: Fault) => void;
}

const nothing: ImportState = {
  reading: null,
  mapping: null,
  checked: null,
  progress: null,
  end: null,
  failure: null,
};

/** From a file to imported dossiers, each step when a person asks for it. Leaving the screen ends what is under way. */
export function useRegisterImport(): RegisterImport {
  const { db, importActs, catalogue, clock } = useServices();
  const { version } = useCalendar();
  const [state, setState] = useState<ImportState>(nothing);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const begin = (): AbortSignal => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  };
  const read = async (chosen: File, signal: AbortSignal): Promise<ReadFile | Fault> => {
    const rules = catalogue.intakeRules.registerImport;
    const sized = checkFileSize(chosen.size, rules);
    if (!sized.ok) return sized;
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const register = await readInWorker(bytes, rules, signal);
    if (!register.ok) return register;
    const { table, sha256 } = register.value;
    return { file: { name: chosen.name, sha256 }, table, learned: await learnedHeadings(db) };
  };
  const check = async (found: ReadFile, columns: FoundColumns, signal: AbortSignal): Promise<CheckedFile> => {
    const rowRules = {
      procedures: procedureNames(catalogue.procedureIndex),
      now: localDateTimeOf(clock.now()),
      dueTime: version.dueTime.slice(0, 5),
    };
    const rows = await checkInParts(db, found.table, columns, rowRules, signal);
    return { ...found, columns, headings: found.table[columns.headRow] ?? [], rows };
  };
  const choose = async (chosen: File): Promise<void> => {
    const signal = begin();
    setState({ ...nothing, reading: chosen.name });
    // A file on a stick that was pulled out cannot be read.
    const found = await read(chosen, signal).catch(() => fault('register-file-broken'));
    if (signal.aborted) return;
    if (!('table' in found)) return setState({ ...nothing, failure: found });
    const columns = findColumns(found.table, found.learned);
    if (!columns.ok) {
      const choice = choiceOf(found.table, found.learned);
      return setState({ ...nothing, mapping: { ...found, choice }, failure: columns });
    }
    const checked = await check(found, columns.value, signal);
    if (!signal.aborted) setState({ ...nothing, checked });
  };
  const map = (changed: (mapping: FileToMap) => ColumnChoice): void =>
    setState((before) => {
      if (before.mapping === null) return before;
      // What was missing is said beside the columns from here on.
      return { ...before, failure: null, mapping: { ...before.mapping, choice: changed(before.mapping) } };
    });
  const takeColumns = async ({ choice, ...found }: FileToMap): Promise<void> => {
    const signal = begin();
    setState({ ...nothing, reading: found.file.name });
    const learned = learnedFrom(found.table, choice);
    const kept = await rememberHeadings(db, learned);
    const checked = await check(
      { ...found, learned: new Map([...found.learned, ...learned]) },
      columnsOf(choice),
      signal,
    );
    // The file itself can be gone on with; only the next one will ask again.
    if (!signal.aborted) setState({ ...nothing, checked, failure: kept.ok ? null : kept });
  };
  const run = async ({ file, ...rest }: CheckedFile): Promise<void> => {
    const signal = begin();
    const good = rest.rows.flatMap(({ state: kind, row, record }): RowToImport[] =>
      kind === 'good' && record !== null ? [{ row, record }] : [],
    );
    const done = new Set<number>();
    let imported = 0;
    let failure: Fault | null = null;
    while (done.size < good.length && failure === null && !signal.aborted) {
      setState((before) => ({ ...before, end: null, progress: { done: done.size, all: good.length } }));
      const batch = good.slice(done.size, done.size + rowsOfBatch);
      const saved = await importActs.importRows(batch, file);
      if (!saved.ok) failure = saved;
      else {
        imported += saved.value.value.imported;
        for (const { row } of batch) done.add(row);
        // The dossiers stand, with one copy instead of two; nothing more is piled on them.
        failure = saved.value.fault;
      }
    }
    const rows = rest.rows.map((row) => (done.has(row.row) ? { ...row, state: 'known' as const } : row));
    setState({
      ...nothing,
      checked: { file, ...rest, rows },
      end: { imported, isStopped: done.size < good.length },
      failure,
    });
  };
  const { checked, mapping, progress } = state;
  return {
    ...state,
    choose: (file) => void choose(file),
    askColumns: () => {
      if (checked === null || progress !== null) return;
      const { columns, file, table, learned } = checked;
      const recognised = withHeadRow(table, columns.headRow, learned);
      setState({ ...nothing, mapping: { file, table, learned, choice: recognised } });
    },
    changeColumn: (column, field) => map(({ choice }) => withField(choice, column, field)),
    changeHeadRow: (headRow) => map(({ table, learned }) => withHeadRow(table, headRow, learned)),
    takeColumns: () => {
      if (mapping !== null && isWhole(mapping.choice)) void takeColumns(mapping);
    },
    run: () => {
      if (checked !== null && progress === null) void run(checked);
    },
    stop: () => {
      running.current?.abort();
      if (state.reading !== null) setState(nothing);
    },
    fail: (failure) => setState((before) => ({ ...before, failure })),
  };
}
