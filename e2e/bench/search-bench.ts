import MiniSearch from 'minisearch';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { haNoiCalendar } from '#shared/sync/testing/ha-noi-calendar.ts';
import { foldVietnamese } from '#shared/text/fold.ts';
import { DossierIndex } from '#renderer/search/dossier-index.ts';
import { type IndexedDossier, filterBit } from '#renderer/search/indexed-dossier.ts';
import type { BenchFigure, BenchResult } from './bench-result.ts';
import { sampleIntake } from './support/sample-intakes.ts';
import { searchInApp } from './support/search-in-app.ts';
import { quantile, secondsOf } from './support/statistics.ts';

const sizes = [2_000, 20_000, 200_000];
const answersShown = 50;

/**
 * Searching as one types over the dossiers of an office, letter by letter and without diacritics: what the work list's index does, beside
 * MiniSearch with prefixes and all words required, over the same folded text. Then the same in real Electron, from a key to the answer.
 */
export async function benchSearch(): Promise<BenchResult> {
  const figures: BenchFigure[] = [];
  const sight = { now: '2026-11-23T10:00' as LocalDateTime, userId: null, calendar: haNoiCalendar() };
  for (const size of sizes) {
    const dossiers = Array.from({ length: size }, (_, n) => indexedDossier(n));
    const typed = typedLetters(dossiers);
    const index = new DossierIndex(sight);
    index.apply(dossiers);
    const peer = new MiniSearch<{ readonly id: number; readonly text: string }>({
      fields: ['text'],
      idField: 'id',
    });
    const building = await secondsOf(async () => {
      peer.addAll(dossiers.map(({ text }, id) => ({ id, text })));
      await Promise.resolve();
    });
    const theirs = typed.map((query) =>
      millisecondsOf(() =>
        peer.search(foldVietnamese(query), { prefix: true, combineWith: 'AND' }).slice(0, answersShown),
      ),
    );
    const ours = typed.map((query) =>
      millisecondsOf(() =>
        index.page({
          filter: 'open',
          counterId: null,
          lane: null,
          typed: query,
          sort: null,
          offset: 0,
          limit: answersShown,
          selectedId: null,
        }),
      ),
    );
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
  figures.push(...(await searchInApp(sizes.at(-1) ?? 0)));
  return {
    name: 'Search as you type',
    figures,
    remarks: [
      'Queries are names, codes, ID and telephone numbers of dossiers that exist, asked after each letter typed.',
      'In Electron: typed into the field of the list, all dossiers open; until the answer of the index, and until its rows are in the page.',
    ],
  };
}

function millisecondsOf(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

/** Every beginning of some queries, each as an officer would begin to type it. */
function typedLetters(dossiers: readonly IndexedDossier[]): readonly string[] {
  const step = Math.floor(dossiers.length / 4);
  const wholes = Array.from({ length: 4 }, (_, n) => {
    const { name, code, idNumber } = dossiers[n * step]!;
    const { phone } = sampleIntake(n * step).change.applicant;
    return [foldVietnamese(name), code, idNumber, phone.replace('+84', '0')][n]!;
  });
  return wholes.flatMap((whole) => Array.from(whole, (_, length) => whole.slice(0, length + 1)));
}

/** As much of a dossier as the index reads when it is searched. */
function indexedDossier(n: number): IndexedDossier {
  const { code, change } = sampleIntake(n);
  const { applicant, procedure } = change;
  const { name, idNumber, phone } = applicant;
  const texts = [
    code,
    name,
    idNumber,
    phone,
    procedure.name,
    procedure.code ?? '',
    phone.replace('+84', '0'),
  ];
  return {
    id: String(n),
    code,
    name,
    idNumber,
    procedure: procedure.name,
    text: foldVietnamese(texts.join(' ')),
    due: `2026-${String(1 + (n % 12)).padStart(2, '0')}-24T16:30`,
    receivedDate: '2026-11-20',
    counterId: 'c',
    filters: filterBit('open'),
    fixedClass: null,
    onset: 'near',
    isVoided: false,
  } as unknown as IndexedDossier;
}
