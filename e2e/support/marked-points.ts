import type * as Electron from 'electron';
import { expect } from '@playwright/test';
import type { BridgeChannel } from '#shared/bridge/channels.ts';
import type { CounterApp } from './counter-app.ts';

/** Where on the way of a save the power can go. */
export const markedPoints = ['uncommitted', 'before-journal', 'after-journal', 'said'] as const;
export type MarkedPoint = (typeof markedPoints)[number];

/**
 * Makes the next save stop for ever at a marked point, in the running app and without a switch in the product. Call what it returns after
 * pressing save: it ends when the point is reached.
 */
export async function stopAt(counter: CounterApp, point: MarkedPoint): Promise<() => Promise<void>> {
  switch (point) {
    case 'uncommitted':
      await counter.page.evaluate(keepTransactionOpen);
      return () => expect.poll(() => counter.page.evaluate(() => 'isHeldOpen' in globalThis)).toBe(true);
    case 'before-journal':
    case 'after-journal':
      return hang(counter, { channel: 'journal.append', isDone: point === 'after-journal' });
    case 'said':
      return () => counter.page.getByText(/^Đã lưu trên máy: hồ sơ /).waitFor();
  }
}

/** Makes the next change of the device id stop for ever once the main process has it. Call what it returns to wait for that point. */
export function hangAfterReplacing(counter: CounterApp): Promise<() => Promise<void>> {
  return hang(counter, { channel: 'device.replace', isDone: true });
}

/** Makes the next print stop for ever, before anything of it is done or when its paper is out and nobody knows of it. */
export function hangPrint(counter: CounterApp, isDone: boolean): Promise<() => Promise<void>> {
  return hang(counter, { channel: 'paper.print', isDone });
}

interface Hanging {
  readonly channel: BridgeChannel;
  /** Whether the channel's work is done before nobody answers. */
  readonly isDone: boolean;
}

/** Main says on its console that the point is reached: asking it again and again loses an answer now and then. */
const reachedWords = 'hang reached';

async function hang(counter: CounterApp, hanging: Hanging): Promise<() => Promise<void>> {
  const reached = counter.electron.waitForEvent('console', {
    predicate: (message) => message.text() === reachedWords,
  });
  // Whoever waits for it is told; a story that ends before is not.
  reached.catch(() => undefined);
  await counter.electron.evaluate(hangChannel, { ...hanging, words: reachedWords });
  return async () => void (await reached);
}

/** Runs in the page: after the outbox was written, its transaction is given one more question after the other and never commits. */
function keepTransactionOpen(): void {
  // Called with the store as `this` below.
  // oxlint-disable-next-line typescript/unbound-method
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function putAndStay(
    value: unknown,
    key?: IDBValidKey,
  ): IDBRequest<IDBValidKey> {
    const request = key === undefined ? put.call(this, value) : put.call(this, value, key);
    if (this.name === 'pending') {
      const stay = (): void => {
        Object.assign(globalThis, { isHeldOpen: true });
        this.count().addEventListener('success', stay);
      };
      stay();
    }
    return request;
  };
  IDBTransaction.prototype.commit = () => undefined;
}

/** Runs in main: the channel is answered by nobody any more, before or after its work. */
function hangChannel(
  { ipcMain }: Pick<typeof Electron, 'ipcMain'>,
  { channel, isDone, words }: Hanging & { readonly words: string },
): void {
  type Handler = (...args: unknown[]) => unknown;
  const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
  const work = handlers.get(channel);
  if (work === undefined) throw new Error('hangChannel: Electron keeps its handlers elsewhere');
  ipcMain.removeHandler(channel);
  ipcMain.handle(channel, async (...args) => {
    if (isDone) await work(...args);
    console.log(words);
    return new Promise(() => undefined);
  });
}
