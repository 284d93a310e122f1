import { useEffect, useRef, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { Cell } from '#shared/dossier/import/cells.ts';
import type { CheckedRow } from '#shared/dossier/import/check-register.ts';
import { type FoundColumns, findColumns } from '#shared/dossier/import/columns.ts';
import { procedureNames } from '#shared/dossier/import/procedure-names.ts';
import { type Fault, fault } from '#shared/kernel/result.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useServices } from '../app/services.tsx';
import { type RegisterFile, rowsOfBatch, type RowToImport } from '../store/import-acts.ts';
import { checkInParts } from './check-in-parts.ts';
import { checkFileSize } from './file-size.ts';
import { readInWorker } from './read-in-worker.ts';

/** A file that was read and checked. */
export interface CheckedFile {
  readonly file: RegisterFile;
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
  readonly checked: CheckedFile | null;
  readonly progress: { readonly done: number; readonly all: number } | null;
  readonly end: ImportEnd | null;
  readonly failure: Fault | null;
}

export interface RegisterImport extends ImportState {
  readonly choose: (file: File) => void;
  readonly run: () => void;
  /** Ends the reading or the import; what was imported stays. */
  readonly stop: () => void;
  readonly fail: (fault: Fault) => void;
}

const nothing: ImportState = { reading: null, checked: null, progress: null, end: null, failure: null };

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
  const read = async (chosen: File, signal: AbortSignal): Promise<CheckedFile | Fault> => {
    const rules = catalogue.intakeRules.registerImport;
    const sized = checkFileSize(chosen.size, rules);
    if (!sized.ok) return sized;
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const register = await readInWorker(bytes, rules, signal);
    if (!register.ok) return register;
    const { table, sha256 } = register.value;
    const columns = findColumns(table);
    if (!columns.ok) return columns;
    const rowRules = {
      procedures: procedureNames(catalogue.procedureIndex),
      now: localDateTimeOf(clock.now()),
      dueTime: version.dueTime.slice(0, 5),
    };
    const rows = await checkInParts(db, table, columns.value, rowRules, signal);
    const headings = table[columns.value.headRow] ?? [];
    return { file: { name: chosen.name, sha256 }, columns: columns.value, headings, rows };
  };
  const choose = async (chosen: File): Promise<void> => {
    const signal = begin();
    setState({ ...nothing, reading: chosen.name });
    // A file on a stick that was pulled out cannot be read.
    const found = await read(chosen, signal).catch(() => fault('register-file-broken'));
    if (signal.aborted) return;
    setState('rows' in found ? { ...nothing, checked: found } : { ...nothing, failure: found });
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
  const { checked, progress } = state;
  return {
    ...state,
    choose: (file) => void choose(file),
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
