import type { AddressInfo } from 'node:net';
import process from 'node:process';
import express from 'express';
import expressPouch from 'express-pouchdb';
import PouchDB from 'pouchdb-core';
import http from 'pouchdb-adapter-http';
import leveldb from 'pouchdb-adapter-leveldb';
import replication from 'pouchdb-replication';

// The peer's server, a process of its own: PouchDB on LevelDB behind express-pouchdb. Its argument is the data folder; ends with its parent.
const [folder = ''] = process.argv.slice(2);
const Stored = PouchDB.plugin(leveldb)
  .plugin(http)
  .plugin(replication)
  .defaults({ prefix: `${folder}/` });
const app = express();
app.use(
  '/',
  expressPouch(Stored, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log.txt` }),
);
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('disconnect', () => process.exit(0));
