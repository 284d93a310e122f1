import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface RotationLimits {
  /** Bytes after which a new file is begun. */
  readonly bytes: number;
  /** Files kept beside the current one: `app.1.log` is the youngest. */
  readonly older: number;
}

const usualLimits: RotationLimits = { bytes: 1024 * 1024, older: 5 };

/**
 * A log file that never grows without end. It writes synchronously, so that the last lines before a crash are there. When it cannot
 * write (full disk), lines are dropped: a log must never stop the work.
 */
export class RotatingFile {
  private readonly folder: string;
  private readonly limits: RotationLimits;
  private descriptor: number | null = null;
  private size = 0;

  constructor(folder: string, limits: RotationLimits = usualLimits) {
    this.folder = folder;
    this.limits = limits;
  }

  write(line: string): void {
    try {
      if (this.descriptor !== null && this.size >= this.limits.bytes) this.rotate();
      const descriptor = (this.descriptor ??= this.openCurrent());
      this.size += writeSync(descriptor, line);
    } catch {
      this.closeQuietly();
    }
  }

  /** Returns when all lines are on the medium. */
  flush(): void {
    try {
      if (this.descriptor !== null) fsyncSync(this.descriptor);
    } catch {
      this.closeQuietly();
    }
  }

  close(): void {
    this.flush();
    this.closeQuietly();
  }

  private openCurrent(): number {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const path = this.nameOf(0);
    this.size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (this.size >= this.limits.bytes) this.shift();
    return openSync(path, 'a', 0o600);
  }

  private rotate(): void {
    this.closeQuietly();
    this.shift();
  }

  /** Every file gets the next number; the last one goes. */
  private shift(): void {
    rmSync(this.nameOf(this.limits.older), { force: true });
    for (let number = this.limits.older - 1; number >= 0; number -= 1) {
      if (statSync(this.nameOf(number), { throwIfNoEntry: false }) === undefined) continue;
      renameSync(this.nameOf(number), this.nameOf(number + 1));
    }
    this.size = 0;
  }

  private nameOf(number: number): string {
    return join(this.folder, number === 0 ? 'app.log' : `app.${number}.log`);
  }

  private closeQuietly(): void {
    const descriptor = this.descriptor;
    this.descriptor = null;
    try {
      if (descriptor !== null) closeSync(descriptor);
    } catch {
      // Nothing is left to be saved here.
    }
  }
}
