import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { LocalDate, LocalDateTime } from '#shared/calendar/local-time.ts';
import { procedureInForce } from '#shared/catalogue/find-procedure.ts';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { type Fault, type Result, fault } from '#shared/kernel/result.ts';
import { parseCccdLine } from '#shared/text/cccd.ts';
import { looksLikeQueueTicket, parseQueueTicket } from '#shared/text/queue-ticket.ts';
import { useGo } from '../app/navigation.ts';
import { useScan } from '../app/scanner.tsx';
import { useServices } from '../app/services.tsx';
import { useClock } from '../app/session.tsx';
import type { IntakeInput } from '../store/acts.ts';
import type { Draft } from '../store/use-draft.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { focusField } from '../ui/field.tsx';
import { checkIntake } from './check-intake.ts';
import { type IntakeForm, emptyIntake, forSameApplicant, withCard } from './intake-form.ts';
import { text } from './text.vi.ts';

const noErrors: readonly FieldError[] = [];

interface LastSaved {
  readonly dossier: Dossier;
  readonly fault: Fault | null;
}

/** One intake under way: what is typed, what is wrong with it, what a scanner said, and how it is saved. */
export interface IntakeUnderWay {
  readonly form: IntakeForm;
  readonly procedure: Procedure | null;
  readonly local: LocalDateTime;
  readonly today: LocalDate;
  readonly errors: readonly FieldError[];
  /** When the draft was kept that this form is from; null for one that was begun here. Epoch milliseconds. */
  readonly restoredAt: number | null;
  /** Why the last save did not go. */
  readonly failure: Fault | null;
  readonly scanFault: Fault | null;
  readonly scanRemark: string;
  /** A card was scanned that must not take the place of who stands in a draft. */
  readonly isCardAside: boolean;
  readonly saved: LastSaved | null;
  readonly change: (next: (form: IntakeForm) => IntakeForm) => void;
  readonly takeCard: (line: string) => boolean;
  /** Shows a form as one that nobody has touched. */
  readonly begin: (form: IntakeForm) => void;
  /** Another one for the applicant of the last. */
  readonly beginForSame: () => void;
  readonly receive: () => void;
  /** On record with its code, and not received: a refusal or a request for what is missing follows on its page. */
  readonly registerOnly: () => void;
}

