import MiniSearch from 'minisearch';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { foldVietnamese } from '#shared/text/fold.ts';
import { type ListedDossier, searched } from '#renderer/dossiers/work-list.ts';
import type { BenchFigure, BenchResult } from './bench-result.ts';
import { sampleIntake } from './support/sample-intakes.ts';
import { quantile, secondsOf } from './support/statistics.ts';

const sizes = [2_000, 20_000, 200_000];
const answersShown = 50;

/**
 * Searching as one types over the dossiers of an office, letter by letter and without diacritics: what the work list does, beside MiniSearch
 * with prefixes and all words required, over the same folded text.
 */
export async function benchSearch(): Promise<BenchResult> {
  const figures: BenchFigure[] = [];
  for (const size of sizes) {
    const listed = Array.from({ length: size }, (_, n) => listedDossier(n));
    const typed = typedLetters(listed);
    const peer = new MiniSearch<{ readonly id: number; readonly text: string }>({
      fields: ['text'],
      idField: 'id',
    });
    const building = await secondsOf(async () => {
      peer.addAll(listed.map(({ row }, id) => ({ id, text: row.search })));
      await Promise.resolve();
    });
    const theirs = typed.map((query) =>
      millisecondsOf(() =>
        peer.search(foldVietnamese(query), { prefix: true, combineWith: 'AND' }).slice(0, answersShown),
      ),
    );
    const ours = typed.map((query) => millisecondsOf(() => searched(listed, query).slice(0, answersShown)));
    const [our, their] = [quantile(ours, 0.95), quantile(theirs, 0.95)];
    const label = `${size.toLocaleString('en')} dossiers`;
    figures.push(
      { what: 'one letter more, p95', size: label, measured: our, unit: 'ms', atMost: 30 },
      {
        what: 'times as fast at p95',
        size: label,
        measured: their / our,
        unit: 'x',
        against: `MiniSearch ${their.toFixed(1)} ms, which indexes ${building.toFixed(1)} s long`,
        atLeast: 5,
      },
      { what: 'one letter more, p50', size: label, measured: quantile(ours, 0.5), unit: 'ms' },
    );
  }
  return {
    name: 'Search as you type',
    figures,
    remarks: [
      'Queries are names, codes, telephone and ID numbers of dossiers that exist, asked after each letter typed.',
    ],
  };
}

function millisecondsOf(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

/** Every beginning of some queries, each as an officer would begin to type it. */
function typedLetters(listed: readonly ListedDossier[]): readonly string[] {
  const step = Math.floor(listed.length / 4);
  const wholes = Array.from({ length: 4 }, (_, n) => {
    const { applicant, code } = listed[n * step]!.row.dossier;
    return [foldVietnamese(applicant.name), code, applicant.idNumber, applicant.phone.replace('+84', '0')][
      n % 4
    ]!;
  });
  return wholes.flatMap((whole) => Array.from(whole, (_, length) => whole.slice(0, length + 1)));
}

/** As much of a row of the list as searching reads. */
function listedDossier(n: number): ListedDossier {
  const { code, change } = sampleIntake(n);
  const { applicant, procedure } = change;
  const texts = [
    code,
    applicant.name,
    applicant.idNumber,
    applicant.phone,
    procedure.name,
    procedure.code ?? '',
  ];
  const row = {
    id: String(n),
    search: foldVietnamese(texts.join(' ')),
    due: '2026-11-24T16:30' as LocalDateTime,
    dossier: { code, applicant, procedure },
  };
  return { row, left: { kind: 'in-time' }, openClass: 'in-time' } as unknown as ListedDossier;
}
