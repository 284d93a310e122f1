import { Client } from 'pg';

/** How a statement says that it is worth preparing, once on each connection: its text never changes, and planning it costs more than it does. */
const mark = /^\s*\/\* prepared: (?<name>[a-z-]+) \*\//;

/** A connection that prepares what is marked so. `pg` names statements only when asked, and Kysely does not ask. */
export class PreparingClient extends Client {
  override query = ((text: unknown, values: unknown, ...rest: readonly unknown[]): unknown => {
    const name = typeof text === 'string' ? mark.exec(text)?.groups?.['name'] : undefined;
    const plain = super.query.bind(this) as (...args: readonly unknown[]) => unknown;
    return name === undefined ? plain(text, values, ...rest) : plain({ name, text, values }, ...rest);
  }) as Client['query'];
}
