import { type Office, officeSchema } from '#shared/catalogue/office.ts';
import { revokeDevice } from '../identity/devices.ts';
import { createEnrolmentCode } from '../identity/enrolment.ts';
import { resetPassword } from '../identity/reset-password.ts';
import type { IdentityPorts } from '../identity/identity-ports.ts';

/** What an operation says to whoever ran it, and whether it did its work. */
export interface OperationAnswer {
  readonly isDone: boolean;
  readonly text: string;
}

export type Operation = (ports: IdentityPorts, words: readonly string[]) => Promise<OperationAnswer>;

/** Words: the office's name, the counter's number. For the first machine of an office, when nobody can sign in yet. */
export const enrolmentCodeOperation: Operation = async (ports, [name, number]) => {
  const offices = await officesOf(ports);
  const office = offices.find((entry) => entry.name === name);
  const counter = office?.counters.find((entry) => String(entry.number) === number);
  if (office === undefined || counter === undefined) {
    const known = offices.map(
      ({ name, counters }) => `  "${name}": quầy ${counters.map(({ number }) => number).join(', ')}`,
    );
    return notDone('create-enrolment-code.ts "TÊN ĐƠN VỊ" SỐ-QUẦY', known);
  }
  return { isDone: true, text: await createEnrolmentCode(ports, office.id, counter.id) };
};

/** Words: the office's name, the device's id. For a machine that is lost, when nobody may wait. */
export const revokeDeviceOperation: Operation = async (ports, [name, deviceId]) => {
  const office = (await officesOf(ports)).find((entry) => entry.name === name);
  if (office !== undefined && deviceId !== undefined && (await revokeDevice(ports, office.id, deviceId))) {
    return { isDone: true, text: 'Đã thu hồi. Hồ sơ máy này đã gửi vẫn nguyên.' };
  }
  const devices = await ports.db
    .selectFrom('devices')
    .innerJoin('offices', 'offices.office_id', 'devices.office_id')
    .select(['devices.device_id', 'devices.name', 'offices.profile'])
    .where('devices.token_hash', 'is not', null)
    .where('devices.revoked_at', 'is', null)
    .orderBy('devices.device_id')
    .execute();
  const known = devices.map(
    (device) => `  "${officeSchema.parse(device.profile).name}" ${device.device_id}  ${device.name}`,
  );
  return notDone('revoke-device.ts "TÊN ĐƠN VỊ" MÃ-MÁY', known);
};

/** Words: the office's name, the sign-in name. For somebody who has forgotten it, or whose password is known to others. */
export const resetPasswordOperation: Operation = async (ports, [name, signInName]) => {
  const offices = await officesOf(ports);
  const office = offices.find((entry) => entry.name === name);
  const password =
    office === undefined || signInName === undefined
      ? null
      : await resetPassword(ports, office.id, signInName);
  if (password !== null) return { isDone: true, text: `Mật khẩu mới, chỉ hiện một lần: ${password}` };
  return notDone(
    'reset-password.ts "TÊN ĐƠN VỊ" TÊN-ĐĂNG-NHẬP',
    offices.map(({ name: known }) => `  "${known}"`),
  );
};

async function officesOf({ db }: IdentityPorts): Promise<Office[]> {
  const rows = await db.selectFrom('offices').select('profile').execute();
  return rows.map(({ profile }) => officeSchema.parse(profile));
}

function notDone(usage: string, known: readonly string[]): OperationAnswer {
  return { isDone: false, text: [`Cách dùng: node server/operations/${usage}`, ...known].join('\n') };
}
