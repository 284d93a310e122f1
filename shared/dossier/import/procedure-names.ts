import { findProcedures, type ProcedureIndex } from '#shared/catalogue/find-procedure.ts';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import { foldVietnamese, withPlainI } from '#shared/text/fold.ts';

/** Finds a procedure as registers name it, in one look-up a row. */
export interface ProcedureNames {
  /** By code (a local suffix is left out) or by its whole name; null when the catalogue has none such. */
  find(text: string): Procedure | null;
  /** The name of the likeliest one, for whoever mends the file; '' when none is like it. */
  like(text: string): string;
}

export function procedureNames(index: ProcedureIndex): ProcedureNames {
  const known = new Map<string, Procedure>();
  for (const { procedure } of index.entries) {
    const keys = [procedure.key, procedure.code ?? procedure.key, plain(procedure.name)];
    // Of several versions the last one is the one in use.
    for (const key of keys) known.set(key, procedure);
  }
  return {
    find: (text) => known.get(codeIn(text) ?? plain(text)) ?? null,
    like: (text) => findProcedures(index, text, { limit: 1 })[0]?.name ?? '',
  };
}

/** `1.004873` also in `1.004873.000.00.00.H26` and in `1.004873 - Cấp giấy ...`. */
function codeIn(text: string): string | null {
  return /^(\d\.\d{6})(?!\d)/u.exec(text.trim())?.[1] ?? null;
}

function plain(name: string): string {
  const words = foldVietnamese(withPlainI(name))
    .replaceAll(/[^a-z0-9]+/gu, ' ')
    .trim();
  return words.replace(/^thu tuc /u, '');
}
