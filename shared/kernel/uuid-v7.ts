/**
 * A UUIDv7 (RFC 9562) from a time and ten random bytes. Pure, so that the simulator can make ids from its seed.
 *
 * @param epochMs milliseconds since 1970, 0 to 2^48 - 1
 * @param random at least ten random bytes
 */
export function uuidV7(epochMs: number, random: Uint8Array): string {
  const time = Math.max(0, Math.floor(epochMs)).toString(16).padStart(12, '0').slice(-12);
  const hex = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const version = `7${hex.slice(0, 3)}`;
  const variant = ((Number.parseInt(hex.slice(3, 5), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0');
  const tail = hex.slice(5, 19).padEnd(14, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`;
}
