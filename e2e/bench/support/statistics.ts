/** The value below which a share (0 to 1) of the values lies; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export interface Timed {
  /** Of the whole, in seconds. */
  readonly seconds: number;
  /** Of each task, in milliseconds. */
  readonly times: readonly number[];
}

/** Runs tasks with so many hands at a time, each taking the next one that waits. */
export async function timedByHands(
  hands: number,
  tasks: readonly (() => Promise<unknown>)[],
): Promise<Timed> {
  const times: number[] = [];
  let next = 0;
  const start = performance.now();
  const work = async (): Promise<void> => {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
      const begun = performance.now();
      await task();
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: hands }, work));
  return { seconds: (performance.now() - start) / 1000, times };
}

/** Runs queues side by side, the tasks of each in their order. */
export async function timedByQueues(
  queues: readonly (readonly (() => Promise<unknown>)[])[],
): Promise<Timed> {
  const start = performance.now();
  const runs = await Promise.all(queues.map((queue) => timedByHands(1, queue)));
  return { seconds: (performance.now() - start) / 1000, times: runs.flatMap(({ times }) => times) };
}

/** Seconds that something takes. */
export async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return (performance.now() - start) / 1000;
}
