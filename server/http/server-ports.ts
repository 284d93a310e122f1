import type { OfficeLog } from '#shared/sync/server-core/office-log.ts';
import type { Sha256Hex } from '#shared/kernel/sha256.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import type { IdentityPorts } from '../identity/identity-ports.ts';
import type { Sessions } from '../identity/sessions.ts';
import type { ServerMetrics } from './metrics.ts';
import type { PokeHub } from './poke-hub.ts';

/** What the routes work with. */
export interface ServerPorts extends IdentityPorts {
  readonly log: OfficeLog;
  readonly contextOf: ContextOf;
  readonly sha256: Sha256Hex;
  readonly sessions: Sessions;
  readonly metrics: ServerMetrics;
  readonly pokes: PokeHub;
  /** Pushes that may be in the database at once; beyond, counters are asked to come back, which they do with jitter. */
  readonly admittedPushes: number;
  /** The oldest version of the protocol whose pulls are answered; pushes are taken from any. */
  readonly oldestProtocol: number;
}
