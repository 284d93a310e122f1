import { localDateOf } from '#shared/calendar/local-time.ts';
import { dossierCode } from '#shared/dossier/code.ts';
import { expect, it } from 'vitest';
import { officeProfileSchema } from '#shared/identity/office-profile.ts';
import { officeIdSchema } from '#shared/kernel/ids.ts';
import { onEachDatabase } from '../testing/each-database.ts';
import { StaffedOffice } from '../testing/staffed-office.ts';
import { deviceOf, revokeDevice } from './devices.ts';
import { createEnrolmentCode, enrol, enrolmentCodeMinutes } from './enrolment.ts';
import { profileFor } from './profile.ts';

const day = 24 * 3_600_000;

onEachDatabase('enrolment', (database) => {
  let seed = 100;
  const newOffice = (): Promise<StaffedOffice> => new StaffedOffice(database().db, (seed += 1)).add();
  const newCode = (office: StaffedOffice): Promise<string> =>
    createEnrolmentCode(office, office.officeId, office.counterId());
  const enrolled = async (office: StaffedOffice, deviceName = 'Máy quầy 1') => {
    const answer = await enrol(office, { code: await newCode(office), deviceName });
    if (!answer.ok) throw new Error(answer.code);
    return answer.value;
  };

  it('gives a machine its token, its lane and all it needs for a day', async () => {
    const office = await newOffice();
    const { deviceToken, profile } = await enrolled(office);
    expect(officeProfileSchema.parse(profile)).toEqual(profile);
    expect(profile.office).toEqual(office.file.office);
    expect(profile.users.map(({ signInName }) => signInName).toSorted()).toEqual(
      office.file.staff.map(({ signInName }) => signInName).toSorted(),
    );
    expect(profile.device).toMatchObject({
      name: 'Máy quầy 1',
      counterId: office.counterId(),
      lane: {
        number: 1,
        book: 1,
        first: 1,
        last: 900,
        fence: 1,
        leaseUntil: office.clock.now() + 14 * day,
      },
    });
    expect(await deviceOf(office, deviceToken)).toMatchObject({
      value: { officeId: office.officeId, deviceId: profile.device.id },
    });
    expect(JSON.stringify(await database().db.selectFrom('devices').selectAll().execute())).not.toContain(
      deviceToken,
    );
  });

  it('takes a code as people type it', async () => {
    const office = await newOffice();
    const code = await newCode(office);
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
    expect(await enrol(office, { code: typed, deviceName: 'Máy' })).toMatchObject({ ok: true });
  });

  it('refuses a code that is unknown, used or too old', async () => {
    const office = await newOffice();
    const request = (code: string) => enrol(office, { code, deviceName: 'Máy' });
    expect(await request('AAAAA-AAAAA')).toMatchObject({ code: 'enrolment-code-unknown' });
    const used = await newCode(office);
    await request(used);
    expect(await request(used)).toMatchObject({ code: 'enrolment-code-used' });
    const old = await newCode(office);
    office.clock.advance(enrolmentCodeMinutes * 60_000 + 1);
    expect(await request(old)).toMatchObject({ code: 'enrolment-code-expired' });
  });

  it('takes one of two machines that bring the same code at once', async () => {
    const office = await newOffice();
    const code = await newCode(office);
    const answers = await Promise.all(
      ['Máy A', 'Máy B', 'Máy C'].map((deviceName) => enrol(office, { code, deviceName })),
    );
    expect(answers.map((answer) => (answer.ok ? 'taken' : answer.code)).toSorted()).toEqual([
      'enrolment-code-used',
      'enrolment-code-used',
      'taken',
    ]);
  });

  it('gives each of ten machines a lane of its own, and the eleventh none', async () => {
    const office = await newOffice();
    const codes = await Promise.all(Array.from({ length: 10 }, () => newCode(office)));
    const answers = await Promise.all(
      codes.map((code, index) => enrol(office, { code, deviceName: `Máy ${index}` })),
    );
    const lanes = answers.flatMap((answer) => (answer.ok ? [answer.value.profile.device.lane] : []));
    expect(lanes.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(lanes.find(({ number }) => number === 10)).toMatchObject({ first: 8_101, last: 9_000 });
    const code = await newCode(office);
    expect(await enrol(office, { code, deviceName: 'Máy 11' })).toMatchObject({ code: 'no-lane-free' });
    // The code was not used up by what failed.
    office.clock.advance(1);
    expect(await enrol(office, { code, deviceName: 'Máy 11' })).toMatchObject({ code: 'no-lane-free' });
  });

  it('[NUM-7] renews a lease with each profile, and gives a lane again only after lease and grace, with a higher fence and a new book', async () => {
    const office = await newOffice();
    const first = await enrolled(office);
    for (let machine = 2; machine <= 10; machine += 1) await enrolled(office, `Máy ${machine}`);
    const { device: own, office: at } = first.profile;
    const device = { officeId: at.id, deviceId: own.id, isRetired: false };

    office.clock.advance(10 * day);
    const renewed = await profileFor(office, device);
    expect(renewed).toMatchObject({
      value: { device: { lane: { number: 1, fence: 1, leaseUntil: office.clock.now() + 14 * day } } },
    });

    office.clock.advance(11 * day);
    expect(await enrol(office, { code: await newCode(office), deviceName: 'Sớm' })).toMatchObject({
      code: 'no-lane-free',
    });
    office.clock.advance(1);
    const late = await enrolled(office, 'Vừa kịp');
    expect(late.profile.device.lane).toMatchObject({
      number: 2,
      book: 11,
      first: 901,
      last: 1_800,
      fence: 2,
    });
    // Lane 1 was renewed on the tenth day, so its holder still has it.
    expect(await profileFor(office, device)).toMatchObject({
      value: { device: { lane: { number: 1, book: 1, fence: 1 } } },
    });
  });

  it('[NUM-1] leases a second lane beside the first once its numbers of the day run low, and renews both', async () => {
    const office = await newOffice();
    const { profile } = await enrolled(office);
    await enrolled(office, 'Máy 2');
    const device = {
      officeId: officeIdSchema.parse(office.officeId),
      deviceId: profile.device.id,
      isRetired: false,
    };
    const code = (number: number): string =>
      dossierCode(office.file.office.agencyCode, localDateOf(office.clock.now()), number);
    const use = (number: number) =>
      office.db
        .insertInto('dossier_codes')
        .values({ office_id: office.officeId, code: code(number), dossier_id: office.ids.next() })
        .execute();
    await use(800);
    expect(await profileFor(office, device)).toMatchObject({ value: { device: { moreLanes: [] } } });
    await use(801);
    expect(await profileFor(office, device)).toMatchObject({
      value: { device: { lane: { number: 1 }, moreLanes: [{ number: 3, first: 1801, last: 2700 }] } },
    });
    office.clock.advance(day);
    expect(await profileFor(office, device)).toMatchObject({
      value: {
        device: {
          lane: { number: 1, leaseUntil: office.clock.now() + 14 * day },
          moreLanes: [{ number: 3, fence: 1, leaseUntil: office.clock.now() + 14 * day }],
        },
      },
    });
  });

  it('shuts a revoked machine out, once', async () => {
    const office = await newOffice();
    const { deviceToken, profile } = await enrolled(office);
    expect(await revokeDevice(office, office.officeId, profile.device.id)).toBe(true);
    expect(await deviceOf(office, deviceToken)).toMatchObject({ code: 'device-revoked' });
    expect(await revokeDevice(office, office.officeId, profile.device.id)).toBe(false);
    expect(await deviceOf(office, 'made up')).toMatchObject({ code: 'device-unknown' });
  });
});
