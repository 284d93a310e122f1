import { formatLimit } from '#shared/calendar/limit.ts';
import { formatStoredPhone } from '#shared/text/phone.ts';
import { formatMoney } from '#shared/text/vietnamese-words.ts';
import { currentReceiptSlip, slipMark } from '../../correction/slips.ts';
import type { Dossier } from '../../state.ts';
import { formRegimeOn } from '../form-set.ts';
import type { ReceiptSlip } from '../receipt-slip-data.ts';
import { type FormDesk, formApplicantOf, formOfficeOf, officerNameOf } from './form-head.ts';

/** What stands on the receipt slip of a dossier (Mẫu số 01): from the record alone, so that a reprint says what the first print said. */
export function receiptSlipOf(dossier: Dossier, { profile, formSets }: FormDesk): ReceiptSlip {
  const { applicant, submitter, fee } = dossier;
  const slip = currentReceiptSlip(dossier);
  const replaced = dossier.slips.find(({ id }) => id === slip?.replaces);
  return {
    regime: formRegimeOn(formSets, dossier.receivedAt),
    office: formOfficeOf(profile.office),
    number: dossier.receipt.number,
    replacesNumber: replaced?.number ?? null,
    dossierCode: dossier.code,
    mark: slip === null ? dossier.code : slipMark(dossier.code, slip),
    applicant: formApplicantOf(dossier),
    submitter: submitter === null ? null : { ...submitter, phone: formatStoredPhone(submitter.phone) },
    request: dossier.request,
    procedureName: dossier.procedure.name,
    procedureCode: dossier.procedure.code,
    papers: [...dossier.papers],
    sets: dossier.sets,
    limitText: formatLimit(dossier.promise.limit),
    receivedAt: dossier.receivedAt,
    dueAt: dossier.promise.due,
    resultChannel: dossier.resultChannel,
    resultPlace: dossier.resultChannel === 'post' ? applicant.address : '',
    book: dossier.receipt.book,
    order: dossier.receipt.order,
    officerName: officerNameOf(profile, dossier.receivedBy),
    feeText: feeWords(fee),
  };
}

function feeWords({ amount, text, collected, receiptNumber }: Dossier['fee']): string {
  if (amount === null || !collected) return text;
  return receiptNumber === '' ? formatMoney(amount) : `${formatMoney(amount)} (biên lai số ${receiptNumber})`;
}
