import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useState } from 'react';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import { timeLeft } from '#shared/calendar/time-left.ts';
import { currentReceiptSlip } from '#shared/dossier/correction/slips.ts';
import { isReceived } from '#shared/dossier/life/life-state.ts';
import { type Dossier, slipsOfOldCode } from '#shared/dossier/state.ts';
import { maskPersonalId } from '#shared/text/personal-id.ts';
import { formatStoredPhone, maskStoredPhone } from '#shared/text/phone.ts';
import { formatMoney, formatShortDate, formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useDossierParam, useGo } from '../app/navigation.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useServices } from '../app/services.tsx';
import { useClock, useMay, useProfile, useUserName } from '../app/session.tsx';
import { originFacts } from '../intake/origin-facts.ts';
import { text as intakeText } from '../intake/text.vi.ts';
import type { DossierRow } from '../store/rows.ts';
import { Button } from '../ui/button.tsx';
import { DueTag } from '../ui/due-tag.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { Screen } from '../ui/screen.tsx';
import { SyncTag } from '../ui/sync-tag.tsx';
import { useToast } from '../ui/toast.tsx';
import { AttachmentsPanel } from './attachments/attachments-panel.tsx';
import { CorrectButton, CorrectionNotices, RecordActions } from './correction-bar.tsx';
import { text as correctionText } from './correction-text.vi.ts';
import styles from './dossier.module.css';
import { Facts } from './facts.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { FeeFacts } from './life/fee-facts.tsx';
import { LegFacts } from './life/leg-facts.tsx';
import { LifeFacts } from './life/life-facts.tsx';
import { AnswerPanel } from './life/answer-panel.tsx';
import { LifePanel } from './life/life-panel.tsx';
import { StateTag } from './life/state-tag.tsx';
import { openClassWords, standingOf } from './open-class-words.ts';
import { PromisePanel } from './promise-panel.tsx';
import { reasonWords } from './reason-words.ts';
import { SlipsPanel } from './slips/slips-panel.tsx';
import { useSlipPapers } from './slips/use-slip-papers.ts';
import { text } from './text.vi.ts';

/** One dossier: what was promised and why, what was handed in, what was printed, and all that was done with it. */
export function DossierScreen(): ReactElement {
  const { db } = useServices();
  const go = useGo();
  const id = useDossierParam();
  const found = useLiveQuery(
    async () => (id === null ? 'none' : ((await db.dossiers.get(id)) ?? 'none')),
    [db, id],
  );
  if (found === undefined) return <Screen title={text.listTitle}>{null}</Screen>;
  if (found === 'none') {
    return (
      <Screen title={text.listTitle}>
        <EmptyState
          title={text.notFoundTitle}
          action={<Button label={text.back} shortcut="F3" isShortcutShownOnly onClick={go.list} />}
        >
          {text.notFoundText}
        </EmptyState>
      </Screen>
    );
  }
  return <DossierPage key={found.id} row={found} />;
}

function DossierPage({ row }: { readonly row: DossierRow }): ReactElement {
  const calendar = useCalendar();
  const { local } = useClock();
  const go = useGo();
  const papers = useSlipPapers();
  const mayPrint = useMay('dossier.print-slip');
  const { dossier } = row;
  const left = timeLeft(calendar, local, row.due);
  const standing = standingOf(dossier, left);
  const receipt = currentReceiptSlip(dossier);
  const oldCode = slipsOfOldCode(dossier)[0]?.printedCode;
  return (
    <Screen
      title={dossier.code}
      remark={
        <>
          {standing === 'settled' ? (
            <StateTag status={dossier.status} />
          ) : (
            <DueTag kind={standing} label={openClassWords(standing, left, row.due)} />
          )}{' '}
          <SyncTag state={row.sync} reason={reasonWords(row.reason)} />
        </>
      }
      actions={
        <>
          {mayPrint && receipt !== null && dossier.voided === null && (
            <Button
              label={receipt.prints > 0 ? text.reprint : text.print}
              kind="primary"
              shortcut="F9"
              isBusy={papers.isPrinting}
              isOff={row.readOnly}
              onClick={() => papers.print({ dossierId: dossier.id, slipId: receipt.id })}
            />
          )}
          <CorrectButton dossier={dossier} isReadOnly={row.readOnly} />
          <Button label={text.incident} onClick={() => go.incident(dossier.id)} />
        </>
      }
    >
      {row.readOnly && <Notice kind="warn" title={text.readOnly} />}
      {oldCode !== undefined && (
        <Notice kind="warn" title={text.oldCode(oldCode, dossier.code)}>
          {text.oldCodeTodo}
        </Notice>
      )}
      {row.reason !== null && (
        <Notice
          kind={row.sync === 'refused' ? 'bad' : 'warn'}
          title={reasonWords(row.reason) ?? row.reason}
        />
      )}
      <CorrectionNotices dossier={dossier} isReadOnly={row.readOnly} />
      <div className={styles['life']}>
        <LifePanel dossier={dossier} isReadOnly={row.readOnly} />
      </div>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          {isReceived(dossier.status) ? (
            <PromisePanel dossier={dossier} isReadOnly={row.readOnly} />
          ) : (
            <AnswerPanel dossier={dossier} />
          )}
          <LifeFacts dossier={dossier} />
          <LegFacts dossier={dossier} />
          <FeeFacts dossier={dossier} />
          <Content dossier={dossier} isReadOnly={row.readOnly} />
        </div>
        <div className={styles['column']}>
          <People dossier={dossier} />
          <SlipsPanel dossier={dossier} isReadOnly={row.readOnly} papers={papers} />
          <AttachmentsPanel dossier={dossier} isReadOnly={row.readOnly} />
          <HistoryPanel dossier={dossier} />
        </div>
      </div>
    </Screen>
  );
}

