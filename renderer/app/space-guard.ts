import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { ValueStore } from './value-store.ts';

const megabyte = 1024 * 1024;

/** Below this the shell warns. */
export const lowSpaceBytes = 1024 * megabyte;
/** Below this no dossier is received any more: a database that meets a full disk may be lost as a whole. */
export const fewestBytes = 100 * megabyte;

/** Knows how much room the disk has. What is already under way may still be finished; only new dossiers are turned away. */
export class SpaceGuard {
  /** Bytes at the last look; null when the system does not say. */
  readonly free = new ValueStore<number | null>(null);
  private readonly ask: () => Promise<number | null>;

  constructor(ask: () => Promise<number | null>) {
    this.ask = ask;
  }

  async look(): Promise<void> {
    this.free.set(await this.ask());
  }

  /** Costs nothing while the last look found room; else it looks again, so that making room helps at once. */
  async admit(): Promise<Result<null, Fault<'disk-nearly-full'>>> {
    if (isTooFull(this.free.get())) await this.look();
    const free = this.free.get();
    return isTooFull(free)
      ? fault('disk-nearly-full', { megabytes: Math.floor((free ?? 0) / megabyte) })
      : ok(null);
  }
}

function isTooFull(free: number | null): boolean {
  return free !== null && free < fewestBytes;
}
