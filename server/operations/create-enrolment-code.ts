import { randomBytes } from 'node:crypto';
import { uuidV7 } from '#shared/kernel/uuid-v7.ts';
import { officeSchema } from '#shared/catalogue/office.ts';
import { openDatabase } from '../db/open-database.ts';
import { createEnrolmentCode } from '../identity/enrolment.ts';
import { settingsFrom } from '../settings.ts';

// `node server/operations/create-enrolment-code.ts OFFICE-NAME COUNTER-NUMBER`: for the first device of an office, when nobody can sign in yet.
const [wantedName, wantedNumber] = process.argv.slice(2);
const opened = await openDatabase(settingsFrom(process.env).database);
if (!opened.ok) {
  console.error(
    'Cơ sở dữ liệu đang được một máy chủ khác dùng. Tạo mã trong ứng dụng bằng tài khoản quản trị.',
  );
  process.exitCode = 1;
} else {
  const { db, close } = opened.value;
  const rows = await db.selectFrom('offices').select('profile').execute();
  const offices = rows.map(({ profile }) => officeSchema.parse(profile));
  const office = offices.find(({ name }) => name === wantedName);
  const counter = office?.counters.find(({ number }) => String(number) === wantedNumber);
  if (office === undefined || counter === undefined) {
    console.error('Cách dùng: node server/operations/create-enrolment-code.ts "TÊN ĐƠN VỊ" SỐ-QUẦY');
    for (const { name, counters } of offices)
      console.error(`  "${name}": quầy ${counters.map(({ number }) => number).join(', ')}`);
    process.exitCode = 1;
  } else {
    const ids = { next: () => uuidV7(Date.now(), randomBytes(10)) };
    const clock = { now: () => Date.now(), monotonic: () => performance.now() };
    console.log(await createEnrolmentCode({ db, clock, ids, random: randomBytes }, office.id, counter.id));
  }
  await close();
}
