import { z } from 'zod';
import type { SecretFile } from '#electron/secrets/secret-file.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

export const vaultKeysSchema = z.strictObject({
  /** AES-256 keys in base64, the one for new files last. Older ones stay, for the files that they lock. */
  keys: z.array(z.strictObject({ id: z.int().min(1).max(0xffff_ffff), key: z.base64() })).min(1),
});
export type VaultKeysFile = z.infer<typeof vaultKeysSchema>;

export interface VaultKey {
  readonly id: number;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** The keys of the attachments on this machine, sealed by the operating system's key store like all secrets. */
export class VaultKeys {
  private readonly file: SecretFile<VaultKeysFile>;
  private readonly randomBytes: (count: number) => Uint8Array;
  private held: readonly VaultKey[] | null = null;

  constructor(file: SecretFile<VaultKeysFile>, randomBytes: (count: number) => Uint8Array) {
    this.file = file;
    this.randomBytes = randomBytes;
  }

  /** The key for a new file; made and stored before the first one is locked with it. */
  async forNew(): Promise<Result<VaultKey, Fault<'secrets-unreadable'>>> {
    const held = await this.read();
    if (!held.ok) return held;
    const last = held.value.at(-1);
    if (last !== undefined) return ok(last);
    const made: VaultKey = { id: 1, key: this.randomBytes(32) };
    await this.file.write({ keys: [{ id: made.id, key: Buffer.from(made.key).toString('base64') }] });
    this.held = [made];
    return ok(made);
  }

  /** The key of an older file; null when this machine never had it. */
  async byId(id: number): Promise<Result<VaultKey | null, Fault<'secrets-unreadable'>>> {
    const held = await this.read();
    return held.ok ? ok(held.value.find((key) => key.id === id) ?? null) : held;
  }

  /** A store that cannot be opened is a fault and never a reason for a new key: the files behind the old one would be lost. */
  private async read(): Promise<Result<readonly VaultKey[], Fault<'secrets-unreadable'>>> {
    if (this.held !== null) return ok(this.held);
    const stored = await this.file.read().catch(() => fault('secrets-unreadable'));
    if (!stored.ok) return stored;
    this.held = (stored.value?.keys ?? []).map(({ id, key }) => ({
      id,
      key: new Uint8Array(Buffer.from(key, 'base64')),
    }));
    return ok(this.held);
  }
}
