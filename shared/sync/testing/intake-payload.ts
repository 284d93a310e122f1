import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { DossierPromise } from '#shared/calendar/promise.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';

export interface IntakeFacts {
  readonly code: string;
  readonly counterId: string;
  readonly slipId: string;
  readonly order: number;
  readonly receivedAt: LocalDateTime;
  readonly promise: DossierPromise;
}

/** What a counter records of an intake; the person is synthetic. */
export function intakePayload({
  code,
  counterId,
  slipId,
  order,
  receivedAt,
  promise,
}: IntakeFacts): Readonly<Record<string, Json>> {
  return {
    code,
    lane: { number: 1, fence: 1 },
    counterId,
    intakeChannel: 'counter',
    procedure: { key: '1.001193', code: '1.001193', name: 'Thủ tục đăng ký khai sinh', field: 'Hộ tịch' },
    request: 'Đăng ký khai sinh',
    applicant: {
      kind: 'person',
      name: 'Nguyễn Văn Thử',
      idNumber: '000090004567',
      birthDate: '1990-03-09',
      address: 'Tổ 5, Phường Thử, Hà Nội',
      phone: '+84912000001',
      email: '',
    },
    submitter: null,
    papers: [{ name: 'Tờ khai', kind: 'original', copies: 1, note: '' }],
    sets: 1,
    fee: { amount: 0, text: 'Không thu', collected: false, receiptNumber: '' },
    receivedAt,
    promise: JSON.parse(JSON.stringify(promise)) as Json,
    resultChannel: 'counter',
    receipt: { slipId, number: `01-${String(order).padStart(4, '0')}/2026-TTPVHCC`, book: 1, order },
    note: '',
  };
}
