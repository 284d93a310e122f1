import { Client } from 'pg';
import { type ArrayElement, type ElementType, binaryArray, isElementType } from './binary-array.ts';

/** How a statement says that it is worth preparing: its text never changes, and planning it costs more than it does. */
const mark = /^\s*\/\* prepared: (?<name>[a-z-]+) \*\//;

/** A parameter that the text casts to an array. */
const arrayCast = /\$(?<number>\d+)::(?<type>[a-z]+)\[\]/g;

interface Prepared {
  readonly name: string;
  /** By the place of the parameter, from 0. */
  readonly arrays: ReadonlyMap<number, ElementType>;
  /** By all connections of this process. */
  runs: number;
}

/** By text: those that are marked are few. */
const known = new Map<string, Prepared>();

/**
 * A connection that prepares what is marked so, and sends its arrays in binary. `pg` does either only when asked, and Kysely does not ask.
 */
export class PreparingClient extends Client {
  override query = ((text: unknown, values: unknown, ...rest: readonly unknown[]): unknown => {
    const plain = super.query.bind(this) as (...args: readonly unknown[]) => unknown;
    const prepared = typeof text === 'string' ? preparedFrom(text) : null;
    if (prepared === null) return plain(text, values, ...rest);
    return plain({ name: plannedName(prepared), text, values: inBinary(prepared, values) }, ...rest);
  }) as Client['query'];
}

/**
 * A plan is made for tables as they are then, and those of a new server are empty: a walk through all of an office is as good as an index.
 * So there is a new name, and with it a new plan, each time that a statement has been run four times as often.
 */
function plannedName(prepared: Prepared): string {
  prepared.runs += 1;
  return `${prepared.name}-${Math.floor(Math.log2(prepared.runs) / 2)}`;
}

function inBinary({ arrays }: Prepared, values: unknown): unknown {
  if (!Array.isArray(values)) return values;
  return values.map((value: unknown, index) => {
    const type = arrays.get(index);
    return type !== undefined && Array.isArray(value)
      ? binaryArray(type, value as readonly ArrayElement[])
      : value;
  });
}

function preparedFrom(text: string): Prepared | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const name = mark.exec(text)?.groups?.['name'];
  if (name === undefined) return null;
  const arrays = new Map<number, ElementType>();
  for (const { groups } of text.matchAll(arrayCast)) {
    const type = groups?.['type'] ?? '';
    if (isElementType(type)) arrays.set(Number(groups?.['number']) - 1, type);
  }
  const prepared = { name, arrays, runs: 0 };
  known.set(text, prepared);
  return prepared;
}
