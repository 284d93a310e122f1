import type { ListBuilding, ListPage, ListedDossier } from './list-query.ts';

interface Kept {
  readonly listed: ListedDossier;
  readonly said: string;
}

/**
 * Rows of the last window that the next one has too stay the same objects as long as they say the same: what comes from the index is
 * always a copy, and the list draws a row anew only when it is another one.
 */
export class KeptRows {
  private kept: ReadonlyMap<string, Kept> = new Map();

  keep(answer: ListPage | ListBuilding): ListPage | ListBuilding {
    if (answer.kind !== 'page') return answer;
    const rows = answer.rows.map((listed): Kept => {
      const said = JSON.stringify(listed);
      const before = this.kept.get(listed.row.id);
      return before?.said === said ? before : { listed, said };
    });
    this.kept = new Map(rows.map((kept) => [kept.listed.row.id, kept]));
    return { ...answer, rows: rows.map(({ listed }) => listed) };
  }
}
