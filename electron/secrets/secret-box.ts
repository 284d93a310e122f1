import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

/** Locks texts with a key that the operating system keeps for this user. */
export interface SecretBox {
  /** False on a machine without a keyring: then the texts are only as safe as the file they are in. */
  readonly isGuarded: boolean;
  seal(text: string): Promise<Uint8Array>;
  /** `secrets-unreadable`: the key is gone (another user, keyring changed, password reset by an administrator). */
  unseal(sealed: Uint8Array): Promise<Result<string, Fault<'secrets-unreadable'>>>;
}

/** The part of Electron's `safeStorage` that is used. The asynchronous half came after Electron 33 and is to replace the other. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Uint8Array;
  decryptString(sealed: Buffer): string;
  getSelectedStorageBackend?: (() => string) | undefined;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Uint8Array>;
  decryptStringAsync?(sealed: Buffer): Promise<{ readonly result: string }>;
}

/** First byte of what a box made: how it was locked. A file outlives updates and keyrings. */
const kinds = { open: 0, sync: 1, async: 2 } as const;

/**
 * The best lock this machine has. Only after Electron's `ready`.
 *
 * @param platform on Linux the backend `basic_text` locks with a key that everybody knows, and counts as none
 */
export async function createSecretBox(storage: SafeStorage, platform: NodeJS.Platform): Promise<SecretBox> {
  const kind = await bestKind(storage, platform);
  return {
    isGuarded: kind !== kinds.open,

    async seal(text) {
      switch (kind) {
        case kinds.async:
          return marked(kind, (await storage.encryptStringAsync?.(text)) ?? new Uint8Array());
        case kinds.sync:
          return marked(kind, storage.encryptString(text));
        case kinds.open:
          return marked(kind, new TextEncoder().encode(text));
      }
    },

    async unseal(sealed) {
      const content = Buffer.from(sealed.subarray(1));
      try {
        if (sealed[0] === kinds.open) return ok(content.toString('utf8'));
        if (sealed[0] === kinds.sync) return ok(storage.decryptString(content));
        if (sealed[0] === kinds.async && storage.decryptStringAsync !== undefined) {
          return ok((await storage.decryptStringAsync(content)).result);
        }
      } catch {
        // The system's words may quote what it could not open.
      }
      return fault('secrets-unreadable');
    },
  };
}

async function bestKind(
  storage: SafeStorage,
  platform: NodeJS.Platform,
): Promise<(typeof kinds)[keyof typeof kinds]> {
  if (platform === 'linux') {
    const backend = storage.getSelectedStorageBackend?.() ?? 'unknown';
    if (backend === 'basic_text' || backend === 'unknown') return kinds.open;
  }
  try {
    const hasAsync = storage.encryptStringAsync !== undefined && storage.decryptStringAsync !== undefined;
    if (hasAsync && (await storage.isAsyncEncryptionAvailable?.()) === true) return kinds.async;
    return storage.isEncryptionAvailable() ? kinds.sync : kinds.open;
  } catch {
    return kinds.open;
  }
}

function marked(kind: number, content: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(content.length + 1);
  sealed[0] = kind;
  sealed.set(content, 1);
  return sealed;
}
