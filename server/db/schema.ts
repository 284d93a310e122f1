import type { ColumnType } from 'kysely';
import type { Json } from '#shared/kernel/canonical-json.ts';

/** A `bigint` column: read as a number (seq and epoch milliseconds stay far below 2^53), written as one. */
type Big = ColumnType<number, number, number>;
/** A `jsonb` or `json` column: read as a value, written as JSON text, so that both drivers treat arrays alike. */
type JsonColumn<T = Json> = ColumnType<T, string, string>;

export interface OfficeTable {
  office_id: string;
  /** The office as `officeSchema` reads it, counters included. */
  profile: JsonColumn;
}

export interface UserTable {
  office_id: string;
  user_id: string;
  sign_in_name: string;
  full_name: string;
  role: string;
  active: boolean;
  /** Argon2id in PHC form. */
  password_hash: string;
  failed_attempts: number;
  locked_until: Big;
}

export interface DeviceTable {
  office_id: string;
  device_id: string;
  name: string;
  /** Null for the device under whose name the server writes. */
  counter_id: string | null;
  /** SHA-256 of the device token; null for the server's own device. */
  token_hash: string | null;
  last_device_seq: Big;
  last_hash: string;
  revoked_at: ColumnType<number | null, number | null, number | null>;
  /** Raw Ed25519 key in base64url; null until the device has told it. */
  bundle_key: ColumnType<string | null, string | null | undefined, string | null>;
  /** When the machine went on under another id: nothing new is taken under this one. */
  retired_at: ColumnType<number | null, number | null | undefined, number | null>;
}

/** X25519 pair of an office, to which its devices seal their bundles. */
export interface BundleKeyTable {
  office_id: string;
  key_id: string;
  /** Raw, in base64url. */
  public_key: string;
  /** PKCS #8 in base64url. */
  private_key: string;
}

/** Which id followed which on a machine whose past had two ends; a disk image that is restored twice has two successors. */
export interface DeviceReplacementTable {
  office_id: string;
  successor_id: string;
  device_id: string;
  /** Who was signed in, where somebody was. */
  user_id: string | null;
  replaced_at: Big;
}

export interface LaneTable {
  office_id: string;
  lane: number;
  /** The register book of who holds it. */
  book: number;
  device_id: string;
  fence: number;
  lease_until: Big;
}

export interface EnrolmentCodeTable {
  office_id: string;
  code_hash: string;
  counter_id: string;
  expires_at: Big;
  used_at: ColumnType<number | null, number | null, number | null>;
}

export interface SessionTable {
  office_id: string;
  token_hash: string;
  device_id: string;
  user_id: string;
  expires_at: Big;
  ended_at: ColumnType<number | null, number | null, number | null>;
}

/** Who has ever proved a password on which device: an event's author must be among them. */
export interface SignInTable {
  office_id: string;
  device_id: string;
  user_id: string;
  last_at: Big;
}

export interface OfficeCounterTable {
  office_id: string;
  seq: Big;
  chain_hash: string;
  /** Of the fold that made the office's states. */
  fold_version: number;
}

export interface EventTable {
  office_id: string;
  seq: Big;
  event_id: string;
  device_id: string;
  device_seq: Big;
  entity_kind: string;
  entity_id: string;
  type: string;
  /** The sealed envelope as the device made it. */
  envelope: JsonColumn;
  received_at: Big;
  verdict: string;
  reason: string | null;
  chain_hash: string;
}

export interface EntityTable {
  office_id: string;
  kind: string;
  id: string;
  state: JsonColumn;
  last_seq: Big;
  read_only: boolean;
}

export interface DossierCodeTable {
  office_id: string;
  code: string;
  dossier_id: string;
}

export interface AttachmentTable {
  office_id: string;
  sha256: string;
  media_type: string;
  content: Uint8Array;
  received_at: Big;
  device_id: string;
}

export interface Schema {
  offices: OfficeTable;
  users: UserTable;
  devices: DeviceTable;
  device_replacements: DeviceReplacementTable;
  number_lanes: LaneTable;
  enrolment_codes: EnrolmentCodeTable;
  sessions: SessionTable;
  sign_ins: SignInTable;
  office_counter: OfficeCounterTable;
  events: EventTable;
  entities: EntityTable;
  dossier_codes: DossierCodeTable;
  attachments: AttachmentTable;
  bundle_keys: BundleKeyTable;
}
