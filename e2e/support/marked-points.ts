import type * as Electron from 'electron';
import { expect } from '@playwright/test';
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
      await counter.electron.evaluate(hangJournal, point);
      return () =>
        expect.poll(() => counter.electron.evaluate(() => 'isJournalReached' in globalThis)).toBe(true);
    case 'said':
      return () => counter.page.getByText(/^Đã lưu trên máy: hồ sơ /).waitFor();
  }
}

/** Makes the next change of the device id stop for ever once the main process has it. Call what it returns to wait for that point. */
export async function hangAfterReplacing(counter: CounterApp): Promise<() => Promise<void>> {
  await counter.electron.evaluate(hangReplacement);
  return () =>
    expect.poll(() => counter.electron.evaluate(() => 'isReplacementReached' in globalThis)).toBe(true);
}

/** Runs in main: the new id is stored, and nobody hears of it. */
function hangReplacement({ ipcMain }: Pick<typeof Electron, 'ipcMain'>): void {
  type Handler = (...args: unknown[]) => unknown;
  const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
  const replace = handlers.get('device.replace');
  if (replace === undefined) throw new Error('hangReplacement: Electron keeps its handlers elsewhere');
  ipcMain.removeHandler('device.replace');
  ipcMain.handle('device.replace', async (...args) => {
    await replace(...args);
    Object.assign(globalThis, { isReplacementReached: true });
    return new Promise(() => undefined);
  });
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

/** Runs in main: the journal's channel is answered by nobody, before or after the journal has done its work. */
function hangJournal({ ipcMain }: Pick<typeof Electron, 'ipcMain'>, point: MarkedPoint): void {
  type Handler = (...args: unknown[]) => unknown;
  const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
  const append = handlers.get('journal.append');
  if (append === undefined) throw new Error('hangJournal: Electron keeps its handlers elsewhere');
  ipcMain.removeHandler('journal.append');
  ipcMain.handle('journal.append', async (...args) => {
    if (point === 'after-journal') await append(...args);
    Object.assign(globalThis, { isJournalReached: true });
    return new Promise(() => undefined);
  });
}
