import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DatabaseConfig, openDatabase } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { KyselyOfficeLog } from '../../sync/kysely-office-log.ts';
import { queryOnce } from '../../testing/each-database.ts';
import { type PostgresCluster, startPostgresCluster } from '../../testing/postgres-cluster.ts';
import { SampleOffice } from '../../testing/sample-office.ts';
import { runVerifyLog } from './run-verify-log.ts';

/** A database as somebody finds it who runs the command: closed, and known by its environment alone. */
interface Found {
  readonly config: DatabaseConfig;
  readonly environment: NodeJS.ProcessEnv;
  /** As whoever owns the tables, past every guard. */
  readonly run: (...statements: string[]) => Promise<void>;
}

async function onDatabase<T>(config: DatabaseConfig, work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  const opened = await openDatabase(config);
  if (!opened.ok) throw new Error(opened.code);
  try {
    return await work(opened.value.db);
  } finally {
    await opened.value.close();
  }
}

function inFolder(folder: string): Found {
  const config = { kind: 'embedded', folder } as const;
  return {
    config,
    environment: { QMC_DATA: folder },
    run: (...statements) =>
      onDatabase(config, async (db) => {
        for (const statement of statements) await sql.raw(statement).execute(db);
      }),
  };
}

function onPostgres(url: string): Found {
  return {
    config: { kind: 'postgres', url, connections: 2 },
    environment: { DATABASE_URL: url },
    run: async (...statements) => {
      for (const statement of statements) await queryOnce(url, statement);
    },
  };
}

interface Answer {
  readonly code: number;
  readonly said: string;
  readonly complained: string;
}

