import { existsSync, renameSync } from 'node:fs';
import type { KeyValueStore } from './settings-store.ts';

/**
 * Opens the settings file. One that is no JSON any more is set aside, not deleted: somebody may want to look at it.
 *
 * @param path of the file that `create` reads
 * @param report told when that happened
 */
export function openStore(path: string, create: () => KeyValueStore, report: () => void): KeyValueStore {
  try {
    return create();
  } catch (error) {
    if (!existsSync(path)) throw error;
    report();
    renameSync(path, `${path}.broken`);
    return create();
  }
}
