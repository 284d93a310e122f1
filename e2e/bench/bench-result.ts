/** One measured figure beside its goal. */
export interface BenchFigure {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  /** What it has to reach; absent for figures that only inform. */
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface BenchResult {
  readonly name: string;
  readonly figures: readonly BenchFigure[];
}

/** One line a figure: what, how much, and whether the goal is reached. */
export function linesOf({ name, figures }: BenchResult): string[] {
  return [
    name,
    ...figures.map(({ what, measured, unit, atLeast, atMost }) => {
      const value = measured >= 100 ? Math.round(measured).toLocaleString('en') : measured.toPrecision(3);
      const goal =
        atLeast === undefined ? (atMost === undefined ? '' : `goal <= ${atMost}`) : `goal >= ${atLeast}`;
      const isMissed =
        (atLeast !== undefined && measured < atLeast) || (atMost !== undefined && measured > atMost);
      return `  ${what.padEnd(52)} ${value.padStart(12)} ${unit.padEnd(6)} ${goal}${isMissed ? '  MISSED' : ''}`;
    }),
  ];
}
