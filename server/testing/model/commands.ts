import fc from 'fast-check';
import type { Counter, LineFault } from './counter.ts';

/** What must be in the logs in the end: of each counter's office, events that must stand there once, and such as may. */
export interface SyncModel {
  readonly recorded: Map<number, Set<string>>;
  readonly perhaps: Set<string>;
  restores: number;
  restarts: number;
}

/** The offices' counters, and a server that can be ended and started again. */
export interface SyncWorld {
  readonly counters: readonly Counter[];
  readonly restart: () => Promise<void>;
}

type SyncCommand = fc.AsyncCommand<SyncModel, SyncWorld>;

/** Each restoring without its journal makes a new device, and an office has ten lanes. */
const restoresAtMost = 3;

function command(
  text: string,
  run: (model: SyncModel, world: SyncWorld) => Promise<void>,
  check: (model: Readonly<SyncModel>) => boolean = () => true,
): SyncCommand {
  return { check, run, toString: () => text };
}

/** Everything that may happen, to `count` counters. Codes are few, so that they collide. */
export function syncCommands(count: number): fc.Arbitrary<readonly SyncCommand[]> {
  const counter = fc.nat({ max: count - 1 });
  const line = fc.constantFrom<LineFault>('good', 'request-lost', 'answer-lost', 'doubled');
  const commands: fc.Arbitrary<SyncCommand>[] = [
    fc.tuple(counter, fc.integer({ min: 1, max: 9 })).map(([index, number]) =>
      command(`record(${index}, ${number})`, async (model, { counters }) => {
        const id = await counters[index]!.receive(`H26.999.01-261124-000${number}`);
        model.recorded.get(index)!.add(id);
      }),
    ),
    fc.tuple(counter, line).map(([index, how]) =>
      command(`sync(${index}, ${how})`, async (_model, { counters }) => {
        const result = await counters[index]!.sync(how);
        if (!result.ok && result.code !== 'server-unreachable') throw new Error(JSON.stringify(result));
      }),
    ),
    fc
      .tuple(counter, fc.integer({ min: 1, max: 3 }))
      .map(([index, some]) =>
        command(`pushSome(${index}, ${some})`, (_model, { counters }) => counters[index]!.pushSome(some)),
      ),
    counter.map((index) =>
      command(`image(${index})`, async (_model, { counters }) => counters[index]!.takeImage()),
    ),
    fc.tuple(counter, fc.boolean(), fc.integer({ min: 1, max: 9 })).map(([index, withJournal, number]) =>
      command(
        `restore(${index}, ${withJournal ? 'with' : 'without'} journal, ${number})`,
        async (model, { counters }) => {
          const recorded = model.recorded.get(index)!;
          model.restores += 1;
          await counters[index]!.sync('answer-lost');
          for (const id of await counters[index]!.restore(withJournal)) {
            recorded.delete(id);
            model.perhaps.add(id);
          }
          // The officer goes on before the app has spoken with the server, which is how a chain gets two ends.
          recorded.add(await counters[index]!.receive(`H26.999.01-261124-000${number}`));
        },
        ({ restores }) => restores < restoresAtMost,
      ),
    ),
    fc.constant(
      command('restart()', (model, { restart }) => {
        model.restarts += 1;
        return restart();
      }),
    ),
  ];
  // Recording and sending are most of what happens.
  const weighted = commands.map((arbitrary, index) => ({
    arbitrary,
    weight: [6, 4, 2, 1, 2, 1][index] ?? 1,
  }));
  // Not `fc.commands`, whose runs begin at three or four steps: most trouble here needs ten.
  return fc.array(fc.oneof(...weighted), { minLength: 14, maxLength: 24, size: 'max' });
}
