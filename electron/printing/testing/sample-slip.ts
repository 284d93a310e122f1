import { receiptSlipSchema, type ReceiptSlip } from '#shared/dossier/slips/receipt-slip-data.ts';

/** A receipt slip of a person who does not exist. */
export const sampleSlip: ReceiptSlip = receiptSlipSchema.parse({
  regime: 'tt-03-2025',
  office: {
    parentName: 'Thành phố Hà Nội',
    name: 'Trung tâm Phục vụ hành chính công Phường Cửa Nam',
    address: 'Số 1 phố Mẫu',
    phone: '024 0000 0000',
    place: 'Hà Nội',
  },
  number: '1/2026-TTPVHCC',
  dossierCode: 'H26.123.45-261124-0001',
  applicant: {
    isOrganisation: false,
    name: 'Nguyễn Thị Ngọc Ánh',
    idNumber: '000196000001',
    address: 'Số 12 ngõ Thử, Phường Cửa Nam, Hà Nội',
    phone: '0900 000 001',
    email: '',
  },
  submitter: null,
  request: 'Đăng ký khai sinh',
  procedureName: 'Đăng ký khai sinh',
  procedureCode: '1.001193',
  papers: [{ name: 'Tờ khai đăng ký khai sinh', note: '', kind: 'original', copies: 1 }],
  sets: 1,
  limitText: 'trong ngày làm việc',
  receivedAt: '2026-11-24T09:05',
  dueAt: '2026-11-25T16:30',
  resultChannel: 'counter',
  resultPlace: '',
  book: 1,
  order: 1,
  officerName: 'Trần Văn Mẫu',
  feeText: '',
});
