import { type ReactElement, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { CorrectableField } from '#shared/dossier/correction/field-classes.ts';
import type { OpenConflict, Proposal } from '#shared/dossier/correction/state.ts';
import { changedFields, valueOf } from '#shared/dossier/correction/values.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EventId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useServices } from '../app/services.tsx';
import { useMay } from '../app/session.tsx';
import { text as correctionText } from '../dossiers/correction-text.vi.ts';
import { fieldWords } from '../dossiers/field-words.ts';
import type { Saved } from '../store/recorder.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { VersionTable } from '../ui/version-table.tsx';
import { DecisionForm, type DecisionWords, type Mend, MendButton } from './decision-form.tsx';

const words = correctionText.decision;

export interface CorrectionDecisionProps {
  readonly dossier: Dossier;
  readonly who: (userId: string) => string;
  readonly onClose: () => void;
  readonly mend: Mend | null;
}

/** Whether a supervisor must decide about corrections of this record. */
export function hasDecision(dossier: Dossier): boolean {
  return dossier.proposals.length > 0 || dossier.conflicts.length > 0;
}

/** Corrections that wait for a supervisor: all versions side by side, who and when, and the choice between them (rules CFL-4 and CFL-5). */
export function CorrectionDecision(props: CorrectionDecisionProps): ReactElement {
  return props.dossier.proposals.length > 0 ? <Proposals {...props} /> : <Conflicts {...props} />;
}

function Proposals({ dossier, who, onClose, mend }: CorrectionDecisionProps): ReactElement {
  const { correctionActs } = useServices();
  const mayDecide = useMay('dossier.approve-correction');
  const [choice, setChoice] = useState('');
  const { proposals } = dossier;
  const fields = [...new Set(proposals.flatMap(({ changes }) => changedFields(changes)))];
  const approved = proposals.find(({ eventId }) => eventId === choice);
  const decide = (note: string): Promise<Result<Saved<unknown>>> =>
    correctionActs.decide(dossier.id, {
      approved: approved?.eventId ?? null,
      // Those that say something else of the same matter cannot be right as well; others go on waiting.
      declined: proposals
        .filter((one) => one !== approved && (approved === undefined || isOnSameMatter(one, approved)))
        .map(({ eventId }) => eventId),
      note,
    });
  return (
    <>
      <h3>{words.proposals}</h3>
      <VersionTable
        label={words.fact}
        columns={[
          { id: 'standing', title: words.standing },
          ...proposals.map((proposal, index) => ({
            id: proposal.eventId,
            title: words.proposal(index + 1),
            lines: [byWords(who, proposal), correctionText.because(proposal.reason)],
          })),
        ]}
        rows={fields.map((field) => ({
          id: field,
          label: correctionText.fields[field],
          differs: true,
          cells: [
            said(field, valueOf(dossier, field)),
            // A proposal that leaves the field alone says nothing of it.
            ...proposals.map(({ changes }) =>
              changes[field] === undefined ? '' : said(field, changes[field]),
            ),
          ],
        }))}
      />
      <DecisionForm
        words={decisionWords(words.choose)}
        mayDecide={mayDecide}
        mostLetters={500}
        missing={choice === '' ? words.choiceMissing : null}
        hint={words.slip}
        decide={decide}
        onClose={onClose}
        mend={<MendButton mend={mend} />}
      >
        <ChoiceField
          label={words.choose}
          required
          autoFocus
          options={[
            ...proposals.map(({ eventId, by }, index) => ({
              value: eventId as string,
              label: proposals.length === 1 ? words.approveOnly : words.approve(index + 1, who(by)),
            })),
            { value: 'none', label: words.declineAll },
          ]}
          value={choice}
          onChange={setChoice}
        />
      </DecisionForm>
    </>
  );
}

function isOnSameMatter(one: Proposal, other: Proposal): boolean {
  return changedFields(one.changes).some((field) => other.changes[field] !== undefined);
}

const keep = 'keep';

function Conflicts({ dossier, who, onClose, mend }: CorrectionDecisionProps): ReactElement {
  const { correctionActs } = useServices();
  const mayDecide = useMay('dossier.approve-correction');
  const [choices, setChoices] = useState<Readonly<Partial<Record<CorrectableField, string>>>>({});
  const { conflicts } = dossier;
  const decide = (note: string): Promise<Result<Saved<unknown>>> =>
    correctionActs.resolve(
      dossier,
      conflicts.map(({ field }) => ({
        field,
        chosen: choices[field] === keep ? null : ((choices[field] ?? null) as EventId | null),
      })),
      note,
    );
  return (
    <>
      <h3>{words.conflicts}</h3>
      {conflicts.map((conflict) => (
        <VersionTable
          key={conflict.field}
          label={words.fact}
          columns={[
            {
              id: 'standing',
              title: words.standing,
              lines: [conflict.kept === null ? words.asReceived : byWords(who, conflict.kept)],
            },
            ...conflict.given.map((given, index) => ({
              id: given.eventId,
              title: words.given(index + 2),
              lines: [byWords(who, given), correctionText.because(given.reason)],
            })),
          ]}
          rows={[
            {
              id: conflict.field,
              label: correctionText.fields[conflict.field],
              differs: true,
              cells: [
                said(conflict.field, valueOf(dossier, conflict.field)),
                ...conflict.given.map(({ value }) => said(conflict.field, value)),
              ],
            },
          ]}
        />
      ))}
      <DecisionForm
        words={decisionWords(words.choose)}
        mayDecide={mayDecide}
        mostLetters={500}
        missing={conflicts.every(({ field }) => choices[field] !== undefined) ? null : words.choiceMissing}
        hint={words.slip}
        decide={decide}
        onClose={onClose}
        mend={<MendButton mend={mend} />}
      >
        {conflicts.map((conflict, index) => (
          <ChoiceField
            key={conflict.field}
            label={correctionText.fields[conflict.field]}
            required
            autoFocus={index === 0}
            options={choicesOf(dossier, conflict, who)}
            value={choices[conflict.field] ?? ''}
            onChange={(value) => setChoices((before) => ({ ...before, [conflict.field]: value }))}
          />
        ))}
      </DecisionForm>
    </>
  );
}

function choicesOf(dossier: Dossier, { field, given }: OpenConflict, who: (id: string) => string) {
  return [
    { value: keep, label: words.keep(said(field, valueOf(dossier, field))) },
    ...given.map(({ eventId, value, by }) => ({
      value: eventId as string,
      label: words.take(said(field, value), who(by)),
    })),
  ];
}

function said(field: CorrectableField, value: Json | undefined): string {
  return fieldWords(field, value) || correctionText.nothing;
}

function decisionWords(label: string): DecisionWords {
  return {
    label,
    note: words.note,
    noteMissing: words.noteMissing,
    save: words.save,
    saved: words.saved,
    onlySupervisor: words.onlySupervisor,
  };
}

function byWords(
  who: (id: string) => string,
  { by, at }: { readonly by: string; readonly at: number },
): string {
  return words.by(who(by), formatShortDateTime(localDateTimeOf(at)));
}
