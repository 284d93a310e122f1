import { expect, it } from 'vitest';
import { attachmentBytes, checkAttachment, checkAttachmentSize } from './attachment-file.ts';

const bytes = (...content: (number | string)[]): Uint8Array =>
  Uint8Array.from(
    content.flatMap((one) => (typeof one === 'number' ? [one] : Array.from(one, (c) => c.charCodeAt(0)))),
  );

it.each([
  ['application/pdf', bytes('%PDF-1.4')],
  ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
  ['image/png', bytes(0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/webp', bytes('RIFF', 1, 2, 3, 4, 'WEBP')],
])('knows %s by how it begins', (type, content) => {
  expect(checkAttachment(content)).toEqual({ ok: true, value: type });
});

it.each([
  ['a program', bytes('MZ', 0x90)],
  ['an archive, which office documents are too', bytes('PK', 3, 4)],
  ['a page', bytes('<html>')],
  ['a sound', bytes('RIFF', 1, 2, 3, 4, 'WAVE')],
  ['a PDF with something before it', bytes('\n%PDF-1.4')],
  ['the beginning of a beginning', bytes('%PD')],
])('refuses %s', (_name, content) => {
  expect(checkAttachment(content)).toEqual({ ok: false, code: 'attachment-type-unknown' });
});

it('holds the size to the last byte', () => {
  expect(checkAttachmentSize(attachmentBytes)).toEqual({ ok: true, value: null });
  expect(checkAttachmentSize(attachmentBytes + 1)).toMatchObject({ code: 'attachment-too-large' });
  expect(checkAttachmentSize(0)).toEqual({ ok: false, code: 'attachment-empty' });
});