/** @param found the draft that was kept, if any */
export function useIntake(
  { key, keep, hold }: Draft<IntakeForm>,
  found: { readonly value: IntakeForm; readonly savedAt: number } | null,
): IntakeUnderWay {
  const { acts, lifeActs, catalogue } = useServices();
  const go = useGo();
  const { local, today } = useClock();
  const [form, setForm] = useState<IntakeForm>(found?.value ?? emptyIntake);
  const [restoredAt, setRestoredAt] = useState<number | null>(found?.savedAt ?? null);
  /** What the screen shows, also between two draws: a save takes this, never an older picture of it. */
  const latest = useRef(form);
  /** Tries to save this dossier that failed; from the first on, what is wrong is shown and goes as it is mended. */
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<Fault | null>(null);
  const [scanFault, setScanFault] = useState<Fault | null>(null);
  const [scanRemark, setScanRemark] = useState('');
  const [saved, setSaved] = useState<LastSaved | null>(null);
  const [isCardAside, setCardAside] = useState(false);
  const isSaving = useRef(false);
  /** False while the screen is as it was opened. */
  const isTouched = useRef(false);
  /** What was saved last, for another dossier of the same person. */
  const lastForm = useRef<IntakeForm>(emptyIntake);

  const procedure = useMemo(() => {
    // A draft of last month may name a version that has ended since: then the one in force today counts.
    const inForce =
      form.procedureKey === null
        ? null
        : procedureInForce(catalogue.procedureIndex, form.procedureKey, today);
    return inForce?.ok === true ? inForce.value : null;
  }, [catalogue, form.procedureKey, today]);
  const errors = useMemo((): readonly FieldError[] => {
    const checked = attempt === 0 ? null : checkIntake(form, procedure, local);
    return checked === null || checked.ok ? noErrors : checked.errors;
  }, [attempt, form, procedure, local]);

  const show = useCallback((next: IntakeForm): void => {
    latest.current = next;
    setForm(next);
  }, []);
  // The same function from draw to draw: panels that a letter does not concern are not drawn again.
  const change = useCallback(
    (next: (form: IntakeForm) => IntakeForm): void => {
      show(next(latest.current));
      keep(latest.current);
      isTouched.current = true;
      setSaved(null);
      // Whoever types on has read it.
      setScanFault(null);
    },
    [show, keep],
  );
  const takeCard = (line: string): boolean => {
    const card = parseCccdLine(line);
    if (!card.ok) {
      setScanFault(card);
      setScanRemark('');
      return true;
    }
    change((before) => withCard(before, card.value));
    setScanRemark(card.value.repairedFrom === null ? text.scanned : text.repaired);
    focusField('phone');
    return true;
  };
  const takeScan = (line: string): boolean => {
    // A card that was scanned elsewhere and opened this screen must not take the place of the person in a draft found here.
    const { idNumber, name } = latest.current;
    if (isTouched.current || (idNumber === '' && name === '')) return takeCard(line);
    isTouched.current = true;
    setCardAside(true);
    return true;
  };
  const takeTicket = (line: string): boolean => {
    const ticket = looksLikeQueueTicket(line) ? parseQueueTicket(line) : null;
    if (ticket?.ok !== true) return false;
    change((before) => ({ ...before, queueTicket: ticket.value }));
    return true;
  };
  useScan((line) => (line.kind === 'cccd' ? takeScan(line.text) : takeTicket(line.text)));

  const goToFirstError = useEffectEvent(() => focusField(errors[0]?.field ?? 'procedure'));
  useEffect(() => {
    if (attempt > 0) goToFirstError();
  }, [attempt]);

  const begin = (next: IntakeForm): void => {
    show(next);
    setSaved(null);
    setAttempt(0);
    setFailure(null);
    setCardAside(false);
    setScanFault(null);
    setScanRemark('');
    setRestoredAt(null);
    focusField('procedure');
  };
  /** Checks what is typed and has it taken, draft and all. Null where it was not, and the screen says why. */
  const taken = async <T>(take: (input: IntakeInput) => Promise<Result<T>>): Promise<T | null> => {
    const checked = checkIntake(latest.current, procedure, local);
    if (!checked.ok) {
      setAttempt((count) => count + 1);
      return null;
    }
    hold();
    const done = await take(checked.input);
    if (done.ok) return done.value;
    keep(latest.current);
    setFailure(done);
    return null;
  };
  const receive = async (): Promise<void> => {
    const typed = latest.current;
    const received = await taken((input) => acts.receiveDossier(input, key));
    if (received === null) return;
    // What was typed into the old form meanwhile goes with it.
    hold();
    lastForm.current = typed;
    begin(emptyIntake);
    setSaved({ dossier: received.value, fault: received.fault });
  };
  const registerOnly = async (): Promise<void> => {
    const registered = await taken((input) => lifeActs.register(input, key));
    if (registered === null) return;
    begin(emptyIntake);
    go.dossier(registered.value);
  };
  const save = (work: () => Promise<void>): void => {
    // A second press while the first is under way would receive the same dossier twice.
    if (isSaving.current) return;
    isSaving.current = true;
    void work()
      .catch((error: unknown) => setFailure(fault('internal', { message: String(error) })))
      .finally(() => {
        isSaving.current = false;
      });
  };
  const beginForSame = (): void => {
    begin(forSameApplicant(lastForm.current));
    keep(latest.current);
  };

  return {
    form,
    procedure,
    local,
    today,
    errors,
    restoredAt,
    failure,
    scanFault,
    scanRemark,
    isCardAside,
    saved,
    change,
    takeCard,
    begin,
    beginForSame,
    receive: () => save(receive),
    registerOnly: () => save(registerOnly),
  };
}