async function verifyLog(environment: NodeJS.ProcessEnv, ...words: string[]): Promise<Answer> {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runVerifyLog(words, {
    environment,
    say: (text) => said.push(text),
    complain: (text) => complained.push(text),
  });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

/** Two offices of six dossiers each, whose tables nobody guards any more. */
async function written({ config, run }: Found) {
  const offices = [new SampleOffice(71, 1), new SampleOffice(72, 1)];
  const logs = await onDatabase(config, async (db) => {
    for (const office of offices) {
      const device = office.devices[0]!;
      await office.addTo(db);
      const codes = [1, 2, 3, 4, 5, 6].map((number) => `H26.001.01-261123-000${number}`);
      await office.push(
        db,
        device,
        codes.map((code) => device.received(code)),
      );
    }
    return Promise.all(offices.map(({ officeId }) => new KyselyOfficeLog(db).read(officeId, 0, 100)));
  });
  await run('alter table events disable trigger all');
  const [whole, changed] = offices as [SampleOffice, SampleOffice];
  return { whole, changed, rows: logs[1]!.rows, device: changed.devices[0]! };
}

describe('verify-log on PostgreSQL', () => {
  let cluster: PostgresCluster;
  beforeAll(async () => {
    cluster = await startPostgresCluster();
  }, 300_000);
  afterAll(() => cluster.stop());

  let found: Found;
  let office: Awaited<ReturnType<typeof written>>;
  beforeEach(async () => {
    found = onPostgres(await cluster.createDatabase());
    office = await written(found);
  });
  const inOffice = (): string => `office_id = '${office.changed.officeId}'`;
  const move = (from: number, to: number): string =>
    `update events set seq = ${to} where ${inOffice()} and seq = ${from}`;

  it('[LOG-1] finds nothing in what nobody changed, and says where the log ends', async () => {
    const { code, said, complained } = await verifyLog(found.environment);
    expect([code, complained]).toEqual([0, '']);
    for (const { officeId } of [office.whole, office.changed]) expect(said).toContain(`Đơn vị ${officeId}`);
    expect(said).toContain(`6:${office.rows[5]!.chainHash}`);
    expect(said).toMatch(/Kết luận: nguyên vẹn\.$/);
  });

  const changes: readonly [string, (rows: typeof office.rows) => readonly string[], number, string][] = [
    [
      'changed',
      () => [`update events set received_at = received_at + 1 where ${inOffice()} and seq = 3`],
      3,
      'record-changed',
    ],
    ['reordered', () => [move(2, 100), move(3, 2), move(100, 3)], 2, 'row-moved'],
    [
      'inserted',
      ([first]) => [
        ...[6, 5, 4].map((seq) => move(seq, seq + 1)),
        `insert into events select office_id, 4, 'made-up', device_id, 99, entity_kind, entity_id, type, envelope,
           received_at, verdict, reason, chain_hash from events where ${inOffice()} and event_id = '${first!.event.id}'`,
        `update office_counter set seq = 7 where ${inOffice()}`,
      ],
      4,
      'row-inserted',
    ],
    ['removed', () => [`delete from events where ${inOffice()} and seq = 3`], 3, 'rows-removed'],
    ['truncated', () => [`delete from events where ${inOffice()} and seq = 6`], 6, 'rows-removed'],
  ];
  it.each(changes)('[LOG-2] [LOG-3] names an event that was %s', async (_what, change, seq, kind) => {
    await found.run(...change(office.rows));
    const { code, said } = await verifyLog(found.environment);
    expect(code).toBe(1);
    const [ofWhole, ofChanged] = [office.whole, office.changed].map(({ officeId }) =>
      said.split('Đơn vị ').find((part) => part.startsWith(officeId))!,
    );
    expect(ofWhole).toContain('Nguyên vẹn.');
    expect(ofChanged).toMatch(new RegExp(`SAI {2}Số ${seq}\\b`));
    expect(said).toMatch(/Kết luận: ĐÃ BỊ SỬA, xem các dòng SAI\.$/);

    const json = await verifyLog(found.environment, '--json', '-', '--office', office.changed.officeId);
    expect(json.code).toBe(1);
    const report = JSON.parse(json.said) as {
      intact: boolean;
      offices: { officeId: string; findings: { kind: string; seq: number; eventId?: string }[] }[];
    };
    expect(report).toMatchObject({ intact: false, offices: [{ officeId: office.changed.officeId }] });
    const finding = report.offices[0]!.findings.find((one) => one.kind === kind);
    expect(finding?.seq).toBe(seq);
    // What is gone has no id any more; all else is named by it, in both outputs.
    if (kind === 'rows-removed') return;
    expect(typeof finding?.eventId).toBe('string');
    expect(ofChanged).toContain(`Số ${seq} (${finding?.eventId})`);
  });

  it('looks at one office or one device alone', async () => {
    await found.run(`update events set reason = 'x' where ${inOffice()} and seq = 3`);
    expect((await verifyLog(found.environment, '--office', office.whole.officeId)).code).toBe(0);
    const { deviceId } = office.device.identity;
    const ofDevice = await verifyLog(found.environment, '--device', deviceId);
    expect([ofDevice.code, ofDevice.said]).toEqual([
      0,
      expect.stringContaining(`máy ${deviceId}: 6 sự kiện`),
    ]);
  });

  it('[LOG-6] compares what a counter holds', async () => {
    const { officeId } = office.changed;
    const held = (hash: string): Promise<Answer> =>
      verifyLog(found.environment, '--office', officeId, '--expect', `6:${hash}`);
    expect((await held(office.rows[5]!.chainHash)).code).toBe(0);
    expect((await held('d'.repeat(64))).code).toBe(1);
  });

  it('says how it is used', async () => {
    const answer = await verifyLog(found.environment, '--repair');
    expect([answer.code, answer.said]).toEqual([2, '']);
    expect(answer.complained).toMatch(/^Cách dùng: npm run verify-log/);
  });

  it('writes its report to a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qmc-verify-'));
    const file = join(folder, 'report.json');
    expect((await verifyLog(found.environment, '--json', file)).code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ intact: true });
    const nowhere = await verifyLog(found.environment, '--json', join(folder, 'none', 'report.json'));
    expect([nowhere.code, nowhere.complained]).toEqual([2, expect.stringContaining('Không kiểm được')]);
    rmSync(folder, { recursive: true });
  });

  it('says that there is no such office, with nothing on the standard output', async () => {
    const answer = await verifyLog(found.environment, '--office', office.changed.ids.next(), '--json', '-');
    expect(answer).toEqual({ code: 2, said: '', complained: 'Cơ sở dữ liệu không có đơn vị hoặc máy này.' });
  });

  it('leaves alone what a newer version has written', async () => {
    const last = `(select max(name) from kysely_migration)`;
    await found.run(`update kysely_migration set name = '9999-later' where name = ${last}`);
    const newer = await verifyLog(found.environment);
    expect([newer.code, newer.complained]).toEqual([2, expect.stringContaining('9999-later')]);
  });

  it('[LOG-8] leaves an empty database empty', async () => {
    const url = await cluster.createDatabase();
    const answer = await verifyLog({ DATABASE_URL: url });
    expect([answer.code, answer.complained]).toEqual([2, expect.stringContaining('0001-first')]);
    const tables = await queryOnce(url, `select 1 from pg_tables where schemaname = 'public'`);
    expect(tables).toEqual([]);
  });

  it('says that the database cannot be reached', async () => {
    const url = 'postgresql://nobody@localhost/none?host=/nonexistent';
    const answer = await verifyLog({ DATABASE_URL: url });
    expect([answer.code, answer.said]).toEqual([2, '']);
    expect(answer.complained).toMatch(/^Không kiểm được nhật ký: .*Dữ liệu không bị thay đổi\.$/);
  });
});

describe('verify-log on PGlite', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qmc-verify-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // Opening the embedded database takes seconds: what is told of which change is shown on PostgreSQL.
  it('[LOG-1] [LOG-3] tells a whole log from a truncated one, as a command too', async () => {
    const found = inFolder(join(folder, 'server'));
    const { changed } = await written(found);
    expect((await verifyLog(found.environment)).code).toBe(0);
    await found.run(`delete from events where office_id = '${changed.officeId}' and seq = 6`);
    const command = promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, '../verify-log.ts'), '--office', changed.officeId],
      { env: { ...process.env, DATABASE_URL: undefined, ...found.environment } },
    );
    await expect(command).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/SAI {2}Số 6: sự kiện đã bị xóa[^]*Kết luận: ĐÃ BỊ SỬA/) as string,
      stderr: '',
    });
  }, 120_000);

  it('makes no database where there is none', async () => {
    const nowhere = join(folder, 'none');
    const answer = await verifyLog({ QMC_DATA: nowhere });
    expect([answer.code, answer.complained]).toEqual([2, expect.stringContaining(nowhere)]);
    expect(existsSync(nowhere)).toBe(false);
  });

  it('keeps off a folder that a running server holds', async () => {
    const held = join(folder, 'held');
    mkdirSync(join(held, 'pglite'), { recursive: true });
    writeFileSync(join(held, 'server.pid'), `${process.ppid} 0`);
    const answer = await verifyLog({ QMC_DATA: held });
    expect([answer.code, answer.complained]).toEqual([2, expect.stringContaining('server.pid')]);
  });
});
