import { writeFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { officeIdSchema } from '#shared/kernel/ids.ts';
import type { Schema } from '../../db/schema.ts';
import type { VerifyCommand } from './arguments.ts';
import { reportText } from './report-text.ts';
import { type OfficeReport, verifyOffice } from './verify-office.ts';

/** `unknown`: the database has no such office or device. */
export type Outcome = 'intact' | 'tampered' | 'unknown';

/** Verifies what the command names, one office after the other, and says of each what was found. */
export async function runVerify(
  db: Kysely<Schema>,
  { officeId, deviceId, expected, json }: VerifyCommand,
  say: (text: string) => void,
  complain: (text: string) => void,
): Promise<Outcome> {
  let asked = db.selectFrom('offices').select('office_id').orderBy('office_id');
  if (officeId !== null) asked = asked.where('office_id', '=', officeId);
  if (deviceId !== null) {
    asked = asked.where('office_id', 'in', (eb) =>
      eb.selectFrom('devices').select('office_id').where('device_id', '=', deviceId),
    );
  }
  const offices = await asked.execute();
  const reports: OfficeReport[] = [];
  for (const { office_id } of offices) {
    const report = await verifyOffice(db, officeIdSchema.parse(office_id), deviceId, expected);
    reports.push(report);
    if (json !== '-') say(reportText(report));
  }
  const isIntact = reports.every(({ findings }) => findings.length === 0);
  const isUnknown = reports.length === 0 && (officeId !== null || deviceId !== null);
  if (isUnknown) complain('Cơ sở dữ liệu không có đơn vị hoặc máy này.');
  else if (json !== '-') say(isIntact ? 'Kết luận: nguyên vẹn.' : 'Kết luận: ĐÃ BỊ SỬA, xem các dòng SAI.');
  if (json !== null && !isUnknown) {
    const text = JSON.stringify({ intact: isIntact, offices: reports }, null, 2);
    if (json === '-') say(text);
    else await writeFile(json, `${text}\n`);
  }
  if (isUnknown) return 'unknown';
  return isIntact ? 'intact' : 'tampered';
}
