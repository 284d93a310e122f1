import type { PaperSize } from '../page-setup.ts';
import { paperSchema, type Paper } from '../paper.ts';
import { formKindSchema, formSetWords, type FormKind, type FormRegime } from '../form-set.ts';
import { offices, organisation, person } from './sample-people.ts';

/** One form of one set, filled with sample data. */
export interface SampleForm {
  /** Of the file: `tt03-2025-mau-01`. */
  readonly name: string;
  readonly paper: Paper;
  /** For receipts: A4 unless told. */
  readonly receiptSize?: PaperSize;
}

/** All forms of both sets, by their numbers. */
export function sampleForms(): readonly SampleForm[] {
  const regimes: readonly FormRegime[] = ['tt-03-2025', 'tt-01-2018'];
  return regimes.flatMap((regime) =>
    formKindSchema.options.flatMap((form) => {
      const number = formSetWords[regime].numbers[form];
      if (number === undefined) return [];
      const name = `${regime.replace('tt-', 'tt')}-mau-${String(number).padStart(2, '0')}`;
      return [{ name, paper: sampleForm(form, regime) }];
    }),
  );
}

/** Dates fall into the time of the set. */
const times = {
  'tt-03-2025': { code: 'H26.999.01-261123-0007', year: '2026', unit: 'TTPVHCC' },
  'tt-01-2018': { code: '000.00.16.H26-191123-0007', year: '2019', unit: 'BPTNTKQ' },
} as const;

export function sampleForm(form: FormKind, regime: FormRegime): Paper {
  const { code, year, unit } = times[regime];
  const office = offices[regime];
  const head = { regime, office, issuedAt: `${year}-11-24T09:05` };
  const dossier = {
    dossierCode: code,
    procedureName: 'Thủ tục đăng ký khai sinh',
    receivedAt: `${year}-11-23T08:15`,
  };
  const signer = { position: '', name: 'Đỗ Anh Tuấn' };
  const samples: Readonly<Record<FormKind, object>> = {
    receipt: {
      slip: {
        ...dossier,
        regime,
        office,
        number: `01-0123/${year}-${unit}`,
        replacesNumber: null,
        mark: code,
        applicant: person,
        submitter: {
          name: 'Trần Văn Nộp',
          idNumber: '000085000123',
          address: 'Số 9 phố Dùng Thử, phường Cửa Nam, thành phố Hà Nội',
          phone: '0900 000 002',
          email: 'nop@vi-du.example',
          authorisation: `Giấy ủy quyền số 05/UQ ngày 20/11/${year}`,
        },
        request: 'Đăng ký khai sinh cho con thứ hai, sinh tại Bệnh viện Thử Nghiệm',
        procedureCode: '1.001193',
        papers: [
          { name: 'Tờ khai đăng ký khai sinh', kind: 'original', copies: 1, note: '' },
          { name: 'Giấy chứng sinh', kind: 'original', copies: 1, note: '' },
          {
            name: 'Giấy chứng nhận kết hôn',
            kind: 'copy',
            copies: 2,
            note: 'nếu cha, mẹ đã đăng ký kết hôn',
          },
          { name: 'Thẻ căn cước', kind: 'shown', copies: 0, note: 'xuất trình để đối chiếu' },
        ],
        sets: 1,
        limitText: '03 ngày làm việc',
        dueAt: `${year}-11-27T16:30`,
        resultChannel: 'post',
        resultPlace: person.address,
        book: 1,
        order: 123,
        officerName: 'Nguyễn Thị Lan',
        feeText: 'Không thu',
      },
    },
    'supplement-request': {
      ...head,
      number: `01-0007/${regime === 'tt-03-2025' ? 'PBS' : 'HDHS'}-${unit}`,
      dossierCode: code,
      applicant: organisation,
      request: 'Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
      items: [
        {
          text: 'Bổ sung bản vẽ thiết kế mặt bằng móng của công trình, có chữ ký của người chịu trách nhiệm',
          ground: 'thành phần hồ sơ số 03 của thủ tục',
        },
        { text: 'Ghi rõ diện tích xây dựng tầng một tại mục 4 của đơn đề nghị', ground: '' },
        {
          text: 'Nộp lại giấy ủy quyền có chứng thực; bản đã nộp bị mờ, không đọc được',
          ground: 'thành phần hồ sơ số 05 của thủ tục',
        },
      ],
      reason: 'Hồ sơ chưa đủ thành phần theo quy định của thủ tục.',
      dueOn: `${year}-12-08`,
      officerName: 'Nguyễn Thị Lan',
      officerPhone: '024 0000 0000',
    },
    refusal: {
      ...head,
      number: `01-0002/PTC-${unit}`,
      dossierCode: null,
      applicant: person,
      request: 'Đăng ký thay đổi, cải chính hộ tịch',
      reasons: [
        'Giấy khai sinh cần cải chính do cơ quan khác đăng ký, không thuộc thẩm quyền giải quyết tại nơi tiếp nhận.',
        'Người nộp hồ sơ không có văn bản ủy quyền của người có tên trong Giấy khai sinh.',
      ],
      submitterName: person.name,
      officerName: 'Nguyễn Thị Lan',
    },
    apology: {
      ...head,
      number: `01-0003/PXL-${unit}`,
      ...dossier,
      applicant: person,
      submitterName: 'Trần Văn Nộp',
      agencyName: office.parentName,
      promisedAt: `${year}-11-27T16:30`,
      newDueAt: `${year}-12-01T16:30`,
      reason: 'Phải xác minh thông tin về nơi cư trú của cha, mẹ; cơ quan được hỏi chưa trả lời.',
      signer,
    },
    'stop-notice': {
      ...head,
      number: `01-0001/TB-${unit}`,
      ...dossier,
      applicant: person,
      cause: {
        kind: 'applicant-request',
        requestedAt: `${year}-11-24T08:30`,
        reason: 'Gia đình đăng ký khai sinh tại nơi cư trú của mẹ.',
      },
      stage: 'Bộ phận chuyên môn đang thẩm tra, chưa trình ký',
      stoppedAt: `${year}-11-24T09:00`,
      grounds: [],
      feeText: '',
      returnedPapers: ['Giấy chứng sinh (bản chính, 01 bản)', 'Giấy chứng nhận kết hôn (bản sao, 02 bản)'],
      signer,
    },
    'control-slip': {
      ...head,
      number: `01-0123/PKS-${unit}`,
      ...dossier,
      agencyName: 'Bộ phận Tư pháp - Hộ tịch',
      partnerAgencies: 'Công an phường Cửa Nam; Bảo hiểm xã hội khu vực Thử Nghiệm',
      dueAt: `${year}-11-27T16:30`,
      rows: [
        {
          fromUnit: office.name,
          toUnit: 'Bộ phận Tư pháp - Hộ tịch',
          at: `${year}-11-23T08:40`,
          giverName: 'Nguyễn Thị Lan',
          receiverName: 'Phạm Quốc Hưng',
          result: 'early',
          note: '',
        },
        {
          fromUnit: 'Bộ phận Tư pháp - Hộ tịch',
          toUnit: 'Lãnh đạo Ủy ban nhân dân',
          at: `${year}-11-24T10:05`,
          giverName: 'Phạm Quốc Hưng',
          receiverName: 'Đỗ Anh Tuấn',
          result: 'on-time',
          note: 'Kèm dự thảo Giấy khai sinh',
        },
        {
          fromUnit: 'Lãnh đạo Ủy ban nhân dân',
          toUnit: office.name,
          at: null,
          giverName: '',
          receiverName: '',
          result: null,
          note: '',
        },
      ],
    },
    register: {
      regime,
      office,
      field: 'Hộ tịch',
      book: 1,
      from: `${year}-11-01`,
      to: `${year}-11-30`,
      printedAt: `${year}-11-30T16:45`,
      rows: registerRows(regime),
    },
  };
  return paperSchema.parse({ kind: form, ...samples[form] });
}

