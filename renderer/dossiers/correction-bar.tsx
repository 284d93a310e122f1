import { type ReactElement, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { outdatedSlip } from '#shared/dossier/correction/slips.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useGo } from '../app/navigation.ts';
import { useServices } from '../app/services.tsx';
import { useMay, useSession, useUserName } from '../app/session.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useToast } from '../ui/toast.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { text } from './correction-text.vi.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { text as pageText } from './text.vi.ts';

/** The dialog that corrects what was typed at receipt. */
export function CorrectButton({
  dossier,
  isReadOnly,
}: {
  readonly dossier: Dossier;
  readonly isReadOnly: boolean;
}): ReactElement | null {
  const mayCorrect = useMay('dossier.correct') && !isReadOnly && dossier.voided === null;
  const [isOpen, setOpen] = useState(false);
  if (!mayCorrect) return null;
  return (
    <>
      <Button label={text.correct} shortcut="Alt+E" onClick={() => setOpen(true)} />
      {isOpen && <CorrectDialog dossier={dossier} onClose={() => setOpen(false)} />}
    </>
  );
}

type Step = 'note' | 'void' | 'unvoid';

/** What else may be done to the record itself: note, claim, void. */
export function RecordActions({
  dossier,
  isReadOnly,
}: {
  readonly dossier: Dossier;
  readonly isReadOnly: boolean;
}): ReactElement | null {
  const { correctionActs } = useServices();
  const toast = useToast();
  const { user } = useSession();
  const mayCorrect = useMay('dossier.correct') && !isReadOnly;
  const mayVoid = useMay('dossier.void') && !isReadOnly;
  const [step, setStep] = useState<Step | null>(null);
  const { id, claim, voided } = dossier;
  const isMine = claim?.by === user.id;
  const close = (): void => setStep(null);
  const toggleClaim = async (): Promise<void> => {
    const done =
      claim === null ? await correctionActs.claim(id) : await correctionActs.release(id, claim.eventId);
    if (!done.ok) toast.fault(done);
  };
  const voiding = voided === null ? 'void' : 'unvoid';
  return (
    <>
      {mayCorrect && voided === null && (
        <>
          <Button label={text.note} kind="quiet" shortcut="Alt+C" onClick={() => setStep('note')} />
          {(claim === null || isMine) && (
            <Button
              label={claim === null ? text.claim : text.release}
              kind="quiet"
              shortcut="Alt+B"
              onClick={() => void toggleClaim()}
            />
          )}
        </>
      )}
      {mayVoid && (
        <Button label={text[voiding]} kind="quiet" shortcut="Alt+V" onClick={() => setStep(voiding)} />
      )}
      {step === 'note' && (
        <ReasonDialog
          title={text.note}
          saveLabel={text.noteSave}
          label={text.noteText}
          missing={text.noteMissing}
          fewest={1}
          most={1000}
          act={(typed) => correctionActs.note(id, typed)}
          onClose={close}
        />
      )}
      {(step === 'void' || step === 'unvoid') && (
        <ReasonDialog
          title={text[step]}
          saveLabel={step === 'void' ? text.voidSave : text.unvoidSave}
          label={pageText.reappointReason}
          missing={text.reasonMissing}
          fewest={3}
          most={500}
          {...(step === 'void' && { hint: text.voidHint })}
          act={(typed) => correctionActs[step](id, typed)}
          onClose={close}
        />
      )}
    </>
  );
}

function at(ms: number): string {
  return formatShortDateTime(localDateTimeOf(ms));
}

/** What of corrections the reader of the page must know before anything else. */
export function CorrectionNotices({
  dossier,
  isReadOnly,
}: {
  readonly dossier: Dossier;
  readonly isReadOnly: boolean;
}): ReactElement {
  const { correctionActs } = useServices();
  const toast = useToast();
  const go = useGo();
  const nameOf = useUserName();
  const mayCorrect = useMay('dossier.correct') && !isReadOnly;
  const { id, voided, claim, proposals, conflicts } = dossier;
  const outdated = outdatedSlip(dossier);
  const who = (by: Dossier['receivedBy']): string => nameOf(by) ?? pageText.someone;
  const reissue = async (): Promise<void> => {
    const done = await correctionActs.reissue(id, text.reissueReason);
    if (!done.ok) toast.fault(done);
  };
  const decide = <Button label={text.decide} shortcut="F8" isShortcutShownOnly onClick={go.outbox} />;
  return (
    <>
      {voided !== null && (
        <Notice kind="bad" title={text.voided(who(voided.by), at(voided.at))}>
          {text.because(voided.reason)}
        </Notice>
      )}
      {proposals.length > 0 && (
        <Notice kind="warn" title={text.waits(proposals.length)} actions={decide}>
          {text.waitsHint}
        </Notice>
      )}
      {conflicts.length > 0 && (
        <Notice
          kind="warn"
          title={text.conflicts(conflicts.map(({ field }) => text.fields[field]).join(', '))}
          actions={decide}
        >
          {text.conflictsHint}
        </Notice>
      )}
      {outdated !== null && voided === null && (
        <Notice
          kind="warn"
          title={text.outdated(outdated.number)}
          actions={
            mayCorrect && <Button label={text.reissue} shortcut="Alt+I" onClick={() => void reissue()} />
          }
        >
          {text.outdatedTodo}
        </Notice>
      )}
      {claim !== null && <Notice kind="info" title={text.claimedBy(who(claim.by), at(claim.at))} />}
    </>
  );
}
