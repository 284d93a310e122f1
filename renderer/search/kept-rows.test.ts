import { expect, it } from 'vitest';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { haNoi } from '#shared/calendar/testing/calendars.ts';
import { DossierIndex } from './dossier-index.ts';
import { indexedDossier } from './indexed-dossier.ts';
import { KeptRows } from './kept-rows.ts';
import type { ListedDossier } from './list-query.ts';
import { type Sketch, me, sketchedRow } from './testing/dossier-sketch.ts';

function indexOf(sketches: readonly Sketch[]): DossierIndex {
  const index = new DossierIndex({ now: '2026-11-25T10:00' as LocalDateTime, userId: me, calendar: haNoi });
  index.apply(sketches.map((sketch) => indexedDossier(sketchedRow(sketch), haNoi)));
  return index;
}

/** What the page gets of a window: a copy. */
function windowOf(index: DossierIndex, kept: KeptRows, offset: number, limit: number) {
  const choice = { filter: 'open', counterId: null, typed: '', lane: null, sort: null } as const;
  const answer = kept.keep(structuredClone(index.page({ ...choice, selectedId: null, offset, limit })));
  return answer.kind === 'page' ? answer.rows : [];
}

const rowIds = (rows: readonly ListedDossier[]): readonly string[] => rows.map(({ row }) => row.id);

it('keeps the rows that the next window has too, and takes those that say something else', () => {
  const kept = new KeptRows();
  const index = indexOf([{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]);
  const before = windowOf(index, kept, 0, 3);
  const moved = windowOf(index, kept, 1, 3);
  expect(rowIds(moved)).toEqual(['d2', 'd3', 'd4']);
  expect([moved[0] === before[1], moved[1] === before[2]]).toEqual([true, true]);
  index.apply([indexedDossier(sketchedRow({ n: 3, name: 'Trần Thị Mới' }), haNoi)]);
  const changed = windowOf(index, kept, 1, 3);
  expect(changed[0]).toBe(moved[0]);
  expect(changed[1]?.row.name).toBe('Trần Thị Mới');
});

it('lets an answer through that has no rows yet', () => {
  const building = { kind: 'building', done: 1, total: 2 } as const;
  expect(new KeptRows().keep(building)).toBe(building);
});
