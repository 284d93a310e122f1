/**
 * Where a dossier is in its life. Each is one official state of the exchange with the Cổng Dịch vụ công quốc gia (codes 1 to 10); the two
 * that wait for a supplement share code 5, because what follows differs: before the acceptance there is nothing yet to go on with.
 */
export const lifeStates = [
  'registered',
  'accepted',
  'refused',
  'in-process',
  'completing',
  'supplementing',
  'awaiting-duty',
  'withdrawn',
  'stopped',
  'at-counter',
  'returned',
] as const;
export type LifeState = (typeof lifeStates)[number];

/** What the clock of the limit does in a state (DL-8, DL-12). */
export type LimitClock = 'not-started' | 'runs' | 'paused' | 'ended';

export interface OfficialState {
  /** Code of the exchange, 1 to 10. */
  readonly code: number;
  readonly clock: LimitClock;
  /** Nothing can follow that changes the state, other than being handed out a second time by mistake. */
  readonly isFinal: boolean;
}

export const officialStates: Readonly<Record<LifeState, OfficialState>> = {
  registered: { code: 1, clock: 'not-started', isFinal: false },
  accepted: { code: 2, clock: 'runs', isFinal: false },
  refused: { code: 3, clock: 'ended', isFinal: true },
  'in-process': { code: 4, clock: 'runs', isFinal: false },
  completing: { code: 5, clock: 'not-started', isFinal: false },
  supplementing: { code: 5, clock: 'paused', isFinal: false },
  'awaiting-duty': { code: 6, clock: 'paused', isFinal: false },
  withdrawn: { code: 7, clock: 'ended', isFinal: true },
  stopped: { code: 8, clock: 'ended', isFinal: true },
  'at-counter': { code: 9, clock: 'ended', isFinal: false },
  returned: { code: 10, clock: 'ended', isFinal: true },
};

/** The limit is over, whether kept or not: nothing can become late any more. */
export function isSettled(status: LifeState): boolean {
  return officialStates[status].clock === 'ended';
}

/** Whether the dossier was taken: before that there is a promise of an answer, and none of a result. */
export function isReceived(status: LifeState): boolean {
  return reportGroupOf(status) !== 'not-counted';
}

/** How reports group the states: settled, in process, paused; those never accepted are not counted as received. */
export function reportGroupOf(status: LifeState): 'settled' | 'in-process' | 'paused' | 'not-counted' {
  switch (status) {
    case 'at-counter':
    case 'returned':
    case 'withdrawn':
      return 'settled';
    case 'accepted':
    case 'in-process':
      return 'in-process';
    case 'supplementing':
    case 'awaiting-duty':
    case 'stopped':
      return 'paused';
    case 'registered':
    case 'completing':
    case 'refused':
      return 'not-counted';
  }
}
