import type { EventColumn, Finding } from '#shared/sync/server-core/verify/findings.ts';
import type { OfficeReport } from './verify-office.ts';

/** What people are told of one office. */
export function reportText(report: OfficeReport): string {
  const { officeId, deviceId, events, devices, entities, codes, headSeq, chainHash, findings } = report;
  const scope =
    deviceId === null
      ? `${events} sự kiện, ${devices} máy, ${entities} đối tượng, ${codes} mã hồ sơ; cuối nhật ký ${headSeq}:${chainHash}`
      : `máy ${deviceId}: ${events} sự kiện`;
  const lines = [`Đơn vị ${officeId}: ${scope}`];
  if (findings.length === 0) lines.push('  Nguyên vẹn.');
  else lines.push(...findings.map((finding) => `  SAI  ${findingText(finding)}`));
  if (report.leftOut > 0) lines.push(`  ... và ${report.leftOut} chỗ khác.`);
  if (report.deviceHoles > 0) {
    lines.push(
      `  Ghi chú: ${report.deviceHoles} số của máy không đứng tên máy đó trong nhật ký; bình thường khi sự kiện đã đến trước qua máy khác hoặc qua gói USB.`,
    );
  }
  if (report.unsealed > 0) {
    lines.push(
      `  Ghi chú: ${report.unsealed} sự kiện bị từ chối vì dấu niêm phong đã hỏng từ khi gửi đến; nội dung của chúng không đối chiếu được.`,
    );
  }
  return lines.join('\n');
}

const columnWords: Readonly<Record<EventColumn, string>> = {
  event_id: 'mã sự kiện',
  device_id: 'mã máy',
  device_seq: 'số của máy',
  entity_kind: 'loại đối tượng',
  entity_id: 'mã đối tượng',
  type: 'loại sự kiện',
};

const entityWords: Readonly<Record<Extract<Finding, { kind: 'entity-differs' }>['what'], string>> = {
  missing: 'có trong nhật ký nhưng không có trong dữ liệu tra cứu',
  extra: 'có trong dữ liệu tra cứu nhưng nhật ký không có',
  state: 'nội dung tra cứu khác với nhật ký',
  'last-seq': 'ghi sai số thứ tự sự kiện cuối',
  'read-only': 'ghi sai dấu chỉ đọc',
};

const codeWords: Readonly<Record<Extract<Finding, { kind: 'code-differs' }>['what'], string>> = {
  missing: 'nhật ký có cấp nhưng bảng mã không có',
  extra: 'bảng mã có nhưng nhật ký không cấp',
  'other-dossier': 'bảng mã trỏ sang hồ sơ khác',
};

function findingText(finding: Finding): string {
  switch (finding.kind) {
    case 'rows-removed':
      return `${places(finding)}: sự kiện đã bị xóa`;
    case 'rows-beyond-head':
      return `${places(finding)}: sự kiện nằm sau điểm cuối đã ghi của nhật ký, được thêm ngoài quy trình hoặc điểm cuối đã bị lùi`;
    case 'row-inserted':
      return `${at(finding)}: được chèn thêm vào giữa nhật ký`;
    case 'row-moved':
      return `${at(finding)}: bị đổi chỗ, khi ghi đứng ở số ${finding.from}`;
    case 'content-changed':
      return `${at(finding)}: nội dung đã bị sửa, không khớp dấu niêm phong của máy ghi`;
    case 'record-changed':
      return `${at(finding)}: giờ nhận, kết luận, lý do, dấu niêm phong hoặc dấu kiểm đã bị sửa`;
    case 'row-unreadable':
      return `${at(finding)}: không đọc được`;
    case 'column-changed':
      return `${at(finding)}: cột ${columnWords[finding.column]} khác với nội dung đã niêm phong`;
    case 'office-foreign':
      return `${at(finding)}: thuộc đơn vị khác`;
    case 'device-order-broken':
      return `${at(finding)}: số ${finding.deviceSeq} của máy ${finding.deviceId} đứng sai thứ tự`;
    case 'device-link-broken':
      return `${at(finding)}: không nối tiếp sự kiện trước của máy ${finding.deviceId} (số ${finding.deviceSeq})`;
    case 'device-end-differs':
      return `Máy ${finding.deviceId}: điểm cuối đã ghi không khớp sự kiện cuối của máy trong nhật ký (số ${finding.deviceSeq})`;
    case 'head-hash-differs':
      return `Dấu kiểm cuối nhật ký không khớp sự kiện số ${finding.seq}`;
    case 'expected-hash-differs':
      return `Số ${finding.seq}: dấu kiểm khác với dấu kiểm mà máy ở quầy đang giữ; nhật ký đã bị viết lại hoặc lùi về trước`;
    case 'entity-differs':
      return `${finding.entityKind} ${finding.entityId}: ${entityWords[finding.what]}`;
    case 'code-differs':
      return `Mã ${finding.code} của hồ sơ ${finding.dossierId}: ${codeWords[finding.what]}`;
  }
}

function at({ seq, eventId }: { readonly seq: number; readonly eventId: string | null }): string {
  return `Số ${seq} (${eventId ?? '?'})`;
}

function places({ seq, until }: { readonly seq: number; readonly until: number }): string {
  return seq === until ? `Số ${seq}` : `Số ${seq} đến ${until}`;
}
