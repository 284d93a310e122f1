import { unzipSync, zipSync } from 'fflate';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { megabyte } from './file-size.ts';

/** A workbook has a few dozen parts; an archive of thousands is something else. */
const mostParts = 2000;

/**
 * The parts of a workbook that a reader of cells needs, in an archive that is not compressed any more. The reader would inflate large parts
 * in workers of its own, made from text, which the page's policy forbids; and here the size is known before a byte is inflated, so that a
 * small file that unpacks into gigabytes is refused. A part that lies about its size is cut off at what it says, and then broken.
 *
 * @returns `register-file-type` for an archive that is no workbook, `register-file-unpacks-too-big`, `register-file-broken`
 */
export function repackedWorkbook(
  bytes: Uint8Array,
  mostBytes: number,
): Result<
  ArrayBuffer,
  Fault<'register-file-type' | 'register-file-unpacks-too-big' | 'register-file-broken'>
> {
  let total = 0;
  let parts = 0;
  let isWorkbook = false;
  const measure = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    parts += 1;
    isWorkbook ||= name === 'xl/workbook.xml';
    if (!name.endsWith('.xml') && !name.endsWith('.rels')) return false;
    total += originalSize;
    return false;
  };
  try {
    // First only the table of contents: nothing is inflated while the filter says no.
    unzipSync(bytes, { filter: measure });
    if (!isWorkbook) return fault('register-file-type');
    if (total > mostBytes || parts > mostParts) {
      return fault('register-file-unpacks-too-big', {
        megabytes: Math.ceil(total / megabyte),
        most: Math.floor(mostBytes / megabyte),
      });
    }
    const files = unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels)$/u.test(name) });
    const packed = zipSync(files, { level: 0 });
    return ok(packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength));
  } catch {
    return fault('register-file-broken');
  }
}
