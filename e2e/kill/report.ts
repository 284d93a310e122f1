import type { Campaign, KillRun } from './campaign.ts';
import { placeOf } from './kill-plan.ts';

/** What came of all runs that were killed at one place. */
type PlaceCounts = Record<
  'runs' | 'dossier' | 'draft' | 'nothing' | 'issued' | 'unknown' | 'not' | 'failed' | 'broken',
  number
>;

export interface Summary {
  readonly isGood: boolean;
  readonly counts: Readonly<Record<string, PlaceCounts>>;
  readonly lines: readonly string[];
}

/** One run in one line. */
export function lineOf({ run, plan, seen, stands, slipSaid, ms, broken }: KillRun): string {
  const { moment, hasLine, kills } = plan;
  const place = placeOf(moment) + (moment.kind === 'moment' ? ` +${moment.afterMs} ms` : '');
  const state = `seen ${seen}, stands ${stands}${slipSaid === null ? '' : `, slip ${slipSaid}`}`;
  const fate = broken.length === 0 ? 'held' : `BROKEN: ${broken.join('; ')}`;
  return `${String(run + 1).padStart(4)}  ${place} (${kills}, ${hasLine ? 'line' : 'no line'}): ${state}; ${fate}; ${ms} ms`;
}

/** The counts by place, and whether every promise held. */
export function summaryOf({ runs, brokenAtEnd }: Campaign): Summary {
  const counts: Record<string, PlaceCounts> = {};
  for (const { plan, stands, slipSaid, broken } of runs) {
    const place = (counts[placeOf(plan.moment)] ??= none());
    place.runs += 1;
    place[stands] += 1;
    if (slipSaid !== null) place[slipSaid] += 1;
    if (broken.length > 0) place.broken += 1;
  }
  const brokenRuns = runs.filter(({ broken }) => broken.length > 0).length;
  const table = Object.entries(counts).map(
    ([place, of]) =>
      `${place.padEnd(22)} ${Object.entries(of)
        .map(([what, count]) => `${what} ${count}`)
        .join(', ')}`,
  );
  return {
    isGood: brokenRuns === 0 && brokenAtEnd.length === 0,
    counts,
    lines: [
      ...table,
      ...brokenAtEnd.map((what) => `BROKEN at the end: ${what}`),
      `${runs.length} runs, ${brokenRuns} broken`,
    ],
  };
}

function none(): PlaceCounts {
  return { runs: 0, dossier: 0, draft: 0, nothing: 0, issued: 0, unknown: 0, not: 0, failed: 0, broken: 0 };
}
