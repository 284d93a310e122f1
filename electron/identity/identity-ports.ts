import type { SecretFile } from '#electron/secrets/secret-file.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import type { Fault } from '#shared/kernel/result.ts';
import type { DeviceFileStore } from './device-file.ts';
import type { ServerLine } from './server-line.ts';
import type { Secrets } from './stored-identity.ts';

export interface IdentityPorts {
  readonly line: ServerLine;
  readonly device: DeviceFileStore;
  readonly secrets: SecretFile<Secrets>;
  readonly clock: Clock;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Told by code of what was found broken or could not be stored. */
  readonly report: (event: 'device-file-broken' | 'secrets-unreadable' | 'identity-not-stored') => void;
}

export interface SignIn {
  readonly signInName: string;
  readonly password: string;
}

export type NoCredentials = Fault<'not-enrolled' | 'secrets-unreadable'>;
