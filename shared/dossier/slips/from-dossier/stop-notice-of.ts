import { formatMoney } from '#shared/text/vietnamese-words.ts';
import type { Ending } from '../../life/ending.ts';
import { feePaid } from '../../life/fees.ts';
import type { Dossier } from '../../state.ts';
import type { StopCause, StopNotice } from '../stop-notice-data.ts';
import { dossierFactsOf, type FormDesk, formApplicantOf, issuedFormOf, unitAt } from './form-head.ts';

/** Mẫu 05 of how a dossier ended without a result; null for a dossier whose set of forms has no such notice. */
export function stopNoticeOf(dossier: Dossier, ending: Ending, desk: FormDesk): StopNotice | null {
  const { slip, at, papersReturned } = ending;
  if (slip === null) return null;
  const { regime, ...head } = issuedFormOf(desk, dossier, slip.number, at);
  if (regime !== 'tt-03-2025') return null;
  const paid = feePaid(dossier);
  return {
    kind: 'stop-notice',
    regime,
    ...head,
    ...dossierFactsOf(dossier),
    applicant: formApplicantOf(dossier),
    cause: causeOf(dossier, ending),
    stage: stageOf(dossier, ending),
    stoppedAt: at,
    grounds: [],
    feeText:
      paid > 0 ? `Đã nộp ${formatMoney(paid)}; việc hoàn trả thực hiện theo quy định về phí, lệ phí.` : '',
    returnedPapers: papersReturned ? dossier.papers.map(({ name }) => name) : [],
    signer: { position: '', name: '' },
  };
}

function causeOf({ life }: Dossier, { at, reason }: Ending): StopCause {
  const asked = life.supplements.at(-1);
  if (asked?.isLapsed !== true) return { kind: 'applicant-request', requestedAt: at, reason };
  return {
    kind: 'no-supplement',
    slipNumber: asked.slip.number,
    slipIssuedAt: asked.at,
    dueOn: asked.deadline,
  };
}

/** Giai đoạn xử lý: what the counter has looked at before it stops (Thông tư 03/2025/TT-VPCP Điều 7). */
function stageOf(dossier: Dossier, { at }: Ending): string {
  const { life, slips, pauses } = dossier;
  if (slips.every(({ form }) => form !== 'receipt')) return 'Hồ sơ chưa được tiếp nhận, đang chờ hoàn thiện';
  const asked = life.supplements.at(-1);
  if (asked !== undefined && asked.received === null) return 'Chờ bổ sung, hoàn thiện hồ sơ';
  // A pause that was under way ended with the dossier.
  const paused = pauses.find(({ to }) => to === at);
  if (paused !== undefined) return `Tạm dừng thời hạn: ${paused.name}`;
  const unit = unitAt(dossier, at);
  return unit === null ? 'Đã tiếp nhận, chưa chuyển giải quyết' : `Đang giải quyết tại ${unit}`;
}