function registerRows(regime: FormRegime): readonly object[] {
  const { code, year } = times[regime];
  const agencyName = offices[regime].parentName;
  const first = {
    order: 123,
    dossierCode: code,
    procedureName: 'Thủ tục đăng ký khai sinh',
    applicantName: person.name,
    address: person.address,
    phone: person.phone,
    agencyName,
    receivedAt: `${year}-11-23T08:15`,
    dueAt: `${year}-11-27T16:30`,
    returnedAt: `${year}-11-27T10:20`,
    resultChannel: 'counter',
    sets: 1,
    note: '',
  };
  return [
    first,
    {
      ...first,
      order: 124,
      dossierCode: code.replace('0007', '0008'),
      procedureName: 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân',
      applicantName: 'Lê Đức Thịnh',
      phone: '0900 000 003',
      returnedAt: null,
      resultChannel: 'electronic',
      note: 'Đã xin lỗi và hẹn lại 01 lần',
    },
    {
      ...first,
      order: 125,
      dossierCode: code.replace('0007', '0009'),
      procedureName: 'Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
      applicantName: organisation.name,
      address: organisation.address,
      phone: organisation.phone,
      returnedAt: null,
      resultChannel: 'post',
    },
  ];
}

/** The control slip of dossiers that went together. */
export function sampleSharedControlSlip(regime: FormRegime, count: number): Paper {
  const { code, year, unit } = times[regime];
  const office = offices[regime];
  return paperSchema.parse({
    kind: 'shared-control-slip',
    regime,
    office,
    number: `01-0012/PKS-${unit}`,
    issuedAt: `${year}-11-24T15:20`,
    fromUnit: office.name,
    toUnit: 'Bộ phận Tư pháp - Hộ tịch',
    handedAt: `${year}-11-24T15:20`,
    giverName: 'Nguyễn Thị Lan',
    receiverName: 'Phạm Quốc Hưng',
    rows: Array.from({ length: count }, (_, index) => ({
      dossierCode: code.replace(/\d{4}$/, String(index + 1).padStart(4, '0')),
      procedureName:
        index % 2 === 0 ? 'Thủ tục đăng ký khai sinh' : 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân',
      applicantName: (index % 3 === 0 ? organisation : person).name,
      receivedAt: `${year}-11-24T08:15`,
      dueAt: `${year}-11-27T16:30`,
      note: '',
    })),
  });
}
