import type { ScannedLine } from './scan-line.ts';

/** @returns true when the line was used; then nobody else gets it */
export type ScanHandler = (line: ScannedLine) => boolean;

/**
 * Hands a scanned line to whoever wants it: the latest subscriber first (a dialog before its screen before the shell). A line that was
 * put aside goes to the next screen that subscribes, so that a card scanned on any screen reaches the intake form it opens.
 */
export class ScanHub {
  private readonly handlers: ScanHandler[] = [];
  private aside: ScannedLine | null = null;

  publish(line: ScannedLine): boolean {
    return [...this.handlers].reverse().some((handler) => handler(line));
  }

  /** Keeps a line for the next subscriber; at most one, the newest. */
  putAside(line: ScannedLine): void {
    this.aside = line;
  }

  /** @returns ends it */
  subscribe(handler: ScanHandler): () => void {
    this.handlers.push(handler);
    if (this.aside !== null && handler(this.aside)) this.aside = null;
    return () => {
      const at = this.handlers.lastIndexOf(handler);
      if (at !== -1) this.handlers.splice(at, 1);
    };
  }
}
