import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';

/** What may be attached to a dossier. Everything else (office documents, archives, programs) has no place beside a legal record. */
export const attachmentTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** Bytes of one file: a scan of some thirty pages, or any photo of a telephone. */
export const attachmentBytes = 20 * 1024 * 1024;

type SizeFault = Fault<'attachment-empty' | 'attachment-too-large'>;
export type AttachmentFault = SizeFault | Fault<'attachment-type-unknown'>;

/** @param bytes the length of a file that is not read yet */
export function checkAttachmentSize(bytes: number): Result<null, SizeFault> {
  if (bytes === 0) return fault('attachment-empty');
  if (bytes <= attachmentBytes) return ok(null);
  const most = attachmentBytes / 1024 / 1024;
  return fault('attachment-too-large', { megabytes: Math.ceil(bytes / 1024 / 1024), most });
}

/**
 * Checks a file by what is in it, never by its name: a program that calls itself `scan.pdf` is refused.
 *
 * @returns the type by its first bytes
 */
export function checkAttachment(content: Uint8Array): Result<AttachmentType, AttachmentFault> {
  const sized = checkAttachmentSize(content.length);
  if (!sized.ok) return sized;
  const type = attachmentTypes.find((one) => signatures[one](content));
  return type === undefined ? fault('attachment-type-unknown') : ok(type);
}

/** How each type begins. PDF readers allow some bytes before the header; we do not, so that no file is two things at once. */
const signatures: Readonly<Record<AttachmentType, (content: Uint8Array) => boolean>> = {
  'application/pdf': (content) => hasText(content, 0, '%PDF-'),
  'image/jpeg': (content) => hasBytes(content, 0, [0xff, 0xd8, 0xff]),
  'image/png': (content) => hasBytes(content, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/webp': (content) => hasText(content, 0, 'RIFF') && hasText(content, 8, 'WEBP'),
};

function hasText(content: Uint8Array, at: number, text: string): boolean {
  return hasBytes(
    content,
    at,
    Array.from(text, (letter) => letter.charCodeAt(0)),
  );
}

function hasBytes(content: Uint8Array, at: number, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => content[at + index] === byte);
}
