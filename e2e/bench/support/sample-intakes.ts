import type { DossierReceivedPayload } from '#shared/dossier/events.ts';
import { SeededRandom } from '#shared/sync/testing/fixed-ports.ts';

const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
];
const middles = ['Văn', 'Thị', 'Đức', 'Minh', 'Thu', 'Ngọc', 'Hữu', 'Quang', 'Thanh', 'Xuân', 'Hoài', 'Gia'];
const givens = [
  'An',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hà',
  'Hạnh',
  'Hiếu',
  'Hoa',
  'Hùng',
  'Huệ',
  'Khánh',
  'Lan',
  'Linh',
  'Long',
  'Mai',
  'Nam',
  'Nga',
  'Phúc',
  'Phương',
  'Quân',
  'Sơn',
  'Thắng',
  'Thảo',
  'Thủy',
  'Trang',
  'Tuấn',
  'Vân',
  'Việt',
  'Yến',
];
const procedures: readonly (readonly [string, string, string])[] = [
  ['1.001193', 'Thủ tục đăng ký khai sinh', 'Hộ tịch'],
  ['1.000894', 'Thủ tục đăng ký kết hôn', 'Hộ tịch'],
  ['1.000656', 'Thủ tục đăng ký khai tử', 'Hộ tịch'],
  ['2.000815', 'Thủ tục chứng thực bản sao từ bản chính', 'Chứng thực'],
  ['2.000884', 'Thủ tục chứng thực chữ ký', 'Chứng thực'],
  ['1.004873', 'Thủ tục cấp giấy xác nhận tình trạng hôn nhân', 'Hộ tịch'],
  ['1.001612', 'Đăng ký thành lập hộ kinh doanh', 'Thành lập và hoạt động của hộ kinh doanh'],
  ['1.012222', 'Đăng ký biến động quyền sử dụng đất', 'Đất đai'],
];

export interface SampleIntake {
  readonly code: string;
  readonly change: Pick<DossierReceivedPayload, 'procedure' | 'request' | 'applicant'>;
}

/**
 * The n-th intake of an office that does not exist: names and procedures vary as a counter sees them, so that packing and searching have
 * an honest task. The same number gives the same intake.
 */
export function sampleIntake(n: number): SampleIntake {
  const random = new SeededRandom(n * 7919 + 13);
  const pick = <T>(values: readonly T[]): T => values[random.below(values.length)]!;
  const [code, name, field] = pick(procedures);
  const day = String(1 + (Math.floor(n / 150) % 28)).padStart(2, '0');
  const month = String(1 + (Math.floor(n / 4200) % 12)).padStart(2, '0');
  const digits = (length: number): string => Array.from({ length }, () => random.below(10)).join('');
  return {
    code: `H26.001.01-2${Math.floor(n / 50_400)}${month}${day}-${String(n % 10_000).padStart(4, '0')}`,
    change: {
      procedure: { key: code, code, name, field },
      request: name,
      applicant: {
        kind: 'person',
        name: `${pick(families)} ${pick(middles)} ${pick(givens)}`,
        idNumber: `000${digits(9)}`,
        birthDate: `19${50 + random.below(50)}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`,
        address: `Số ${1 + random.below(300)} phố Thử ${1 + random.below(40)}, Phường Thử, Hà Nội`,
        phone: `+849${digits(8)}`,
        email: '',
      } as DossierReceivedPayload['applicant'],
    },
  };
}
