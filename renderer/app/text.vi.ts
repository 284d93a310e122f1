/** Words of the desk: its frame, its start, its status. */
export const text = {
  product: 'Quầy Một Cửa',
  sections: {
    newDossier: 'Hồ sơ mới',
    list: 'Danh sách',
    search: 'Tìm kiếm',
    handOver: 'Bàn giao',
    incident: 'Ghi sự việc',
    dayLog: 'Nhật ký ngày',
    register: 'Sổ theo dõi',
    calendar: 'Lịch làm việc',
    outbox: 'Chờ gửi',
    settings: 'Cài đặt',
    help: 'Phím tắt',
    switchOfficer: 'Đổi người',
  },
  nav: 'Các phần việc',
  roles: {
    officer: 'Cán bộ tiếp nhận',
    supervisor: 'Phụ trách',
    head: 'Thủ trưởng',
    inspector: 'Thanh tra',
    admin: 'Quản trị',
  },
  noCounter: 'Chưa gắn quầy',
  offlineSession: 'đăng nhập khi mất mạng',
  day: {
    receiving: (until: string): string => `Giờ tiếp nhận đến ${until}`,
    between: (opensAt: string): string => `Mở tiếp nhận lúc ${opensAt}`,
    closedToday: (from: string): string => `Hết giờ tiếp nhận: nhận từ bây giờ tính từ ${from}`,
    dayOff: (name: string | null, from: string): string =>
      `${name === null ? 'Ngày nghỉ cuối tuần' : `Nghỉ: ${name}`} – hồ sơ nhận hôm nay tính từ ${from}`,
    unknown: 'Ngày này nằm ngoài lịch làm việc đã có',
  },
  status: {
    label: 'Tình trạng máy và đường truyền',
    online: 'Có mạng',
    offline: 'Mất mạng – vẫn làm việc bình thường',
    unknown: 'Đang kiểm tra đường truyền',
    busy: 'đang đồng bộ',
    lastRound: (ago: string): string => `Đồng bộ ${ago}`,
    never: 'Chưa đồng bộ lần nào',
    nothingWaits: 'Không có việc chờ gửi',
    waiting: (count: number, age: string): string => `${count} việc chờ gửi, lâu nhất ${age}`,
    troubled: (count: number): string => `${count} việc cần xem lại`,
    unwritten: (count: number): string => `${count} việc chưa có bản sao an toàn`,
    unwrittenHint: 'Việc đã có trong kho dữ liệu trên máy; nhật ký an toàn chưa ghi được. Kiểm tra ổ đĩa.',
    lowSpace: (megabytes: number): string => `Ổ đĩa chỉ còn ${megabytes} MB`,
    lowSpaceHint:
      'Còn dưới 100 MB thì máy này tạm không nhận hồ sơ mới. Xóa bớt tệp không cần và báo quản trị.',
    unguarded: 'Khóa bí mật chưa được hệ điều hành bảo vệ',
    unguardedHint: 'Máy này không có kho khóa. Đừng để người lạ dùng máy; báo quản trị.',
  },
  clock: {
    off: (apart: string, isAhead: boolean): string =>
      `Đồng hồ máy này ${isAhead ? 'nhanh' : 'chậm'} ${apart} so với máy chủ`,
    corrected: (machine: string, server: string): string =>
      `Giờ máy này: ${machine}. Giờ máy chủ: ${server}. Hồ sơ và phiếu ghi theo giờ máy chủ. Báo quản trị chỉnh lại đồng hồ.`,
    doubted: (machine: string, server: string): string =>
      `Giờ máy này: ${machine}. Giờ máy chủ theo lần liên lạc gần nhất: ${server}. Khi tiếp nhận, in phiếu hay ghi bước có ngày giờ, phần mềm sẽ hỏi dùng giờ nào.`,
    chosen: {
      server: 'Đang dùng giờ máy chủ cho hồ sơ và phiếu, cho đến khi liên lạc lại được với máy chủ.',
      machine: 'Đang dùng giờ của máy này cho hồ sơ và phiếu, cho đến khi liên lạc lại được với máy chủ.',
    },
    ask: 'Chọn giờ',
    title: 'Dùng giờ nào cho hồ sơ và phiếu?',
    question: 'Đồng hồ máy này lệch hoặc vừa bị đổi, phần mềm không tự biết giờ nào đúng.',
    questionHint:
      'So với đồng hồ treo tường hoặc điện thoại rồi chọn. Việc tiếp nhận không bị dừng; lịch sử hồ sơ ghi lại cả hai giờ.',
    useServer: (time: string): string => `Giờ máy chủ: ${time}`,
    useMachine: (time: string): string => `Giờ máy này: ${time}`,
  },
  begunPrint: {
    title: (codes: readonly string[]): string =>
      `Máy đã dừng giữa lúc in giấy tiếp nhận của hồ sơ ${codes.join(', ')}`,
    body: 'Phiếu được ghi là “Chưa rõ đã in”. Hãy xem giấy đã ra chưa; nếu chưa thì mở hồ sơ và in lại.',
  },
  opened: {
    reset: 'Kho dữ liệu trên máy đã bị trình duyệt nhúng xóa và vừa được lập lại.',
    returned: (count: number): string => `${count} việc chưa gửi đã được đưa lại từ nhật ký an toàn.`,
    elsewhere: (count: number): string => `Máy này còn ${count} việc chưa gửi của đơn vị khác`,
    elsewhereTodo:
      'Các việc đó được cất riêng, nguyên vẹn. Ghi danh máy lại vào đơn vị kia thì phần mềm gửi tiếp.',
    rest: 'Phần còn lại sẽ tự tải về từ máy chủ khi có mạng.',
    awaiting: 'Phần mềm vừa được cập nhật: một số hồ sơ cũ chờ tải lại từ máy chủ',
    awaitingMore:
      'Trong lúc chờ, các hồ sơ đó chỉ xem được; việc chưa gửi còn nguyên. Có mạng thì phần mềm tự tải, không cần làm gì.',
  },
  forked: {
    title: 'Máy này đã được khôi phục từ một bản sao cũ và vừa tự nối lại với máy chủ.',
    body: (at: string): string =>
      `Lúc ${at} máy nhận mã thiết bị mới, các việc chưa gửi được gửi tiếp dưới mã đó, không mất và không ghi trùng. Không cần làm gì. Hồ sơ nào trùng mã với hồ sơ đã gửi trước khi khôi phục thì được cấp mã mới, xem ở mục Chờ gửi.`,
  },
  scan: {
    unknownCode: (code: string): string => `Không có hồ sơ mang mã ${code} trên máy này`,
    unknownCodeHint: 'Hồ sơ có thể thuộc đơn vị khác hoặc chưa tải về. Kiểm tra lại mã in trên phiếu.',
    unknownLine: 'Mã vừa quét không phải mã hồ sơ hay thẻ căn cước',
    unknownLineHint: 'Không có gì bị thay đổi. Quét lại mã trên phiếu hoặc trên thẻ.',
    noRight: 'Tài khoản này không tiếp nhận hồ sơ nên không dùng thẻ vừa quét',
  },
  failure: { title: 'Màn hình này gặp lỗi', again: 'Mở lại màn hình' },
  lost: { title: 'Không có màn hình này', message: 'Địa chỉ này không dẫn đến đâu.' },
  start: {
    opening: 'Đang mở dữ liệu trên máy…',
    refolding: (count: number): string =>
      `Phần mềm vừa được cập nhật, đang sắp xếp lại dữ liệu trên máy: ${count} hồ sơ đã xong…`,
    broken: 'Chưa mở được phần mềm',
    noBridge: 'Trang này chỉ chạy trong phần mềm Quầy Một Cửa, không chạy trong trình duyệt.',
    retry: 'Thử lại',
  },
  sentToPrinter: (printer: string): string => `Đã gửi tới máy in ${printer}`,
} as const;
