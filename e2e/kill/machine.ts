import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Dossier } from '#shared/dossier/state.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { DeviceMeta } from '#shared/sync/client-core/device-meta.ts';
import type { PendingEvent } from '#shared/sync/client-core/local-store.ts';
import type { LogRow } from '#renderer/store/rows.ts';

/** An intake that is being typed, as far as it is kept. */
export interface KeptDraft {
  /** Epoch milliseconds. */
  readonly savedAt: number;
  readonly idNumber: string;
}

/** What a machine has on its disk: the local database and the journal. */
export interface Machine {
  readonly meta: DeviceMeta;
  readonly pending: readonly PendingEvent[];
  readonly log: readonly LogRow[];
  readonly dossiers: readonly Dossier[];
  readonly journal: readonly EventEnvelope[];
}

/** What is kept of the intake form; null when nothing is. */
export async function readDraft(page: Page): Promise<KeptDraft | null> {
  const rows = await page.evaluate(readTables, ['drafts']);
  type Row = { key: string; savedAt: number; value: { idNumber: string } };
  const row = (rows['drafts'] as readonly Row[]).find(({ key }) => key.startsWith('intake/'));
  return row === undefined ? null : { savedAt: row.savedAt, idNumber: row.value.idNumber };
}

/** Prints of which is not recorded how they ended. */
export async function countBegunPrints(page: Page): Promise<number> {
  const { drafts } = await page.evaluate(readTables, ['drafts']);
  return (drafts as readonly { readonly key: string }[]).filter(({ key }) => key.startsWith('print/')).length;
}

export async function readMachine(page: Page): Promise<Machine> {
  const tables = await page.evaluate(readTables, ['meta', 'pending', 'log', 'dossiers']);
  const rows = tables as unknown as {
    readonly meta: readonly (DeviceMeta & { readonly key: string })[];
    readonly pending: readonly PendingEvent[];
    readonly log: readonly LogRow[];
    readonly dossiers: readonly { readonly dossier: Dossier }[];
  };
  const meta = rows.meta.find(({ key }) => key === 'device');
  if (meta === undefined) throw new Error('readMachine: the database has no device');
  const journal = await page.evaluate(readJournal, meta.officeId);
  return { ...rows, meta, dossiers: rows.dossiers.map(({ dossier }) => dossier), journal };
}

/** Names of the papers that a profile has: finished PDF files. */
export function papersIn(profile: string): readonly string[] {
  try {
    return readdirSync(join(profile, 'slips'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.pdf'),
    );
  } catch {
    return [];
  }
}

/** Runs in the page: all rows of these tables, as they stand at one moment. */
function readTables(names: string[]): Promise<Record<string, unknown[]>> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('counter');
    open.addEventListener('error', () => reject(new Error('readTables: no database')));
    open.addEventListener('success', () => {
      const found: Record<string, unknown[]> = {};
      const transaction = open.result.transaction(names);
      for (const name of names) {
        const rows = transaction.objectStore(name).getAll();
        rows.addEventListener('success', () => (found[name] = rows.result));
      }
      transaction.addEventListener('complete', () => {
        open.result.close();
        resolve(found);
      });
    });
  });
}

/** Runs in the page. */
async function readJournal(officeId: string): Promise<EventEnvelope[]> {
  type Answer = { ok: boolean; value: EventEnvelope[] };
  type Raw = { invoke(channel: string, input: unknown): Promise<Answer> };
  const { counter } = globalThis as unknown as { counter: Raw };
  const answer = await counter.invoke('journal.read', { officeId });
  if (!answer.ok) throw new Error('readJournal: refused');
  return answer.value;
}
