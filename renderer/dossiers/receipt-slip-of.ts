import { formatLimit } from '#shared/calendar/limit.ts';
import { currentReceiptSlip, slipMark } from '#shared/dossier/correction/slips.ts';
import { type FormSets, formRegimeOn } from '#shared/dossier/slips/form-set.ts';
import type { ReceiptSlip } from '#shared/dossier/slips/receipt-slip-data.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { formatStoredPhone } from '#shared/text/phone.ts';
import { formatMoney } from '#shared/text/vietnamese-words.ts';

/** What stands on the receipt slip of a dossier (Mẫu số 01): from the record alone, so that a reprint says what the first print said. */
export function receiptSlipOf(
  dossier: Dossier,
  { office, users }: OfficeProfile,
  formSets: FormSets,
): ReceiptSlip {
  const { applicant, submitter, fee } = dossier;
  const slip = currentReceiptSlip(dossier);
  const replaced = dossier.slips.find(({ id }) => id === slip?.replaces);
  return {
    regime: formRegimeOn(formSets, dossier.receivedAt),
    office: slipOfficeOf(office),
    number: dossier.receipt.number,
    replacesNumber: replaced?.number ?? null,
    dossierCode: dossier.code,
    mark: slip === null ? dossier.code : slipMark(dossier.code, slip),
    applicant: {
      isOrganisation: applicant.kind === 'organisation',
      name: applicant.name,
      idNumber: applicant.idNumber,
      address: applicant.address,
      phone: formatStoredPhone(applicant.phone),
      email: applicant.email,
    },
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
    officerName: users.find(({ id }) => id === dossier.receivedBy)?.fullName ?? '—',
    feeText: feeWords(fee),
  };
}

/** The head of every paper. */
export function slipOfficeOf({
  parentName,
  name,
  address,
  phone,
  place,
}: OfficeProfile['office']): ReceiptSlip['office'] {
  return { parentName, name, address, phone, place };
}

function feeWords({ amount, text, collected, receiptNumber }: Dossier['fee']): string {
  if (amount === null || !collected) return text;
  return receiptNumber === '' ? formatMoney(amount) : `${formatMoney(amount)} (biên lai số ${receiptNumber})`;
}
