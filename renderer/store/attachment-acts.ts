import { attachmentAdded, attachmentWithdrawn } from '#shared/dossier/attachment/events.ts';
import type { AttachmentType } from '#shared/dossier/attachment/attachment-file.ts';
import type { DossierId } from '#shared/kernel/ids.ts';
import type { IdSource } from '#shared/kernel/ports.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { Recorder, Saved } from './recorder.ts';

/** A file as an officer chose it. */
export interface ChosenFile {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
  /** Index of the paper of the dossier that it is a copy of, or null. */
  readonly paper: number | null;
}

interface KeptFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: AttachmentType;
}

export interface AttachmentActsPorts {
  readonly ids: IdSource;
  readonly recorder: Recorder;
  /** Keeps the content on this machine's medium, encrypted. */
  readonly keepFile: (content: Uint8Array<ArrayBuffer>) => Promise<Result<KeptFile>>;
}

/** Files of dossiers: first the file is safe, then the record says that it is there. */
export class AttachmentActs {
  private readonly ports: AttachmentActsPorts;

  constructor(ports: AttachmentActsPorts) {
    this.ports = ports;
  }

  /** Faults: those of `checkAttachment`, `attachment-disk-full`, `attachment-not-kept`, `storage-failed`; then nothing was recorded. */
  async attach(
    dossierId: DossierId,
    { name, content, paper }: ChosenFile,
  ): Promise<Result<Saved<EventEnvelope>>> {
    const { ids, recorder, keepFile } = this.ports;
    const kept = await keepFile(content);
    if (!kept.ok) return kept;
    const payload = { attachmentId: ids.next(), name: shownName(name), paper, ...kept.value };
    return recorder.save((tx) => recorder.record(tx, attachmentAdded, dossierId, payload));
  }

  /** The record stays; the file is no longer shown as the dossier's. */
  withdraw(
    dossierId: DossierId,
    attachmentId: string,
    reason: string,
  ): Promise<Result<Saved<EventEnvelope>>> {
    const { recorder } = this.ports;
    return recorder.save((tx) =>
      recorder.record(tx, attachmentWithdrawn, dossierId, { attachmentId, reason }),
    );
  }
}

/** Within what a record takes, with the ending still there, and in the one form of Vietnamese letters. */
function shownName(name: string): string {
  const whole = name.normalize('NFC').trim();
  if (whole === '') return '?';
  const ending = /\.[^.]{1,8}$/u.exec(whole)?.[0] ?? '';
  return whole.length <= 200 ? whole : `${whole.slice(0, 199 - ending.length)}…${ending}`;
}
