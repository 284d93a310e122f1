import type { Clock } from '#shared/kernel/ports.ts';
import type { Result } from '#shared/kernel/result.ts';
import { pollInterval, waitAfterFailure } from '#shared/sync/client-core/backoff.ts';
import type { SyncStatus } from '../store/rows.ts';

export interface SyncLoopPorts {
  readonly clock: Clock;
  readonly random: () => number;
  /** Calls back once after so many milliseconds; the answer cancels. */
  readonly later: (ms: number, call: () => void) => () => void;
  readonly round: () => Promise<Result<unknown>>;
  readonly report: (status: SyncStatus) => Promise<void>;
  /** End of the last good round before this start; null when there was none. */
  readonly lastRoundAt: () => Promise<number | null>;
}

/**
 * When to sync: at once after an act or a poke, else at jittered intervals, and after failures ever later. One round at a time; a wish
 * that comes during a round makes one more round after it.
 */
export class SyncLoop {
  private readonly ports: SyncLoopPorts;
  private failures = 0;
  private isRunning = false;
  private isWanted = false;
  private isStopped = false;
  private isVisible = true;
  private lastRoundAt: number | null = null;
  private line: SyncStatus['line'] = 'unknown';
  private cancel: () => void = () => undefined;

  constructor(ports: SyncLoopPorts) {
    this.ports = ports;
  }

  setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    if (isVisible) this.wish();
  }

  /** Asks for a round now. Harmless at any time. */
  wish(): void {
    if (this.isStopped) return;
    if (this.isRunning) {
      this.isWanted = true;
      return;
    }
    this.cancel();
    void this.run();
  }

  stop(): void {
    this.isStopped = true;
    this.cancel();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    this.isWanted = false;
    this.lastRoundAt ??= await this.ports.lastRoundAt();
    await this.report(null, true);
    const result = await this.ports.round().catch(() => ({ ok: false as const, code: 'internal' }));
    this.failures = result.ok ? 0 : this.failures + 1;
    this.line = result.ok ? 'online' : lineAfter(result.code);
    if (result.ok) this.lastRoundAt = this.ports.clock.now();
    await this.report(result.ok ? null : result.code, false);
    this.isRunning = false;
    if (this.isStopped) return;
    const random = this.ports.random();
    const wait = result.ok ? pollInterval(this.isVisible, random) : waitAfterFailure(this.failures, random);
    if (this.isWanted && result.ok) this.wish();
    else this.cancel = this.ports.later(wait, () => this.wish());
  }

  private report(problem: string | null, busy: boolean): Promise<void> {
    return this.ports.report({
      key: 'status',
      line: this.line,
      problem,
      lastRoundAt: this.lastRoundAt,
      busy,
    });
  }
}

/** A server that answers, even with a refusal, is a line; only silence is none. */
function lineAfter(code: string): SyncStatus['line'] {
  return code === 'server-unreachable' ? 'offline' : 'online';
}
