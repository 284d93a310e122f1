import type { LifeState } from '#shared/dossier/life/life-state.ts';
import type { Step } from '#shared/dossier/life/transitions.ts';

/** The official words for a dossier's state, as the exchange with the Cổng Dịch vụ công quốc gia has them. */
export const lifeStateWords: Readonly<Record<LifeState, string>> = {
  registered: 'Mới đăng ký',
  accepted: 'Được tiếp nhận',
  refused: 'Không được tiếp nhận',
  'in-process': 'Đang xử lý',
  completing: 'Yêu cầu bổ sung giấy tờ (chưa tiếp nhận)',
  supplementing: 'Yêu cầu bổ sung giấy tờ',
  'awaiting-duty': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  withdrawn: 'Công dân yêu cầu rút hồ sơ',
  stopped: 'Dừng xử lý',
  'at-counter': 'Đã xử lý xong',
  returned: 'Đã trả kết quả',
};

/** What is done with a dossier, as the button says it. */
export const stepWords: Readonly<Record<Step, string>> = {
  register: 'Ghi hồ sơ chưa tiếp nhận',
  receive: 'Tiếp nhận',
  accept: 'Tiếp nhận',
  refuse: 'Từ chối tiếp nhận',
  'request-supplement': 'Yêu cầu bổ sung',
  'pause-for-supplement': 'Tạm dừng chờ bổ sung',
  'receive-supplement': 'Nhận bổ sung',
  'lapse-supplement': 'Đóng vì không bổ sung',
  'require-duty': 'Chờ nghĩa vụ tài chính',
  'pause-phase': 'Giai đoạn ngoài thời hạn',
  resume: 'Tính tiếp thời hạn',
  'hand-over': 'Bàn giao',
  'confirm-hand-over': 'Xác nhận bàn giao',
  'record-result': 'Nhận kết quả về quầy',
  apologise: 'Xin lỗi và hẹn lại',
  withdraw: 'Rút hồ sơ',
  return: 'Trả kết quả',
  'collect-fee': 'Thu phí',
  'correct-fee': 'Điều chỉnh phí',
  'name-late-cause': 'Ghi nguyên nhân chậm',
  'plan-legs': 'Lập chặng liên thông',
};

/** What was done, as a history tells it. */
export const lifeEventWords = {
  'dossier.registered': 'Ghi hồ sơ chưa tiếp nhận',
  'dossier.accepted': 'Tiếp nhận hồ sơ đã đăng ký',
  'dossier.refused': 'Từ chối tiếp nhận',
  'dossier.supplement-requested': 'Yêu cầu bổ sung',
  'dossier.supplement-received': 'Nhận bổ sung',
  'dossier.supplement-lapsed': 'Đóng vì không bổ sung',
  'dossier.handed-over': 'Bàn giao',
  'dossier.hand-over-confirmed': 'Ký nhận bàn giao',
  'dossier.result-recorded': 'Kết quả về quầy',
  'dossier.withdrawn': 'Công dân rút hồ sơ',
  'dossier.returned': 'Trả kết quả',
  'dossier.fee-collected': 'Thu phí',
  'dossier.fee-corrected': 'Điều chỉnh khoản thu',
  'dossier.late-cause-named': 'Ghi nguyên nhân chậm',
  'dossier.legs-planned': 'Lập chặng liên thông',
} as const;
