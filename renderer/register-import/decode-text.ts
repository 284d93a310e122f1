import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';

/**
 * The text of a CSV file: UTF-8, or UTF-16 with its byte order mark as Excel's "Unicode text" has it.
 *
 * @returns `register-file-encoding` for other code pages (TCVN3, VNI, Windows-1258), `register-file-type` for what is no text
 */
export function decodedText(
  bytes: Uint8Array,
): Result<string, Fault<'register-file-encoding' | 'register-file-type'>> {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isWide && bytes.includes(0)) return fault('register-file-type');
  const encoding = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (looksBinary(text)) return fault('register-file-type');
    // A file that somebody has saved in a wrong code page once, and whose letters are lost.
    return text.includes('\uFFFD') ? fault('register-file-encoding') : ok(text);
  } catch {
    return hasControls(bytes) ? fault('register-file-type') : fault('register-file-encoding');
  }
}

/** PDF and rich text are text to a computer. */
function looksBinary(text: string): boolean {
  return /^(?:%PDF-|\{\\rtf|<\?xml|<!doctype|<html)/iu.test(text.trimStart());
}

/** Pictures and programs have control bytes all over; text in any code page has none but tabs and line ends. */
function hasControls(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).some((byte) => byte < 9 || (byte > 13 && byte < 32));
}
