/** How often things happened: a run in which nothing went wrong proves nothing. */
export const countedThings = [
  'acts',
  'refusedActs',
  'rounds',
  'lostRequests',
  'lostAnswers',
  'doubledRequests',
  'pushesTogether',
  'pushGaps',
  'serverCrashes',
  'deviceCrashes',
  'wipes',
  'restores',
  'recoveries',
  'forks',
  'forkCrashes',
  'snapshots',
  'seenBySnapshot',
  'recodes',
  'provisionalCodes',
  'officialNumbers',
  'reviews',
  'rejections',
  'doubleReturns',
  'doubleHandOvers',
  'secondSupplements',
  'overtakenSteps',
  'unknownEvents',
  'corrections',
  'conflicts',
  'proposals',
  'decisions',
  'claims',
  'voids',
  'calendarChanges',
  'clockJumps',
  'longOfflines',
  'updates',
  'refoldsAwaiting',
  'bundles',
  'bundlesTaken',
  'bundlesKnown',
  'bundlesForked',
] as const;
export type CountedThing = (typeof countedThings)[number];
export type Counters = Record<CountedThing, number>;

export function noCounts(): Counters {
  return Object.fromEntries(countedThings.map((thing) => [thing, 0])) as Counters;
}

export function addCounts(into: Counters, from: Readonly<Counters>): void {
  for (const thing of countedThings) into[thing] += from[thing];
}
