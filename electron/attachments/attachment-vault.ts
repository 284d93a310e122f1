import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDiskFull, type Disk } from '#electron/disk/disk.ts';
import { writeAtomically } from '#electron/disk/write-atomically.ts';
import {
  checkAttachment,
  type AttachmentFault,
  type AttachmentType,
} from '#shared/dossier/attachment/attachment-file.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import { keyIdOf, lock, unlock } from './locked-file.ts';
import type { VaultKeys } from './vault-keys.ts';

export interface KeptAttachment {
  /** Of the content; 64 lower-case hex digits. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: AttachmentType;
}

type KeepFault =
  AttachmentFault | Fault<'attachment-disk-full' | 'attachment-not-kept' | 'secrets-unreadable'>;
type ReadFault = Fault<'attachment-not-here' | 'attachment-damaged' | 'secrets-unreadable'>;

export interface AttachmentVaultPorts {
  readonly disk: Disk;
  /** Absolute; `userData/attachments`. */
  readonly folder: string;
  readonly keys: VaultKeys;
  readonly randomBytes: (count: number) => Uint8Array;
}

/**
 * The attachments on this machine, each locked with AES-256-GCM in a file that its hash names. A second, empty file beside it stands for
 * as long as the server has not confirmed that it has the attachment; it is made first, so that no crash can forget to send one.
 */
export class AttachmentVault {
  private readonly ports: AttachmentVaultPorts;

  constructor(ports: AttachmentVaultPorts) {
    this.ports = ports;
  }

  /** Keeps a file that somebody attached here. When it returns the file is on the medium and will be sent. */
  async keep(content: Uint8Array): Promise<Result<KeptAttachment, KeepFault>> {
    const type = checkAttachment(content);
    if (!type.ok) return type;
    const sha256 = hashOf(content);
    const written = await this.write(sha256, content, true);
    return written.ok ? ok({ sha256, bytes: content.length, mediaType: type.value }) : written;
  }

  /** Keeps a copy of what the server has. */
  async keepCopy(sha256: string, content: Uint8Array): Promise<Result<null, KeepFault>> {
    return this.write(sha256, content, false);
  }

  /** `attachment-damaged`: the file is there and is not what was kept; the server may still have it whole. */
  async read(sha256: string): Promise<Result<Uint8Array<ArrayBuffer>, ReadFault>> {
    const { disk, keys } = this.ports;
    const locked = await disk.read(this.contentPath(sha256)).catch(() => null);
    if (locked === null) return fault('attachment-not-here');
    const id = keyIdOf(locked);
    const key = id === null ? ok(null) : await keys.byId(id);
    if (!key.ok) return key;
    const content = key.value === null ? null : unlock(locked, sha256, key.value);
    return content === null || hashOf(content) !== sha256 ? fault('attachment-damaged') : ok(content);
  }

  /** Hashes of what the server has not confirmed yet, in no order. */
  async waiting(): Promise<readonly string[]> {
    const names = await this.ports.disk.names(this.ports.folder);
    return names.filter((name) => name.endsWith(waitingEnd)).map((name) => name.slice(0, -waitingEnd.length));
  }

  /** The server has it. */
  async confirmed(sha256: string): Promise<void> {
    await this.ports.disk.remove(this.waitingPath(sha256));
  }

  private async write(
    sha256: string,
    content: Uint8Array,
    isWaiting: boolean,
  ): Promise<Result<null, KeepFault>> {
    const { disk, keys, randomBytes } = this.ports;
    try {
      const key = await keys.forNew();
      if (!key.ok) return key;
      if (isWaiting) await writeAtomically(disk, this.waitingPath(sha256), new Uint8Array());
      await writeAtomically(
        disk,
        this.contentPath(sha256),
        lock(content, sha256, key.value, randomBytes(12)),
      );
      return ok(null);
    } catch (error) {
      return fault(isDiskFull(error) ? 'attachment-disk-full' : 'attachment-not-kept');
    }
  }

  private contentPath(sha256: string): string {
    return join(this.ports.folder, `${sha256}.locked`);
  }

  private waitingPath(sha256: string): string {
    return join(this.ports.folder, `${sha256}${waitingEnd}`);
  }
}

const waitingEnd = '.waiting';

export function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
