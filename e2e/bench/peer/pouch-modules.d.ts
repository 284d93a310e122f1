/** What the peers' packages, which bring no types, are used for here. */
declare module 'pouchdb-core' {
  interface Replication extends Promise<{ readonly ok: boolean; readonly docs_written: number }> {
    cancel(): void;
  }
  interface ReplicateOptions {
    readonly batch_size?: number;
    readonly batches_limit?: number;
  }
  class PouchDB {
    constructor(name: string, options?: Readonly<Record<string, unknown>>);
    static plugin(plugin: unknown): typeof PouchDB;
    static defaults(options: Readonly<Record<string, unknown>>): typeof PouchDB;
    readonly replicate: {
      to(other: PouchDB, options?: ReplicateOptions): Replication;
      from(other: PouchDB, options?: ReplicateOptions): Replication;
    };
    bulkDocs(docs: readonly object[]): Promise<unknown>;
    info(): Promise<{ readonly doc_count: number }>;
    destroy(): Promise<void>;
  }
  export default PouchDB;
}
declare module 'pouchdb-adapter-memory' {
  const plugin: unknown;
  export default plugin;
}
declare module 'pouchdb-adapter-leveldb' {
  const plugin: unknown;
  export default plugin;
}
declare module 'pouchdb-adapter-http' {
  const plugin: unknown;
  export default plugin;
}
declare module 'pouchdb-replication' {
  const plugin: unknown;
  export default plugin;
}
declare module 'express' {
  import type { Server } from 'node:http';
  interface App {
    use(path: string, handler: unknown): void;
    listen(port: number, host: string, done: () => void): Server;
  }
  function express(): App;
  export default express;
}
declare module 'express-pouchdb' {
  import type PouchDB from 'pouchdb-core';
  function expressPouch(database: typeof PouchDB, options: Readonly<Record<string, unknown>>): unknown;
  export default expressPouch;
}
