import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { currentReceiptSlip, slipMarkParts, slipOfMark } from '#shared/dossier/correction/slips.ts';
import { returnedBefore } from '#shared/dossier/life/return.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { text as correctionText } from '../dossiers/correction-text.vi.ts';
import { useToast } from '../ui/toast.tsx';
import { useGo } from './navigation.ts';
import { scannedLine } from './scan-line.ts';
import { useScan } from './scanner.tsx';
import { useServices } from './services.tsx';
import { useMay } from './session.tsx';
import { text } from './text.vi.ts';

const slipWords = correctionText.scanned;

/** What a scan does when no screen wants it: a dossier's code opens the dossier, a card begins an intake. */
export function useScanDefaults(): void {
  const { db, scans } = useServices();
  const go = useGo();
  const toast = useToast();
  const mayReceive = useMay('dossier.receive');

  const openByCode = async (typed: string): Promise<void> => {
    const { code, serial } = slipMarkParts(typed);
    const row = await db.dossiers.where('codes').equals(code).first();
    if (row === undefined) {
      toast.show({ kind: 'warn', title: text.scan.unknownCode(code), body: text.scan.unknownCodeHint });
    } else {
      // Whoever brings the slip of a finished dossier has come for the result: its page takes the line up.
      if (row.dossier.status === 'at-counter') scans.putAside(scannedLine(code, false));
      go.dossier(row.dossier.id);
      tellOfSlip(row.dossier, serial);
    }
  };

  /** A scanned paper that no longer counts says so, with or without a line (rule CFL-6). */
  const tellOfSlip = (dossier: Dossier, serial: string | null): void => {
    const slip = slipOfMark(dossier, serial);
    const [returned] = dossier.life.returns;
    if (returned !== undefined) toast.fault(returnedBefore(returned));
    if (dossier.voided !== null) {
      toast.show({ kind: 'warn', title: slipWords.voided, body: slipWords.voidedTodo });
    } else if (slip === null) {
      toast.show({ kind: 'warn', title: slipWords.unknownSlip, body: slipWords.unknownSlipTodo });
    } else if (slip.replacedBy !== null) {
      const current = currentReceiptSlip(dossier)?.number ?? slip.replacedBy.number;
      const at = formatShortDateTime(localDateTimeOf(slip.replacedBy.at));
      toast.show({
        kind: 'warn',
        title: slipWords.replaced(slip.number, slip.replacedBy.number, at),
        body: slipWords.replacedTodo(current),
      });
    }
  };

  useScan((line) => {
    switch (line.kind) {
      case 'dossier-code':
        void openByCode(line.text);
        break;
      case 'cccd':
        if (mayReceive) {
          scans.putAside(line);
          go.newDossier();
        } else toast.show({ kind: 'warn', title: text.scan.noRight });
        break;
      case 'other':
        // In a field it is a barcode that somebody scans instead of typing it.
        if (line.isInField) return false;
        toast.show({ kind: 'warn', title: text.scan.unknownLine, body: text.scan.unknownLineHint });
    }
    return true;
  });
}
