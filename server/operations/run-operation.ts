import { randomBytes } from 'node:crypto';
import { uuidV7 } from '#shared/kernel/uuid-v7.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { openDatabase } from '../db/open-database.ts';
import { settingsFrom } from '../settings.ts';
import type { Operation } from './office-operations.ts';

/** Runs an operation on the server machine's database, by the same environment as the server. Composition root of the commands here. */
export async function runOperation(operation: Operation): Promise<void> {
  try {
    const opened = await openDatabase(settingsFrom(process.env).database);
    if (!opened.ok) {
      const { title, todo } = faultText(opened);
      throw new Error(`${title} ${todo}`);
    }
    const { db, close } = opened.value;
    try {
      const { isDone, text } = await operation(
        {
          db,
          clock: { now: () => Date.now(), monotonic: () => performance.now() },
          ids: { next: () => uuidV7(Date.now(), randomBytes(10)) },
          random: randomBytes,
        },
        process.argv.slice(2),
      );
      if (isDone) console.log(text);
      else console.error(text);
      process.exitCode = isDone ? 0 : 1;
    } finally {
      await close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