/** Numbers are masked; showing them is an act of its own that goes on record. */
function People({ dossier }: { readonly dossier: Dossier }): ReactElement {
  const { acts } = useServices();
  const toast = useToast();
  const mayShow = useMay('dossier.show-personal');
  const [isShown, setShown] = useState(false);
  const { applicant, submitter } = dossier;
  const idOf = (number: string): string => (isShown ? number : maskPersonalId(number));
  const phoneOf = (phone: string): string => (isShown ? formatStoredPhone(phone) : maskStoredPhone(phone));
  const show = async (): Promise<void> => {
    const recorded = await acts.recordPersonalShown(dossier.id, ['idNumber', 'phone']);
    if (recorded.ok) setShown(true);
    else toast.fault(recorded);
  };
  return (
    <Panel
      title={text.applicant}
      aside={
        mayShow && (
          <Button
            label={isShown ? text.hideNumbers : text.showNumbers}
            kind="quiet"
            shortcut="Alt+S"
            onClick={() => (isShown ? setShown(false) : void show())}
          />
        )
      }
    >
      <Facts
        facts={[
          [text.fields.name, <strong key="name">{applicant.name}</strong>],
          [
            applicant.kind === 'person' ? text.fields.idNumber : text.fields.taxCode,
            idOf(applicant.idNumber),
          ],
          [
            text.fields.birthDate,
            applicant.birthDate === null ? '' : formatShortDate(applicant.birthDate as LocalDate),
          ],
          [text.fields.phone, phoneOf(applicant.phone)],
          [text.fields.address, applicant.address],
          [text.fields.email, applicant.email],
        ]}
      />
      {submitter !== null && (
        <>
          <h3 className={styles['why']}>{text.submitter}</h3>
          <Facts
            facts={[
              [text.fields.name, submitter.name],
              [text.fields.idNumber, idOf(submitter.idNumber)],
              [text.fields.phone, phoneOf(submitter.phone)],
              [text.fields.address, submitter.address],
              [text.fields.authorisation, submitter.authorisation],
            ]}
          />
        </>
      )}
      {isShown && <p className={styles['audited']}>{text.audited}</p>}
    </Panel>
  );
}

function Content({
  dossier,
  isReadOnly,
}: {
  readonly dossier: Dossier;
  readonly isReadOnly: boolean;
}): ReactElement {
  const { office } = useProfile();
  const nameOf = useUserName();
  const counter = office.counters.find(({ id }) => id === dossier.counterId)?.name ?? '';
  const { procedure, receipt } = dossier;
  // Received elsewhere, before: the one who imported it did not.
  const isOld = dossier.origin !== undefined;
  const calendar = useCalendar();
  const { local } = useClock();
  return (
    <Panel title={text.content} aside={<RecordActions dossier={dossier} isReadOnly={isReadOnly} />}>
      <Facts
        facts={[
          [text.fields.procedure, [procedure.code, procedure.name].filter(Boolean).join(' · ')],
          [text.fields.request, dossier.request],
          [
            text.fields.received,
            isOld
              ? formatShortDateTime(dossier.receivedAt)
              : `${formatShortDateTime(dossier.receivedAt)} · ${nameOf(dossier.receivedBy) ?? ''}`,
          ],
          [text.fields.counter, isOld ? '' : counter],
          ...originFacts(dossier, calendar, local),
          [text.fields.receipt, receipt.number],
          [text.fields.book, isOld ? '' : text.bookLine(receipt.book, receipt.order)],
          [text.fields.sets, String(dossier.sets)],
          [text.fields.fee, feeWords(dossier)],
          [text.fields.resultChannel, intakeText.resultChannels[dossier.resultChannel]],
          [text.fields.aliases, dossier.aliases.join(', ')],
          [text.fields.note, dossier.note],
          [correctionText.notes, dossier.notes.map((note) => note.text).join(' · ')],
        ]}
      />
      <h3 className={styles['why']}>{text.papers}</h3>
      <ol className={styles['papers']}>
        {dossier.papers.map((paper, index) => (
          // Two lines may have one name, and the order never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            {paper.name}{' '}
            <span className={styles['soft']}>
              {text.paperLine(paper.copies, text.paperKinds[paper.kind])}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function feeWords({ fee }: Dossier): string {
  const amount = fee.amount === null ? fee.text : formatMoney(fee.amount);
  const receipt = fee.receiptNumber === '' ? '' : text.feeReceipt(fee.receiptNumber);
  return [amount, fee.collected ? text.feeCollected : '', receipt].filter((part) => part !== '').join(' · ');
}
