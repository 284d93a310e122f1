import { type ReactElement, useRef, useState } from 'react';
import { stepsTaken } from '#shared/dossier/life/offered-steps.ts';
import type { Step } from '#shared/dossier/life/transitions.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { stepWords } from '#shared/text/life-words.ts';
import { useScan } from '../../app/scanner.tsx';
import { useServices } from '../../app/services.tsx';
import type { StepSlip } from '../../store/step-recorder.ts';
import { type Draft, useDraft } from '../../store/use-draft.ts';
import { Notice } from '../../ui/notice.tsx';
import { ActDialog, useAct } from '../act-dialog.tsx';
import { text as correctionText } from '../correction-text.vi.ts';
import { useSlipPapers } from '../slips/use-slip-papers.ts';
import styles from '../dossier.module.css';
import lifeStyles from './life.module.css';
import { StepFieldInput } from './step-field.tsx';
import { type StepSpec, type StepValues, flawsOf } from './step-spec.ts';
import { text } from './text.vi.ts';

export interface StepDialogProps {
  readonly spec: StepSpec;
  readonly dossier: Dossier;
  readonly onClose: () => void;
  /** Words that stand before the form: why it is open. */
  readonly notice?: string | undefined;
}

/** The dialog of one step. What is typed outlives the dialog, the window and the power. */
export function StepDialog(props: StepDialogProps): ReactElement | null {
  const { db, clock } = useServices();
  const { spec, dossier } = props;
  const draft = useDraft<StepValues>(db, clock, `life/${spec.step}/${dossier.id}`, isStepValues);
  return draft.found === null ? null : <StepEntry {...props} draft={draft} />;
}

function StepEntry({
  spec,
  dossier,
  onClose,
  notice,
  draft,
}: StepDialogProps & { readonly draft: Draft<StepValues> }): ReactElement {
  const found = draft.found === null || draft.found === 'none' ? null : draft.found.value;
  const [values, setValues] = useState<StepValues>({ ...spec.initial, ...found });
  /** What the screen shows, also between two draws. */
  const latest = useRef(values);
  const [isTried, setTried] = useState(false);
  const act = useAct(onClose);
  const papers = useSlipPapers();
  const flaws = isTried ? flawsOf(spec, values, text.required) : {};
  const change = (next: StepValues): void => {
    latest.current = { ...latest.current, ...next };
    setValues(latest.current);
    draft.keep(latest.current);
  };
  useScan((line) => {
    const filled = spec.onScan?.(line, latest.current) ?? null;
    if (filled !== null) change(filled);
    return filled !== null;
  });
  const save = (): void => {
    setTried(true);
    if (Object.keys(flawsOf(spec, latest.current, text.required)).length > 0) return;
    draft.hold();
    void act.run(async () => {
      const saved = await spec.act(latest.current, draft.key);
      if (!saved.ok) draft.keep(latest.current);
      else if (saved.value.value !== null && isPaperDue(spec.step, dossier, saved.value.value)) {
        papers.printIssued({ dossierId: dossier.id, slipId: saved.value.value.slipId });
      }
      return saved;
    });
  };
  const words = text.save as Readonly<Record<string, string>>;
  const shown = spec.fields.filter(({ isShown }) => isShown?.(values) ?? true);
  return (
    <ActDialog
      isOpen
      act={act}
      title={stepWords[spec.step]}
      saveLabel={words[spec.step] ?? stepWords[spec.step]}
      onSave={save}
      onClose={onClose}
    >
      {notice !== undefined && <Notice kind="info" title={notice} />}
      {found !== null && <p className={styles['soft']}>{text.draftKept}</p>}
      {spec.intro.map((line) => (
        <p key={line} className={lifeStyles['intro']}>
          {line}
        </p>
      ))}
      {shown.map((field, index) => (
        <StepFieldInput
          key={field.name}
          field={field}
          values={values}
          error={flaws[field.name]}
          isFirst={index === 0}
          onChange={change}
        />
      ))}
      {act.fault?.code === 'act-refused' && <p className={styles['soft']}>{legalWords(dossier)}</p>}
    </ActDialog>
  );
}

/** A form that a step issued is printed at once. A result is a row on the paper that the dossier went with, which is out already. */
function isPaperDue(step: Step, { slips }: Dossier, { slipId }: NonNullable<StepSlip>): boolean {
  return step !== 'record-result' || slips.every(({ id }) => id !== slipId);
}

/** After a refusal: what would be legal from where the dossier is now. */
function legalWords(dossier: Dossier): string {
  const words = stepsTaken(dossier).map((step) => stepWords[step].toLowerCase());
  if (dossier.voided !== null) words.push(correctionText.unvoid.toLowerCase());
  return words.length === 0 ? text.legalNothing : text.legalNow([...new Set(words)].join(', '));
}

function isStepValues(value: unknown): value is StepValues {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one: unknown) => typeof one === 'string')
  );
}
