import type { OfficeId } from '#shared/kernel/ids.ts';
import { type EntityRef, entityRefSchema } from '#shared/log/envelope.ts';
import { entityKey, foldVersion } from '../fold.ts';
import { type SnapshotAnswer, snapshotPageSize } from '../protocol.ts';
import type { OfficeLog } from './office-log.ts';

/**
 * One page of an office's snapshot (rules SNAP-1, SNAP-4): first the marked rows, then the entities in the order of their keys. The head
 * is read before anything else, so that whatever follows holds all that the log had then; pushes may go on meanwhile.
 *
 * @param place `next` of the page before, null for the first
 */
export async function readSnapshot(
  log: OfficeLog,
  officeId: OfficeId,
  { place, limit }: { readonly place: string | null; readonly limit: number },
  serverTime: number,
): Promise<SnapshotAnswer> {
  const size = Math.min(limit, snapshotPageSize);
  const head = await log.head(officeId);
  const [part, after] = split(place ?? 'marked:0');
  if (part === 'marked') {
    const marked = [...(await log.readMarked(officeId, Number(after), size))];
    const last = marked.length < size ? undefined : marked.at(-1);
    const next = last === undefined ? 'entities:' : `marked:${last.seq}`;
    return { head, foldVersion, marked, entities: [], next, serverTime };
  }
  const entities = [...(await log.readEntities(officeId, refOf(after), size))];
  const last = entities.length < size ? undefined : entities.at(-1);
  const next = last === undefined ? null : `entities:${entityKey(last.ref)}`;
  return { head, foldVersion, marked: [], entities, next, serverTime };
}

function split(place: string): readonly [string, string] {
  const colon = place.indexOf(':');
  return [place.slice(0, colon), place.slice(colon + 1)];
}

function refOf(key: string): EntityRef | null {
  const [kind, id] = key.split('/');
  return key === '' ? null : entityRefSchema.parse({ kind, id });
}
