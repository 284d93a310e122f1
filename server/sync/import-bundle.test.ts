import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { type DeviceId, deviceIdSchema, officeIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { BundleMaker, BundleOpener, bent, withHeader } from '#shared/sync/bundle/testing/bundle-maker.ts';
import { bundleLimits } from '#shared/sync/bundle/header.ts';
import { haNoiCalendar, haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import { createEnrolmentCode, enrol } from '../identity/enrolment.ts';
import { revokeDevice } from '../identity/devices.ts';
import { onEachDatabase } from '../testing/each-database.ts';
import { StaffedOffice } from '../testing/staffed-office.ts';
import { importBundle } from './import-bundle.ts';
import { KyselyOfficeLog } from './kysely-office-log.ts';

onEachDatabase('importing a bundle', (database) => {
  let seed = 700;

  /** An office with one enrolled machine that makes bundles, and the door that takes them. */
  async function counter() {
    const { db } = database();
    const office = await new StaffedOffice(db, (seed += 1)).add();
    const maker = new BundleMaker();
    const enrolled = await enrol(office, {
      code: await createEnrolmentCode(office, office.officeId, office.counterId()),
      deviceName: 'Máy quầy 1',
      deviceKey: maker.publicKey,
    });
    if (!enrolled.ok) throw new Error(enrolled.code);
    const { device, bundleKey, users } = enrolled.value.profile;
    const officeId = officeIdSchema.parse(office.officeId);
    const actorId = userIdSchema.parse(users.find(({ role }) => role === 'officer')!.id);
    await signedIn(office, device.id, actorId);
    const sample = new SampleDevice(
      { officeId, deviceId: device.id, actorId, counterId: office.counterId() },
      { clock: office.clock, ids: office.ids, calendar: haNoiCalendar() },
    );
    const { clock, ids } = office;
    const ports = { db, clock, ids, log: new KyselyOfficeLog(db), contextOf: haNoiContext() };
    const take = (file: Uint8Array, at: typeof officeId | null = officeId) => importBundle(ports, file, at);
    const make = (events: readonly EventEnvelope[]) => maker.make(bundleKey!, events);
    const stored = async () => (await ports.log.read(officeId, 0, 500)).rows.map(({ event }) => event.id);
    return { office, maker, sample, take, make, stored, bundleKey: bundleKey!, device, officeId };
  }

  async function signedIn(office: StaffedOffice, device_id: DeviceId, user_id: string): Promise<void> {
    await office.db
      .insertInto('sign_ins')
      .values({ office_id: office.officeId, device_id, user_id, last_at: 0 })
      .execute();
  }

  it('[BND-4] stores each event once and says what became of it, however often it is brought', async () => {
    const { sample, take, make, stored } = await counter();
    const received = sample.received('H26.999.01-261124-0001');
    const printed = sample.printed(received);
    const odd = sample.seal('dossier.slip-printed', received.entity, { what: 'no slip' });
    const events = [received, printed, odd];
    const file = make(events);
    const counts = { deviceName: 'Máy quầy 1', count: 3, firstDeviceSeq: 1, problem: null, headSeq: 3 };
    expect(await take(file)).toMatchObject({
      ok: true,
      value: { ...counts, applied: 2, review: 0, rejected: 1, known: 0 },
    });
    expect(await take(file, null)).toMatchObject({
      value: { ...counts, applied: 0, review: 0, rejected: 0, known: 3 },
    });
    expect(await stored()).toEqual(events.map(({ id }) => id));
  });

  it('[BND-5] names gap and fork and stores nothing beyond', async () => {
    const { sample, take, make, stored } = await counter();
    const events = [1, 2, 3].map((number) => sample.received(`H26.999.01-261124-010${number}`));
    expect(await take(make(events.slice(1)))).toMatchObject({
      value: { applied: 0, firstDeviceSeq: 2, problem: { kind: 'gap', expected: 1 } },
    });
    expect(await stored()).toEqual([]);
    await take(make(events));
    [sample.lastDeviceSeq, sample.lastHash] = [1, events[0]!.hash];
    const forked = sample.received('H26.999.01-261124-0109');
    expect(await take(make([forked]))).toMatchObject({
      value: { applied: 0, known: 0, problem: { kind: 'forked', deviceSeq: 2 } },
    });
    expect(await stored()).toHaveLength(3);
  });

  it('[BND-6] refuses by name what is broken, foreign or not what it says, and stores nothing', async () => {
    const it = await counter();
    const elsewhere = await counter();
    const { sample, maker, take, make, stored, bundleKey, officeId } = it;
    const event = sample.received('H26.999.01-261124-0201');
    const file = make([event]);
    const code = async (bytes: Uint8Array, at: typeof officeId | null = officeId): Promise<string> => {
      const answer = await take(bytes, at);
      return answer.ok ? 'taken' : answer.code;
    };
    const header = (from: string | RegExp, to: string) => code(withHeader(file, from, to));
    expect(await code(Buffer.from('PK\u0003\u0004 something else'))).toBe('bundle-unknown');
    expect(await header(/\{.*\}/, '{"format":"qmc-bundle","version":9}')).toBe('bundle-newer');
    expect(await code(file.subarray(0, -5))).toBe('bundle-truncated');
    expect(await code(new Uint8Array(bundleLimits.fileBytes + 1))).toBe('bundle-too-large');
    expect(await code(bent(file, -3))).toBe('bundle-signature-wrong');
    expect(await code(bent(file, file.indexOf(0x0a) + 9))).toBe('bundle-signature-wrong');
    expect(await header(/"createdAt":\d/, '"createdAt":9')).toBe('bundle-signature-wrong');
    expect(await code(new BundleMaker().make(bundleKey, [event]))).toBe('bundle-signature-wrong');
    expect(await code(maker.make(new BundleOpener().key, [event]))).toBe('bundle-other-server');
    expect(await elsewhere.take(file)).toEqual({ ok: false, code: 'bundle-other-office' });

    const stranger = deviceIdSchema.parse(it.office.ids.next());
    expect(await code(maker.make(bundleKey, [event], { deviceId: stranger }))).toBe('bundle-device-unknown');
    expect(await code(maker.make(bundleKey, [event], { count: 2 }))).toBe('bundle-damaged');
    expect(
      await code(maker.make(bundleKey, [{ ...event, deviceId: stranger }], { deviceId: it.device.id })),
    ).toBe('bundle-damaged');
    const facts = {
      officeId,
      deviceId: it.device.id,
      createdAt: 0,
      count: 1,
      firstDeviceSeq: 1,
      lastDeviceSeq: 1,
    };
    const contents = [
      Buffer.from('not packed'),
      gzipSync('{"protocol":1}\n'),
      gzipSync(`${'['.repeat(10_000)}\n`),
      gzipSync('{"__proto__":{}}\n'),
      gzipSync('no line feed'),
      gzipSync(Buffer.alloc(bundleLimits.contentBytes + 1, 0x20)),
    ];
    for (const content of contents) {
      expect(await code(maker.seal(bundleKey, facts, content))).toBe('bundle-damaged');
    }
    expect(await stored()).toEqual([]);
    expect(await code(file)).toBe('taken');
  });

  it('[BND-3] refuses the bundle of a machine that was shut out since', async () => {
    const { office, device, sample, take, make, stored } = await counter();
    const file = make([sample.received('H26.999.01-261124-0301')]);
    await revokeDevice(office, office.officeId, device.id);
    expect(await take(file)).toEqual({ ok: false, code: 'bundle-device-revoked' });
    expect(await stored()).toEqual([]);
  });

  it('[BND-2] every office has a key of its own, which stays the same', async () => {
    const [here, there] = [await counter(), await counter()];
    expect(here.bundleKey).not.toEqual(there.bundleKey);
    const second = await enrol(here.office, {
      code: await createEnrolmentCode(here.office, here.office.officeId, here.office.counterId()),
      deviceName: 'Máy 2',
    });
    expect(second).toMatchObject({ value: { profile: { bundleKey: here.bundleKey } } });
    // A machine that never told its key cannot speak by a bundle.
    if (!second.ok) throw new Error(second.code);
    const file = here.maker.make(here.bundleKey, [here.sample.received('H26.999.01-261124-0401')], {
      deviceId: second.value.profile.device.id,
    });
    expect(await here.take(file)).toEqual({ ok: false, code: 'bundle-signature-wrong' });
  });
});
