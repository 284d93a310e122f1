import type { SafeStorage } from '../secret-box.ts';

/** Turns bytes round with a key, so that a test can lose the key. */
export function fakeSafeStorage(key: number, overrides: Partial<SafeStorage> = {}): SafeStorage {
  const turn = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte) => byte ^ key);
  const open = (sealed: Buffer): string => {
    const text = Buffer.from(turn(sealed)).toString();
    if (!text.startsWith('ok:')) throw new Error('cannot decrypt');
    return text.slice(3);
  };
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => turn(new TextEncoder().encode(`ok:${text}`)),
    decryptString: open,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...overrides,
  };
}
