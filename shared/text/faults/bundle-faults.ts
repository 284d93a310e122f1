import type { FaultWords } from './fault-words.ts';

/** The bundle of unsent work: making one at a counter, and bringing it to the server. */
export type BundleFaultCode =
  | 'bundle-nothing'
  | 'bundle-too-many'
  | 'bundle-no-server-key'
  | 'bundle-disk-full'
  | 'bundle-read-only'
  | 'bundle-not-written'
  | 'bundle-not-read'
  | 'bundle-unknown'
  | 'bundle-newer'
  | 'bundle-truncated'
  | 'bundle-damaged'
  | 'bundle-too-large'
  | 'bundle-other-office'
  | 'bundle-other-server'
  | 'bundle-device-unknown'
  | 'bundle-device-revoked'
  | 'bundle-signature-wrong'
  | 'bundle-gap'
  | 'bundle-forked';

const OUTBOX_IS_WHOLE = 'Việc chưa gửi vẫn nằm đủ trên máy này.';
const NOTHING_TAKEN = 'Chưa có gì trong gói được ghi vào máy chủ. Máy đã xuất gói vẫn giữ đủ việc của nó.';
const COPY_AGAIN =
  'Chép lại tệp từ USB, hoặc xuất gói lần nữa ở máy kia. Không mở hay sửa tệp bằng phần mềm khác.';

