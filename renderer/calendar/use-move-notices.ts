import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { MoveNotice } from '#shared/dossier/slips/paper.ts';
import { useServices } from '../app/services.tsx';
import { useProfile } from '../app/session.tsx';
import { usePrintPaper } from '../app/use-print-paper.ts';
import type { MovedRow } from './what-if-rows.ts';

export interface MoveNotices {
  readonly isPrinting: boolean;
  readonly print: (moved: readonly MovedRow[], reason: string) => void;
}

/** Letters to the applicants whose promise was moved, one sheet each. */
export function useMoveNotices(): MoveNotices {
  const { clock } = useServices();
  const { office } = useProfile();
  const { isPrinting, print } = usePrintPaper();
  const { parentName, name, address, phone, place } = office;
  return {
    isPrinting,
    print: (moved, reason) =>
      print({
        kind: 'move-notices',
        office: { parentName, name, address, phone, place },
        printedAt: localDateTimeOf(clock.now()),
        notices: moved.map((row) => moveNoticeOf(row, reason)),
      }),
  };
}

function moveNoticeOf({ dossier, from, to }: MovedRow, reason: string): MoveNotice {
  return {
    dossierCode: dossier.code,
    receiptNumber: dossier.receipt.number,
    applicantName: dossier.applicant.name,
    address: dossier.applicant.address,
    procedureName: dossier.procedure.name,
    receivedAt: dossier.receivedAt,
    from,
    to,
    reason,
  };
}
