import { CompiledQuery, type Kysely } from 'kysely';
import { roleSchema } from '#shared/catalogue/role.ts';
import { type EventId, type OfficeId, eventIdSchema } from '#shared/kernel/ids.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { verdictSchema } from '#shared/log/envelope.ts';
import { entityKey } from '#shared/sync/fold.ts';
import type { Ack } from '#shared/sync/protocol.ts';
import type { Author, FoundDevice, OfficeHead, PushQuestions } from '#shared/sync/server-core/office-log.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { Schema } from '../db/schema.ts';

/** What a push has to know before it judges, each by the key by which it is asked for. */
export interface PushAnswers {
  readonly head: StoredHead;
  readonly device: FoundDevice | null;
  readonly acks: ReadonlyMap<EventId, Ack>;
  readonly entities: ReadonlyMap<string, StoredEntity>;
  readonly holders: ReadonlyMap<string, string>;
  readonly authors: ReadonlyMap<string, Author>;
}

/** The end of an office's log, and the version of the fold that made its states. */
export interface StoredHead extends OfficeHead {
  readonly foldVersion: number;
}

interface Found {
  readonly head: readonly [seq: number, chainHash: string, foldVersion: number] | null;
  readonly device: readonly [lastDeviceSeq: number, lastHash: string, isRetired: boolean] | null;
  readonly acks: readonly [string, number, number, string, string | null][] | null;
  readonly entities: readonly [string, string, Json, number, boolean][] | null;
  readonly codes: readonly [string, string][] | null;
  readonly authors: readonly [string, string, boolean][] | null;
}

/** `limit 1` keeps each thing that is asked for a look into an index: a list of unknown length is taken for dearer than all of an office. */
const text = `/* prepared: push-reads */
  select
    (select json_build_array(seq, chain_hash, fold_version) from office_counter where office_id = $1) as head,
    (select json_build_array(last_device_seq, last_hash, retired_at is not null) from devices
      where office_id = $1 and device_id = $2) as device,
    (select json_agg(answer) from unnest($3::text[]) as asked(id), lateral (
      select json_build_array(event_id, device_seq, seq, verdict, reason) as answer from events
      where office_id = $1 and event_id = asked.id limit 1) as found) as acks,
    (select json_agg(answer) from unnest($4::text[], $5::text[]) as asked(kind, id), lateral (
      select json_build_array(kind, id, state, last_seq, read_only) as answer from entities
      where office_id = $1 and kind = asked.kind and id = asked.id limit 1) as found) as entities,
    (select json_agg(answer) from unnest($6::text[]) as asked(code), lateral (
      select json_build_array(code, dossier_id) as answer from dossier_codes
      where office_id = $1 and code = asked.code limit 1) as found) as codes,
    (select json_agg(json_build_array(u.user_id, u.role, u.active)) from users u
      join sign_ins s on s.office_id = u.office_id and s.user_id = u.user_id and s.device_id = $2
      where u.office_id = $1 and u.user_id = any($7::text[])) as authors`;

/** Reads it in one statement, and so as it stood at one moment. */
export async function readForPush(
  db: Kysely<Schema>,
  officeId: OfficeId,
  { deviceId, eventIds, refs, codes, userIds }: PushQuestions,
): Promise<PushAnswers> {
  const kinds = refs.map(({ kind }) => kind);
  const entityIds = refs.map(({ id }) => id);
  const { rows } = await db.executeQuery<Found>(
    CompiledQuery.raw(text, [officeId, deviceId, eventIds, kinds, entityIds, codes, userIds]),
  );
  const found = rows[0];
  if (found === undefined || found.head === null) throw new Error('Every office has its counter.');
  const [seq, chainHash, foldVersion] = found.head;
  return {
    head: { seq, chainHash, foldVersion },
    device:
      found.device === null || deviceId === null
        ? null
        : {
            deviceId,
            lastDeviceSeq: found.device[0],
            lastHash: found.device[1],
            isRetired: found.device[2],
          },
    acks: new Map(found.acks?.map(ackOf)),
    entities: new Map(
      found.entities?.map(([kind, id, state, lastSeq, readOnly]) => {
        const ref = { kind, id };
        return [entityKey(ref), { ref, state, lastSeq, readOnly }];
      }),
    ),
    holders: new Map(found.codes),
    authors: new Map(
      found.authors?.map(([userId, role, active]) => [userId, { role: roleSchema.parse(role), active }]),
    ),
  };
}

function ackOf([id, deviceSeq, seq, verdict, reason]: NonNullable<Found['acks']>[number]): [EventId, Ack] {
  const eventId = eventIdSchema.parse(id);
  return [eventId, { eventId, deviceSeq, seq, verdict: verdictSchema.parse(verdict), reason }];
}
