/** Element types that go over the wire in binary, with their object ids (fixed in PostgreSQL's catalogue) and the bytes before their content. */
const elementTypes = {
  text: { oid: 25, prefix: [] },
  json: { oid: 114, prefix: [] },
  /** The version of its format comes first. */
  jsonb: { oid: 3802, prefix: [1] },
  bigint: { oid: 20, prefix: [] },
  boolean: { oid: 16, prefix: [] },
} as const;

export type ElementType = keyof typeof elementTypes;

export function isElementType(name: string): name is ElementType {
  return Object.hasOwn(elementTypes, name);
}

/** Everything before the elements: dimensions, whether there are nulls, type, length, lower bound. */
const headBytes = 20;

/** Texts; for `bigint` whole numbers, for `boolean` booleans; null where there is none. */
export type ArrayElement = string | number | boolean | null;

/**
 * A one-dimensional array in PostgreSQL's binary format. As text, which is what `pg` sends, every quote of every JSON document would have
 * to be escaped here and unescaped there.
 */
export function binaryArray(type: ElementType, values: readonly ArrayElement[]): Buffer {
  const { oid, prefix } = elementTypes[type];
  const elements = values.map((value) => ({
    value,
    size: value === null ? 0 : prefix.length + contentSize(value),
  }));
  const buffer = Buffer.allocUnsafe(elements.reduce((sum, { size }) => sum + 4 + size, headBytes));
  let at = 0;
  const putInt = (value: number): void => void (at = buffer.writeInt32BE(value, at));
  for (const value of [1, values.includes(null) ? 1 : 0, oid, values.length, 1]) putInt(value);
  for (const { value, size } of elements) {
    putInt(value === null ? -1 : size);
    if (value === null) continue;
    for (const byte of prefix) at = buffer.writeUInt8(byte, at);
    if (typeof value === 'number') at = buffer.writeBigInt64BE(BigInt(value), at);
    else if (typeof value === 'boolean') at = buffer.writeUInt8(value ? 1 : 0, at);
    else at += buffer.write(value, at);
  }
  return buffer;
}

function contentSize(value: string | number | boolean): number {
  if (typeof value === 'number') return 8;
  return typeof value === 'boolean' ? 1 : Buffer.byteLength(value);
}
