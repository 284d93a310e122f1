import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { type Fault, fault } from '#shared/kernel/result.ts';
import { type BundleReport, problemOf } from '#shared/sync/bundle/report.ts';
import type { PushPorts } from '#shared/sync/server-core/receive-push.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { importBundle } from '../sync/import-bundle.ts';
import type { Operation, OperationAnswer } from './office-operations.ts';

export interface BundleOperationPorts extends Pick<PushPorts, 'log' | 'contextOf'> {
  /** Throws when the file cannot be read. */
  readonly read: (path: string) => Uint8Array;
}

/** Words: the file. For a bundle that was carried to the server itself; of any office. */
export function bundleOperation({ log, contextOf, read }: BundleOperationPorts): Operation {
  return async ({ db, clock, ids }, [path]) => {
    if (path === undefined) {
      return { isDone: false, text: 'Cách dùng: node server/operations/import-bundle.ts TỆP.qmcb' };
    }
    let file: Uint8Array;
    try {
      file = read(path);
    } catch {
      return failed(fault('bundle-not-read'));
    }
    const report = await importBundle({ db, clock, ids, log, contextOf }, file, null);
    return report.ok ? told(report.value) : failed(report);
  };
}

function told(report: BundleReport): OperationAnswer {
  const problem = problemOf(report);
  const { deviceName, createdAt, count, applied, review, rejected, known } = report;
  const lines = [
    `Gói của ${deviceName}, xuất lúc ${formatShortDateTime(localDateTimeOf(createdAt))}: ${count} việc.`,
    `Mới ghi vào sổ chung: ${applied + review + rejected} (chờ xem ${review}, bị từ chối ${rejected}). Đã có từ trước: ${known}.`,
  ];
  return problem === null
    ? { isDone: true, text: lines.join('\n') }
    : { isDone: false, text: [...lines, failed(problem).text].join('\n') };
}

function failed(reason: Fault): OperationAnswer {
  const { title, safe, todo } = faultText(reason);
  return { isDone: false, text: [title, safe, todo].join('\n') };
}
