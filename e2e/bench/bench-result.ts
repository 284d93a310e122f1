/** One measured figure beside what it is held against. */
export interface BenchFigure {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  /** Of what size the task was, such as `10,000 dossiers`. */
  readonly size?: string;
  /** The peer or the limit, and how much it measured; a ratio without it says nothing. */
  readonly against?: string;
  /** What it has to reach; absent for figures that only inform. */
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface BenchResult {
  readonly name: string;
  readonly figures: readonly BenchFigure[];
  /** What must be known to read the figures fairly. */
  readonly remarks?: readonly string[];
}

/** Whether the goal is reached; null without a goal. */
export function isMet({ measured, atLeast, atMost }: BenchFigure): boolean | null {
  if (atLeast === undefined && atMost === undefined) return null;
  return measured >= (atLeast ?? -Infinity) && measured <= (atMost ?? Infinity);
}

/** One line a figure: what, of which size, how much, against what, and whether the goal is reached. */
export function linesOf({ name, figures, remarks = [] }: BenchResult): string[] {
  return [
    name,
    ...figures.map((figure) => {
      const { what, size = '', measured, unit, against } = figure;
      const beside = against === undefined ? '' : `against ${against}`;
      const columns = [what.padEnd(48), size.padEnd(22), shown(measured).padStart(10), unit.padEnd(8)];
      return `  ${[...columns, goalOf(figure), beside].join(' ').trimEnd()}`;
    }),
    ...remarks.map((remark) => `  - ${remark}`),
  ];
}

/** Three digits that matter, without an exponent. */
export function shown(value: number): string {
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 6 });
}

function goalOf(figure: BenchFigure): string {
  const { atLeast, atMost } = figure;
  const met = isMet(figure);
  if (met === null) return ''.padEnd(22);
  const bound = atLeast === undefined ? `<= ${shown(atMost ?? 0)}` : `>= ${shown(atLeast)}`;
  return `goal ${bound}  ${met ? 'met' : 'MISSED'}`.padEnd(22);
}
