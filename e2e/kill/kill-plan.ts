import { SeededRandom } from '#shared/sync/testing/fixed-ports.ts';

/** Places on the way of an intake at which the app can be held still, from the first key to the slip in hand. */
export const killPoints = [
  'save-uncommitted',
  'save-before-journal',
  'save-after-journal',
  'save-said',
  'print-asked',
  'print-made',
  'print-uncommitted',
  'print-before-journal',
  'print-after-journal',
  'print-said',
] as const;
export type KillPoint = (typeof killPoints)[number];

/** Longest time after the phase began, in milliseconds: a little longer than the phase takes on a slow machine. */
const longest = { typing: 1500, saving: 250, printing: 1500 } as const;
export type KillPhase = keyof typeof longest;
const phases = Object.keys(longest) as KillPhase[];

/** `point`: held still there, then killed. `moment`: killed so many milliseconds after a phase began, wherever the app is then. */
export type KillMoment =
  | { readonly kind: 'point'; readonly point: KillPoint }
  | { readonly kind: 'moment'; readonly phase: KillPhase; readonly afterMs: number };

export interface KillPlan {
  readonly moment: KillMoment;
  /** With a line the act is sent, answered and pulled while the app is being killed. */
  readonly hasLine: boolean;
  /** The main process alone, or with it all that it started. */
  readonly kills: 'main' | 'group';
}

/**
 * What happens in one run. Ten runs that follow one another meet half of the points, and ten others the rest; between them stand moments.
 *
 * @param run 0..n
 */
export function planOf(seed: number, run: number): KillPlan {
  const random = new SeededRandom(seed * 1_000_003 + run);
  // The first numbers of neighbouring seeds are alike.
  random.next();
  return {
    moment: momentOf(random, run),
    hasLine: random.below(3) === 0,
    kills: random.below(2) === 0 ? 'main' : 'group',
  };
}

function momentOf(random: SeededRandom, run: number): KillMoment {
  const point = killPoints[Math.floor(run / 2) % killPoints.length];
  if (run % 2 === 0 && point !== undefined) return { kind: 'point', point };
  const phase = phases[random.below(phases.length)] ?? 'typing';
  return { kind: 'moment', phase, afterMs: random.below(longest[phase]) };
}

/** One word for the report: the point, or the phase in which the moment lay. */
export function placeOf(moment: KillMoment): string {
  return moment.kind === 'point' ? moment.point : `while-${moment.phase}`;
}
