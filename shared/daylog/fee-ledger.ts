import { dateOf, type LocalDate } from '#shared/calendar/local-time.ts';
import { type DayTotal, type MoneyLine, moneyLinesOf, totalOf } from '#shared/dossier/life/fees.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { CounterId, UserId } from '#shared/kernel/ids.ts';
import { compareVietnamese } from '#shared/text/collate.ts';

/** Money that was taken, or taken back by a counter-entry. */
export interface FeeEntry {
  readonly dossier: Dossier;
  readonly line: MoneyLine;
}

/** A figure of the day's money, by which its list is opened. */
export type FeeFigure = 'all' | 'taken' | 'corrected' | 'cash' | 'transfer';

/** What one person took for the dossiers of one counter. */
export interface FeeTaker {
  readonly counterId: CounterId;
  /** Null when the office has taken the counter off its list. */
  readonly counterName: string | null;
  readonly userId: UserId;
  /** Null for someone whom the office does not know any more. */
  readonly name: string | null;
  readonly total: DayTotal;
}

/** Whose money; null for everyone's. */
export type FeeScope = Pick<FeeTaker, 'counterId' | 'userId'> | null;

export interface FeeLedger {
  readonly date: LocalDate;
  /** By the time of the line. */
  readonly entries: readonly FeeEntry[];
  readonly total: DayTotal;
  /** By counter, then by name; their totals add up to the whole. */
  readonly takers: readonly FeeTaker[];
}

/** The money of a date, by the date of each line, not of the receipt: a fee is often paid when the result is fetched. */
export function feeLedgerOf(
  dossiers: readonly Dossier[],
  date: LocalDate,
  { office, users }: Pick<OfficeProfile, 'office' | 'users'>,
): FeeLedger {
  const entries = dossiers
    .flatMap((dossier) => moneyLinesOf(dossier).map((line) => ({ dossier, line })))
    .filter(({ line }) => dateOf(line.at) === date)
    .toSorted((a, b) => (a.line.at < b.line.at ? -1 : a.line.at > b.line.at ? 1 : 0));
  const scopes = new Map(
    entries.map(({ dossier: { counterId }, line: { by } }) => [
      `${counterId}/${by}`,
      { counterId, userId: by },
    ]),
  );
  const numberOf = (id: CounterId): number =>
    office.counters.find((one) => one.id === id)?.number ?? Infinity;
  const takers = Array.from(scopes.values(), (scope): FeeTaker => {
    const own = entriesIn(entries, scope, 'all');
    return {
      ...scope,
      counterName: office.counters.find(({ id }) => id === scope.counterId)?.name ?? null,
      name: users.find(({ id }) => id === scope.userId)?.fullName ?? null,
      total: totalOf(own.map(({ line }) => line)),
    };
  }).sort(
    (a, b) => numberOf(a.counterId) - numberOf(b.counterId) || compareVietnamese(a.name ?? '', b.name ?? ''),
  );
  return { date, entries, total: totalOf(entries.map(({ line }) => line)), takers };
}

/** The lines that a figure adds up. */
export function entriesIn(
  entries: readonly FeeEntry[],
  scope: FeeScope,
  figure: FeeFigure,
): readonly FeeEntry[] {
  return entries.filter(
    ({ dossier, line }) =>
      (scope === null || (dossier.counterId === scope.counterId && line.by === scope.userId)) &&
      isOf(figure, line),
  );
}

function isOf(figure: FeeFigure, { amount, way }: MoneyLine): boolean {
  switch (figure) {
    case 'all':
      return true;
    case 'taken':
      return amount > 0;
    case 'corrected':
      return amount < 0;
    case 'cash':
    case 'transfer':
      return way === figure;
  }
}
