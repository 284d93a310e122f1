import { beforeAll, expect, it } from 'vitest';
import { chainHashAfter } from '#shared/log/chain.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';
import { KyselyOfficeLog } from '../../sync/kysely-office-log.ts';
import { onEachDatabase } from '../../testing/each-database.ts';
import { SampleOffice } from '../../testing/sample-office.ts';
import { type OfficeReport, verifyOffice } from './verify-office.ts';

onEachDatabase('a stored log, verified', (database) => {
  let seed = 0;
  beforeAll(() => database().asOwner('alter table events disable trigger all'));

  /** An office whose log holds seq 1 to 9: of two devices, with a collision and what the server wrote for it (3 and 4), and a refusal (9). */
  async function written(): Promise<{
    office: SampleOffice;
    rows: readonly RecordedEvent[];
    verify: () => Promise<OfficeReport>;
    run: (...statements: string[]) => Promise<void>;
  }> {
    seed += 1;
    const office = new SampleOffice(9_000 + seed, 2);
    const { db } = database();
    await office.addTo(db);
    const [a, b] = [office.devices[0]!, office.devices[1]!];
    const first = a.received('H26.001.01-261123-0001');
    await office.push(db, a, [first, a.printed(first)]);
    await office.push(db, b, [b.received('H26.001.01-261123-0001'), b.received('H26.001.01-261123-0901')]);
    const more = ['0002', '0003', '0004'].map((number) => a.received(`H26.001.01-261123-${number}`));
    await office.push(db, a, more);
    await office.push(db, b, [
      b.seal('dossier.slip-printed', { kind: 'dossier', id: office.ids.next() }, { slipId: 'none' }),
    ]);
    const { rows } = await new KyselyOfficeLog(db).read(office.officeId, 0, 100);
    return {
      office,
      rows,
      verify: () => verifyOffice(db, office.officeId, null, null),
      run: async (...statements) => {
        for (const statement of statements) {
          await database().asOwner(statement.replaceAll('$office', `office_id = '${office.officeId}'`));
        }
      },
    };
  }

  it('[LOG-1] [LOG-2] [LOG-3] [LOG-4] [LOG-7] finds nothing in a log that is as it was written', async () => {
    const { verify, rows } = await written();
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      'applied',
      'applied',
      'review',
      ...Array.from({ length: 5 }, () => 'applied'),
      'rejected',
    ]);
    expect(await verify()).toMatchObject({
      headSeq: 9,
      chainHash: rows.at(-1)?.chainHash,
      events: 9,
      devices: 3,
      deviceHoles: 0,
      entities: 7,
      codes: 6,
      findings: [],
    });
  });

  it('[LOG-1] [LOG-7] names changed content, and the record that rests on it', async () => {
    const { verify, rows, run } = await written();
    const { event } = rows[5]!;
    const envelope = JSON.stringify({ ...event, payload: { ...event.payload, request: 'Việc khác' } });
    await run(`update events set envelope = '${envelope}' where $office and seq = 6`);
    expect((await verify()).findings).toEqual([
      { kind: 'content-changed', seq: 6, eventId: event.id },
      { kind: 'entity-differs', entityKind: 'dossier', entityId: event.entity.id, what: 'state' },
    ]);
  });

  it.each([
    ['verdict', `verdict = 'review', reason = 'made-up'`],
    ['reason', `reason = 'made-up'`],
    ['time of receipt', `received_at = received_at + 1`],
    ['chain hash', `chain_hash = '${'b'.repeat(64)}'`],
  ])('[LOG-2] [LOG-5] names one changed %s, and nothing after it', async (_what, change) => {
    const { verify, rows, run } = await written();
    await run(`update events set ${change} where $office and seq = 7`);
    expect((await verify()).findings).toEqual([
      { kind: 'record-changed', seq: 7, eventId: rows[6]?.event.id },
    ]);
  });

  it('[LOG-2] names a removed row', async () => {
    const { verify, rows, run } = await written();
    await run('delete from events where $office and seq = 8');
    const { code } = rows[7]!.event.payload;
    const dossierId = rows[7]!.event.entity.id;
    expect((await verify()).findings).toEqual([
      { kind: 'rows-removed', seq: 8, until: 8 },
      { kind: 'entity-differs', entityKind: 'dossier', entityId: dossierId, what: 'extra' },
      { kind: 'code-differs', code, dossierId, what: 'extra' },
    ]);
  });

  it('[LOG-2] [LOG-4] names a removed row although the rest was numbered anew', async () => {
    const { verify, rows, run } = await written();
    await run('delete from events where $office and seq = 5');
    for (let seq = 6; seq <= 9; seq += 1) {
      await run(`update events set seq = ${seq - 1} where $office and seq = ${seq}`);
    }
    await run(
      `update office_counter set seq = 8 where $office`,
      `update entities set last_seq = last_seq - 1 where $office and last_seq > 5`,
    );
    expect((await verify()).findings).toEqual([
      { kind: 'rows-removed', seq: 5, until: 5 },
      {
        kind: 'entity-differs',
        entityKind: 'dossier',
        entityId: rows[4]?.event.entity.id,
        what: 'extra',
      },
      expect.objectContaining({ kind: 'code-differs', what: 'extra' }),
    ]);
  });

  it('[LOG-3] names rows that are missing at the end, and such as hang behind it', async () => {
    const { verify, rows, run } = await written();
    await run('delete from events where $office and seq = 9');
    expect((await verify()).findings).toEqual([{ kind: 'rows-removed', seq: 9, until: 9 }]);
    const before = rows[6]!;
    await run(`update office_counter set seq = 7, chain_hash = '${before.chainHash}' where $office`);
    expect((await verify()).findings).toEqual([{ kind: 'rows-beyond-head', seq: 8, until: 8 }]);
    await run(`update office_counter set seq = 8 where $office`);
    expect((await verify()).findings).toEqual([{ kind: 'head-hash-differs', seq: 8 }]);
  });

  it.each([
    ['neighbours', 7, 8],
    ['two that stood apart', 1, 6],
    ['the last two', 8, 9],
  ])('[LOG-2] [LOG-5] names rows that changed places: %s', async (_what, one, other) => {
    const { verify, rows, run } = await written();
    await run(
      `update events set seq = 1000 where $office and seq = ${one}`,
      `update events set seq = ${one} where $office and seq = ${other}`,
      `update events set seq = ${other} where $office and seq = 1000`,
    );
    const { findings } = await verify();
    const ofChain = findings.filter(({ kind }) => kind.startsWith('row') || kind === 'record-changed');
    expect(ofChain).toEqual([
      { kind: 'row-moved', seq: one, eventId: rows[other - 1]?.event.id, from: other },
      { kind: 'row-moved', seq: other, eventId: rows[one - 1]?.event.id, from: one },
    ]);
  });

  it.each([
    ['in the middle', 4, true],
    ['in the middle, without a chain of its own', 4, false],
    ['first', 1, true],
    ['before the last', 9, true],
  ])('[LOG-2] names a row that was put in %s', async (_where, place, hasChain) => {
    const { office, verify, rows, run } = await written();
    for (let seq = 9; seq >= place; seq -= 1) {
      await run(`update events set seq = ${seq + 1} where $office and seq = ${seq}`);
    }
    const device = office.devices[0]!;
    const event = device.seal('dossier.slip-printed', rows[0]!.event.entity, { slipId: 'forged' });
    const row = { event, seq: place, receivedAt: 1, verdict: 'rejected', reason: 'made-up' } as const;
    const chain = chainHashAfter(rows[place - 2]?.chainHash ?? '0'.repeat(64), row);
    await run(
      `insert into events values ('${office.officeId}', ${place}, '${event.id}', '${event.deviceId}',
         ${event.deviceSeq}, 'dossier', '${event.entity.id}', '${event.type}', '${JSON.stringify(event)}', 1,
         'rejected', 'made-up', '${hasChain ? chain : 'c'.repeat(64)}')`,
      `update office_counter set seq = 10 where $office`,
    );
    const { findings } = await verify();
    const ofChain = findings.filter(({ kind }) => kind.startsWith('row') || kind === 'record-changed');
    expect(ofChain).toEqual([{ kind: 'row-inserted', seq: place, eventId: event.id }]);
    expect(findings.filter(({ kind }) => kind.startsWith('device-'))).not.toEqual([]);
  });

  it('[LOG-1] names columns that say something else than the sealed envelope', async () => {
    const { verify, rows, run } = await written();
    await run(`update events set device_id = 'another' where $office and seq = 2`);
    expect((await verify()).findings).toEqual([
      { kind: 'column-changed', seq: 2, eventId: rows[1]?.event.id, column: 'device_id' },
    ]);
    await run(`update events set envelope = '{"id":1}' where $office and seq = 2`);
    const eventId = rows[1]!.event.id;
    expect((await verify()).findings.slice(0, 1)).toEqual([{ kind: 'row-unreadable', seq: 2, eventId }]);
  });

  it('[LOG-4] names a device whose end is not where the server says', async () => {
    const { office, verify, run } = await written();
    const { deviceId } = office.devices[0]!.identity;
    await run(`update devices set last_device_seq = 2 where $office and device_id = '${deviceId}'`);
    expect((await verify()).findings).toEqual([{ kind: 'device-end-differs', deviceId, deviceSeq: 5 }]);
    const alone = await verifyOffice(database().db, office.officeId, deviceId, null);
    expect(alone).toMatchObject({ deviceId, events: 5, devices: 1, findings: [{ deviceId }] });
  });

  it('[LOG-4] counts holes of a device whose event came by another way, and finds nothing in them', async () => {
    const { office, verify } = await written();
    const [a, b] = [office.devices[0]!, office.devices[1]!];
    const brought = a.received('H26.001.01-261123-0005');
    const { db } = database();
    await office.push(db, a, [brought]);
    const again = b.seal(brought.type, brought.entity, brought.payload, { id: brought.id });
    await office.push(db, b, [again, b.received('H26.001.01-261123-0902')]);
    expect(await verify()).toMatchObject({ events: 11, deviceHoles: 1, findings: [] });
  });

  it('[LOG-6] compares what a device holds with the log', async () => {
    const { office, rows } = await written();
    const ask = async (seq: number, chainHash: string): Promise<OfficeReport['findings']> =>
      (await verifyOffice(database().db, office.officeId, null, { seq, chainHash })).findings;
    expect(await ask(6, rows[5]!.chainHash)).toEqual([]);
    expect(await ask(6, 'd'.repeat(64))).toEqual([{ kind: 'expected-hash-differs', seq: 6 }]);
    expect(await ask(10, 'd'.repeat(64))).toEqual([{ kind: 'expected-hash-differs', seq: 10 }]);
  });

  it('[LOG-6] finds nothing in a log that was rewritten whole, but for who held a hash of it', async () => {
    const { office, verify, rows, run } = await written();
    let chainHash = rows[5]!.chainHash;
    for (const { chainHash: _old, ...row } of rows.slice(6)) {
      const forged = { ...row, receivedAt: row.receivedAt + 1 };
      chainHash = chainHashAfter(chainHash, forged);
      await run(
        `update events set received_at = ${forged.receivedAt}, chain_hash = '${chainHash}' where $office and seq = ${row.seq}`,
      );
    }
    await run(`update office_counter set chain_hash = '${chainHash}' where $office`);
    expect((await verify()).findings).toEqual([]);
    const held = { seq: 8, chainHash: rows[7]!.chainHash };
    const { findings } = await verifyOffice(database().db, office.officeId, null, held);
    expect(findings).toEqual([{ kind: 'expected-hash-differs', seq: 8 }]);
  });

  it('[LOG-7] names projections that the log does not give', async () => {
    const { verify, rows, run } = await written();
    const idAt = (seq: number): string => rows[seq - 1]!.event.entity.id;
    await run(
      `update entities set read_only = true where $office and id = '${idAt(1)}'`,
      `update entities set last_seq = 9 where $office and id = '${idAt(5)}'`,
      `delete from entities where $office and id = '${idAt(6)}'`,
      `update dossier_codes set dossier_id = '${idAt(1)}' where $office and code like '%-0003'`,
      `delete from dossier_codes where $office and code like '%-9001'`,
    );
    const { findings } = await verify();
    expect(findings).toHaveLength(6);
    expect(findings).toEqual(
      expect.arrayContaining([
        { kind: 'entity-differs', entityKind: 'dossier', entityId: idAt(1), what: 'read-only' },
        { kind: 'entity-differs', entityKind: 'dossier', entityId: idAt(5), what: 'last-seq' },
        { kind: 'entity-differs', entityKind: 'dossier', entityId: idAt(6), what: 'missing' },
        expect.objectContaining({ kind: 'code-differs', dossierId: idAt(7), what: 'other-dossier' }),
        expect.objectContaining({ kind: 'code-differs', dossierId: idAt(1), what: 'extra' }),
        expect.objectContaining({ kind: 'code-differs', dossierId: idAt(3), what: 'missing' }),
      ]),
    );
  });

  it('[LOG-8] walks many pages, and pushes beside it are no findings', async () => {
    const { office, verify } = await written();
    const device = office.devices[0]!;
    const { db } = database();
    const codes = Array.from({ length: 600 }, (_, index) => `H26.001.01-261124-${1_000 + index}`);
    for (let from = 0; from < 600; from += 200) {
      await office.push(
        db,
        device,
        codes.slice(from, from + 200).map((code) => device.received(code)),
      );
    }
    const others = office.push(db, device, [device.received('H26.001.01-261125-0001')]);
    const report = await verify();
    await others;
    expect(report.findings).toEqual([]);
    expect([609, 610]).toContain(report.events);
    expect([607, 608]).toContain(report.entities);
  });
});
