import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { CalendarShelf } from '#shared/calendar/calendar-shelf.ts';
import { type WhatIf, whatIf } from '../calendar/what-if-rows.ts';
import type { DossierReader } from '../store/dossier-reader.ts';

const rowsAtOnce = 1_000;

/** `whatIf` over dossiers that are read piece by piece. @param overrides those that would hold */
export async function whatIfOf(
  shelf: CalendarShelf,
  overrides: readonly CalendarOverride[],
  ids: readonly string[],
  { rowsOf }: Pick<DossierReader, 'rowsOf'>,
): Promise<WhatIf> {
  let sum: WhatIf = { moved: [], unmoved: 0, paused: 0, unreckoned: [] };
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    const rows = await rowsOf(ids.slice(at, at + rowsAtOnce));
    const part = whatIf(
      shelf,
      overrides,
      rows.flatMap((row) => row ?? []),
    );
    sum = {
      moved: [...sum.moved, ...part.moved],
      unmoved: sum.unmoved + part.unmoved,
      paused: sum.paused + part.paused,
      unreckoned: [...sum.unreckoned, ...part.unreckoned],
    };
  }
  return sum;
}
