import { fault, ok, type Result } from '#shared/kernel/result.ts';
import type { AttachmentLine } from './attachment-line.ts';
import type { AttachmentVault, KeptAttachment } from './attachment-vault.ts';

export interface AttachmentsPorts {
  readonly vault: AttachmentVault;
  readonly line: AttachmentLine;
  /** Runs `act` after a time (milliseconds); gives what cancels it. */
  readonly later: (act: () => void, ms: number) => () => void;
  /** Told by code of what could not be sent or kept. */
  readonly report: (code: string) => void;
}

/** Where a file is, for the eyes of an officer. */
export type AttachmentPlace = 'waiting' | 'sent';

/** Milliseconds between tries while something waits. Files have time: the record that names them goes ahead of them. */
const retryMs = 30_000;

/** Keeps files beside the log and brings them to the server in their own time; a file that does not go never holds up a record. */
export class Attachments {
  private readonly ports: AttachmentsPorts;
  private sending: Promise<void> | null = null;
  private cancelRetry: () => void = () => undefined;
  private isClosed = false;

  constructor(ports: AttachmentsPorts) {
    this.ports = ports;
  }

  /** When it returns the file is on this machine's medium; the sending goes on by itself. */
  async keep(content: Uint8Array): Promise<Result<KeptAttachment>> {
    const kept = await this.ports.vault.keep(content);
    if (kept.ok) this.sendWaiting();
    return kept;
  }

  /** From this machine, else from the server, of which a copy is then kept here. */
  async read(sha256: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
    const here = await this.ports.vault.read(sha256);
    if (here.ok) return here;
    const there = await this.ports.line.fetch(sha256);
    if (!there.ok) return here.code === 'attachment-damaged' ? here : there;
    const kept = await this.ports.vault.keepCopy(sha256, there.value);
    if (!kept.ok) this.ports.report(kept.code);
    return there;
  }

  /** Hashes of the files of this machine that the server has not confirmed. */
  waiting(): Promise<readonly string[]> {
    return this.ports.vault.waiting();
  }

  /** Asks for a try now; harmless at any time. */
  sendWaiting(): void {
    if (this.isClosed) return;
    this.cancelRetry();
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.cancelRetry();
    await this.sending;
  }

  private async sendAll(): Promise<void> {
    const waiting = await this.ports.vault.waiting().catch(() => []);
    let isStuck = false;
    for (const sha256 of waiting) {
      if (this.isClosed) return;
      const sent = await this.sendOne(sha256);
      if (sent.ok) continue;
      isStuck = true;
      // A line that is down is down for all of them; a file that is refused holds up none of the others.
      if (sent.code === 'server-unreachable') break;
      this.ports.report(sent.code);
    }
    if (isStuck && !this.isClosed) this.cancelRetry = this.ports.later(() => this.sendWaiting(), retryMs);
  }

  private async sendOne(sha256: string): Promise<Result<null>> {
    const { vault, line } = this.ports;
    const content = await vault.read(sha256);
    if (!content.ok) {
      // The mark was made and the power went before the file was whole: nobody was told that it is kept.
      if (content.code !== 'attachment-not-here') return content;
      await vault.confirmed(sha256);
      return ok(null);
    }
    const sent = await line.send(sha256, content.value);
    if (!sent.ok) return sent;
    try {
      await vault.confirmed(sha256);
      return ok(null);
    } catch {
      return fault('attachment-not-kept');
    }
  }
}
