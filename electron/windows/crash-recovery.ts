import type { Clock } from '#shared/kernel/ports.ts';
import { recoveryAddress, startAddress } from './app-address.ts';

/** A second breakdown within this time (milliseconds) means that loading again does not help. */
const repeatWithin = 60_000;
/** How long a hanging page may take to come back by itself (milliseconds), after the 30 s that Chromium waits before it tells. */
const patience = 10_000;

/** The part of Electron's window that breaks down and is mended. */
export interface FragileWindow {
  onGone(listener: (reason: string) => void): void;
  onUnresponsive(listener: () => void): void;
  onResponsive(listener: () => void): void;
  show(address: string): void;
  /** Ends the page's process, hanging or not; `onGone` is told. */
  endPage(): void;
}

export interface CrashPorts {
  readonly clock: Clock;
  /** Runs `act` after a time (milliseconds); gives what cancels it. */
  readonly later: (act: () => void, ms: number) => () => void;
  readonly report: (event: 'page-gone' | 'page-hangs', reason: string) => void;
}

/**
 * Brings the page back after its process died or hung: once by loading it again, and when that breaks down too by a page that says so.
 * Nothing is lost either way: drafts, outbox and journal are on disk.
 */
export function mendCrashes(window: FragileWindow, ports: CrashPorts): void {
  let lastGone = Number.NEGATIVE_INFINITY;
  let stopWaiting: (() => void) | null = null;

  window.onGone((reason) => {
    if (reason === 'clean-exit') return;
    ports.report('page-gone', reason);
    const now = ports.clock.monotonic();
    const isRepeated = now - lastGone < repeatWithin;
    lastGone = now;
    window.show(isRepeated ? recoveryAddress : startAddress);
  });
  window.onUnresponsive(() => {
    ports.report('page-hangs', '');
    stopWaiting ??= ports.later(() => {
      stopWaiting = null;
      window.endPage();
    }, patience);
  });
  window.onResponsive(() => {
    stopWaiting?.();
    stopWaiting = null;
  });
}
