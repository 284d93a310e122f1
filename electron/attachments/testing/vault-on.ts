import { randomBytes } from 'node:crypto';
import type { Disk } from '#electron/disk/disk.ts';
import type { SecretBox } from '#electron/secrets/secret-box.ts';
import { SecretFile } from '#electron/secrets/secret-file.ts';
import { AttachmentVault } from '../attachment-vault.ts';
import { VaultKeys, vaultKeysSchema } from '../vault-keys.ts';

/** A vault on a disk of a test, as the app would open it at a start. */
export function vaultOn(disk: Disk, box: SecretBox, folder = '/attachments'): AttachmentVault {
  const file = new SecretFile({ disk, path: `${folder}-keys.bin`, box, schema: vaultKeysSchema });
  return new AttachmentVault({ disk, folder, keys: new VaultKeys(file, randomBytes), randomBytes });
}

const pdfHead = '%PDF-1.7\n';

/** A file of a type that may be attached, different for each number. */
export function samplePdf(number: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(`${pdfHead}giấy khai sinh số ${number}`));
}