export const bundleFaultTexts: Readonly<Record<BundleFaultCode, FaultWords>> = {
  'bundle-nothing': {
    title: 'Không có việc nào chưa đồng bộ nên không có gì để xuất.',
    safe: 'Mọi việc làm trên máy này đã có trong sổ chung.',
    todo: 'Không cần làm gì.',
  },
  'bundle-too-many': (fact) => ({
    title: `Số việc chưa gửi vượt mức một gói chứa được (${fact('limit')} việc).`,
    safe: OUTBOX_IS_WHOLE,
    todo: 'Nối mạng cho máy này ít phút để gửi bớt, hoặc báo quản trị.',
  }),
  'bundle-no-server-key': {
    title: 'Máy này chưa nhận được khóa của máy chủ nên chưa đóng gói được.',
    safe: OUTBOX_IS_WHOLE,
    todo: 'Nối mạng một lần để máy nhận khóa, sau đó xuất được cả khi mất mạng. Không có mạng thì báo quản trị.',
  },
  'bundle-disk-full': {
    title: 'USB hoặc ổ đĩa đã đầy, chưa ghi được gói.',
    safe: OUTBOX_IS_WHOLE,
    todo: 'Xóa bớt tệp không cần trên USB hoặc dùng USB khác, rồi xuất lại.',
  },
  'bundle-read-only': {
    title: 'USB hoặc thư mục này không cho ghi, chưa ghi được gói.',
    safe: OUTBOX_IS_WHOLE,
    todo: 'Gạt khóa chống ghi của USB hoặc chọn nơi khác, rồi xuất lại.',
  },
  'bundle-not-written': {
    title: 'Chưa ghi được gói, có thể USB đã bị rút ra hoặc bị hỏng.',
    safe: OUTBOX_IS_WHOLE,
    todo: 'Cắm lại USB hoặc dùng USB khác, rồi xuất lại.',
  },
  'bundle-not-read': {
    title: 'Không đọc được tệp đã chọn, có thể USB đã bị rút ra hoặc bị hỏng.',
    safe: NOTHING_TAKEN,
    todo: 'Cắm lại USB rồi nhập lại. Nếu vẫn lỗi, xuất gói lần nữa ở máy kia.',
  },
  'bundle-unknown': {
    title: 'Tệp này không phải là gói chưa đồng bộ.',
    safe: NOTHING_TAKEN,
    todo: 'Chọn tệp có đuôi .qmcb do máy quầy xuất ra.',
  },
  'bundle-newer': (fact) => ({
    title: `Gói này do phần mềm mới hơn xuất ra (kiểu ${fact('version')}, bản này biết đến ${fact('known')}).`,
    safe: NOTHING_TAKEN,
    todo: 'Cập nhật phần mềm ở máy này và máy chủ rồi nhập lại.',
  }),
  'bundle-truncated': {
    title: 'Gói bị thiếu phần cuối, thường do rút USB khi chưa chép xong.',
    safe: NOTHING_TAKEN,
    todo: COPY_AGAIN,
  },
  'bundle-damaged': {
    title: 'Gói đã bị thay đổi hoặc hỏng so với lúc xuất.',
    safe: NOTHING_TAKEN,
    todo: COPY_AGAIN,
  },
  'bundle-too-large': (fact) => ({
    title: `Tệp lớn hơn mức một gói được phép (${fact('limit')} MB).`,
    safe: 'Chưa có gì được ghi vào máy chủ. Việc chưa gửi vẫn nằm đủ trên máy đã làm ra nó.',
    todo: 'Kiểm tra đã chọn đúng tệp .qmcb. Nếu đúng, nối mạng cho máy kia ít phút hoặc báo quản trị.',
  }),
  'bundle-other-office': {
    title: 'Gói này của một đơn vị khác.',
    safe: NOTHING_TAKEN,
    todo: 'Nhập gói tại một quầy của đơn vị đã xuất nó, hoặc nhờ quản trị nhập tại máy chủ.',
  },
  'bundle-other-server': {
    title: 'Gói này được khóa cho một máy chủ khác, máy chủ này không mở được.',
    safe: NOTHING_TAKEN,
    todo: 'Kiểm tra máy đã xuất gói thuộc máy chủ nào. Nếu đúng máy chủ này, nối mạng cho máy đó một lần rồi xuất lại.',
  },
  'bundle-device-unknown': {
    title: 'Máy chủ không biết máy đã xuất gói này.',
    safe: NOTHING_TAKEN,
    todo: 'Báo quản trị kiểm tra danh sách máy của đơn vị.',
  },
  'bundle-device-revoked': {
    title: 'Máy đã xuất gói này bị thu hồi quyền trao đổi dữ liệu, máy chủ không nhận gói của nó.',
    safe: NOTHING_TAKEN,
    todo: 'Giữ nguyên máy và gói đó, báo quản trị. Ghi danh lại máy thì việc còn lại mới gửi đi được.',
  },
  'bundle-signature-wrong': {
    title:
      'Chữ ký của gói không khớp với máy ghi trên gói: gói đã bị thay đổi, hoặc không do máy đó xuất ra.',
    safe: NOTHING_TAKEN,
    todo: 'Xuất gói lần nữa ở máy kia rồi nhập lại. Nếu lặp lại, giữ tệp và báo quản trị.',
  },
  'bundle-gap': (fact) => ({
    title: `Gói bắt đầu từ việc thứ ${fact('first')} của máy đó, nhưng máy chủ còn thiếu từ việc thứ ${fact('expected')}.`,
    safe: 'Từ chỗ thiếu trở đi chưa ghi gì vào máy chủ. Máy đã xuất gói vẫn giữ đủ việc của nó.',
    todo: 'Nhập gói xuất trước gói này, hoặc xuất gói mới ở máy kia, rồi nhập lại.',
  }),
  'bundle-forked': (fact) => ({
    title: `Từ việc thứ ${fact('deviceSeq')}, gói không nối tiếp với dữ liệu máy chủ đã nhận từ máy đó, như khi máy được khôi phục từ bản sao cũ.`,
    safe: 'Từ chỗ đó trở đi chưa ghi gì vào máy chủ, không bản ghi nào bị ghi đè. Máy đã xuất gói vẫn giữ đủ việc của nó.',
    todo: 'Nối mạng cho máy kia để nó tự nhận tên mới và gửi tiếp. Nếu không được, giữ gói và báo quản trị.',
  }),
};
