/** The bytes of a text of plain ASCII, which everything outside of a bundle's sealed part is. Throws on other letters: that is a bug. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (code > 0x7f) throw new TypeError('asciiBytes: not ASCII');
    return code;
  });
}

/** The text of ASCII bytes; null when there are others among them. */
export function asciiText(bytes: Uint8Array): string | null {
  return bytes.some((byte) => byte > 0x7f)
    ? null
    : Array.from(bytes, (byte) => String.fromCodePoint(byte)).join('');
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
