import { useEffect, useLayoutEffect, useRef } from 'react';
import { BurstReader } from './scan-burst.ts';
import { type FieldBefore, fieldBefore } from './scan-field.ts';
import type { ScanHandler, ScanHub } from './scan-hub.ts';
import { fullerLine, scannedLine } from './scan-line.ts';
import { useServices } from './services.tsx';

/**
 * Recognises the scanner anywhere, also while a field has the focus: what the burst put into the field is taken out again, and the
 * closing Enter does nothing else. A line that nobody wants stays in the field as if it had been typed.
 *
 * @returns stops listening
 */
export function listenForScans(hub: ScanHub): () => void {
  const reader = new BurstReader();
  let before: FieldBefore | null = null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { key, code, shiftKey: shift, repeat: isRepeat, timeStamp: at } = event;
    const verdict = reader.press({ key, code, shift, isRepeat, at });
    if (verdict.kind === 'typed') {
      if (verdict.isFirst) before = fieldBefore(event.target);
      // A space inside the burst must not press the button that has the focus.
      if (verdict.isLikelyScan && before === null) event.preventDefault();
      return;
    }
    const text = fullerLine(verdict.text, before?.inserted() ?? '');
    const putIn = before?.restore();
    const isUsed = hub.publish(scannedLine(text, before !== null));
    before = null;
    if (!isUsed) return putIn?.();
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onKeyDown, true);
  return () => window.removeEventListener('keydown', onKeyDown, true);
}

/** Gets scanned lines as long as the component is mounted, before those that were mounted earlier. Return true for a line you used. */
export function useScan(handler: ScanHandler): void {
  const { scans } = useServices();
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  useEffect(() => scans.subscribe((line) => latest.current(line)), [scans]);
}
