import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type DeviceId, type OfficeId, deviceIdSchema, officeIdSchema } from '#shared/kernel/ids.ts';
import type { ExpectedHash } from '#shared/sync/server-core/verify/log-verifier.ts';

export const usage = `Cách dùng: npm run verify-log -- [--office MÃ-ĐƠN-VỊ] [--device MÃ-MÁY] [--expect SỐ:DẤU-KIỂM] [--json TỆP]

Đối chiếu toàn bộ nhật ký trên máy chủ với dấu kiểm của nó, và dữ liệu tra cứu với nhật ký. Chỉ đọc.
  --office  chỉ một đơn vị
  --device  chỉ chuỗi sự kiện của một máy
  --expect  dấu kiểm mà một máy ở quầy đang giữ tại số thứ tự đó, ví dụ 1204:5f3a...; cần --office
  --json    ghi kết quả cho chương trình đọc; "-" là ra màn hình thay cho bản tiếng Việt
Cơ sở dữ liệu: như máy chủ, theo DATABASE_URL hoặc QMC_DATA.
Mã thoát: 0 nguyên vẹn, 1 có chỗ đã bị sửa, 2 không kiểm được.
`;

export interface VerifyCommand {
  readonly officeId: OfficeId | null;
  readonly deviceId: DeviceId | null;
  readonly expected: ExpectedHash | null;
  /** A file, `-` for the standard output, or null. */
  readonly json: string | null;
}

const optionsSchema = z
  .strictObject({
    office: officeIdSchema.optional(),
    device: deviceIdSchema.optional(),
    expect: z
      .string()
      .regex(/^[1-9]\d{0,14}:[0-9a-f]{64}$/)
      .optional(),
    json: z.string().min(1).optional(),
  })
  .refine(
    ({ expect, office, device }) => expect === undefined || (office !== undefined && device === undefined),
  );

/** @returns null when the words mean nothing here; show `usage` */
export function readArguments(words: readonly string[]): VerifyCommand | null {
  let values: object;
  try {
    const text = { type: 'string' } as const;
    ({ values } = parseArgs({
      args: [...words],
      options: { office: text, device: text, expect: text, json: text },
    }));
  } catch {
    return null;
  }
  const options = optionsSchema.safeParse({ ...values });
  if (!options.success) return null;
  const { office, device, expect, json } = options.data;
  const [seq, chainHash] = expect?.split(':') ?? [];
  return {
    officeId: office ?? null,
    deviceId: device ?? null,
    expected: seq === undefined || chainHash === undefined ? null : { seq: Number(seq), chainHash },
    json: json ?? null,
  };
}
