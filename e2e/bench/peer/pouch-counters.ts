import PouchDB from 'pouchdb-core';
import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import replication from 'pouchdb-replication';

const Client = PouchDB.plugin(memory).plugin(http).plugin(replication);

/** Two devices of the peer and the database between them; each set of names is a fresh one. */
export class PouchCounters {
  private readonly from: PouchDB;
  private readonly to: PouchDB;
  private readonly remote: PouchDB;

  constructor(serverUrl: string, name: string) {
    this.from = new Client(`${name}-from`, { adapter: 'memory' });
    this.to = new Client(`${name}-to`, { adapter: 'memory' });
    this.remote = new Client(`${serverUrl}/${name}`);
  }

  /** Stores the documents on the first device, without a line. */
  async store(documents: readonly object[]): Promise<void> {
    await this.from.bulkDocs(documents);
    await this.remote.info();
  }

  async push(batch: number): Promise<void> {
    await this.from.replicate.to(this.remote, { batch_size: batch });
  }

  async pull(batch: number): Promise<void> {
    await this.to.replicate.from(this.remote, { batch_size: batch });
  }

  async arrived(): Promise<number> {
    return (await this.to.info()).doc_count;
  }

  async close(): Promise<void> {
    await this.from.destroy();
    await this.to.destroy();
  }
}
