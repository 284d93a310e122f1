import type { ReactElement, ReactNode } from 'react';
import { looksLikeCccdLine } from '#shared/text/cccd.ts';
import { parsePersonalId, personalIdWarnings } from '#shared/text/personal-id.ts';
import { personalIdWarningTexts } from '#shared/text/faults/intake-faults.ts';
import type { PartyKind } from '#shared/dossier/party.ts';
import { useServices } from '../app/services.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { Combo } from '../ui/combo.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Panel } from '../ui/panel.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './intake.module.css';
import { type IntakeForm, type SubmitterEntry, birthYearOf, withParty } from './intake-form.ts';
import { type ApplicantOption, applicantsById, applicantsByName } from './known-applicants.ts';
import { text } from './text.vi.ts';

export interface ApplicantPanelProps {
  readonly form: IntakeForm;
  readonly errors: ReadonlyMap<string, string>;
  /** What the last scan filled in or could not read. */
  readonly scanRemark: ReactNode;
  readonly onChange: (change: (form: IntakeForm) => IntakeForm) => void;
  /** A card line typed or pasted into the number field. */
  readonly onCardLine: (line: string) => void;
}

const kinds = Object.entries(text.kinds).map(([value, label]) => ({ value: value as PartyKind, label }));

/** Who asks: by card, by hand, or as an earlier dossier has them. */
export function ApplicantPanel({
  form,
  errors,
  scanRemark,
  onChange,
  onCardLine,
}: ApplicantPanelProps): ReactElement {
  const { db } = useServices();
  const isPerson = form.kind === 'person';
  const set = (change: Partial<IntakeForm>): void => onChange((before) => ({ ...before, ...change }));
  return (
    <Panel
      title={text.applicant}
      aside={
        <div className={styles['kind']} data-flow="skip">
          <span role="status">{scanRemark}</span>
          <ChoiceField
            label={text.kind}
            isLabelHidden
            options={kinds}
            value={form.kind}
            onChange={(kind) => set({ kind })}
          />
        </div>
      }
    >
      <div className={styles['fields']}>
        <Combo<ApplicantOption>
          id="idNumber"
          label={isPerson ? text.idNumber : text.taxCode}
          hint={idHint(form)}
          required
          isFree
          fromLength={4}
          error={errors.get('idNumber')}
          text={form.idNumber}
          onText={(typed) => (looksLikeCccdLine(typed) ? onCardLine(typed) : set({ idNumber: typed }))}
          onPick={({ party }) => onChange((before) => withParty(before, party))}
          search={(typed) => applicantsById(db, typed)}
        />
        <div className={styles['two']}>
          <Combo<ApplicantOption>
            id="name"
            label={text.name[form.kind]}
            required
            isFree
            fromLength={2}
            error={errors.get('name')}
            text={form.name}
            onText={(name) => set({ name })}
            onPick={({ party }) => onChange((before) => withParty(before, party))}
            search={(typed) => applicantsByName(db, typed)}
          />
        </div>
        <TextField
          id="phone"
          label={text.phone}
          required
          inputMode="tel"
          error={errors.get('phone')}
          value={form.phone}
          onChange={({ target }) => set({ phone: target.value })}
        />
        {isPerson && (
          <DateField
            id="birthDate"
            label={text.birthDate}
            error={errors.get('birthDate')}
            value={form.birthDate}
            onChange={(birthDate) => set({ birthDate })}
          />
        )}
        <TextField
          id="email"
          label={text.email}
          error={errors.get('email')}
          value={form.email}
          onChange={({ target }) => set({ email: target.value })}
        />
        <div className={styles['two']}>
          <TextField
            id="address"
            label={text.address}
            required
            error={errors.get('address')}
            value={form.address}
            onChange={({ target }) => set({ address: target.value })}
          />
        </div>
        <div className={styles['check']}>
          <CheckField
            id="isAuthorised"
            label={text.authorised}
            checked={form.isAuthorised}
            onChange={({ target }) => set({ isAuthorised: target.checked })}
          />
        </div>
      </div>
      {form.isAuthorised && (
        <SubmitterFields
          submitter={form.submitter}
          errors={errors}
          onChange={(change) =>
            onChange((before) => ({ ...before, submitter: { ...before.submitter, ...change } }))
          }
        />
      )}
    </Panel>
  );
}

/** Doubts about a number stand beside it and never stop the work. */
function idHint(form: IntakeForm): string {
  if (form.kind !== 'person') return '';
  const id = parsePersonalId(form.idNumber);
  if (!id.ok) return text.idHint;
  const warnings = personalIdWarnings(id.value, { birthYear: birthYearOf(form) });
  return warnings.map((warning) => personalIdWarningTexts[warning]).join(' ');
}

interface SubmitterFieldsProps {
  readonly submitter: SubmitterEntry;
  readonly errors: ReadonlyMap<string, string>;
  readonly onChange: (change: Partial<SubmitterEntry>) => void;
}

/** Field 8 of Mẫu 01: the one who hands in for the applicant. */
function SubmitterFields({ submitter, errors, onChange }: SubmitterFieldsProps): ReactElement {
  const field = (id: string, label: string, key: keyof SubmitterEntry, isRequired: boolean): ReactElement => (
    <TextField
      id={id}
      label={label}
      required={isRequired}
      error={errors.get(id)}
      value={submitter[key]}
      onChange={({ target }) => onChange({ [key]: target.value })}
    />
  );
  return (
    <fieldset className={styles['submitter']}>
      <legend>{text.submitter}</legend>
      <div className={styles['fields']}>
        {field('submitterName', text.submitterName, 'name', true)}
        {field('submitterId', text.submitterId, 'idNumber', true)}
        {field('submitterPhone', text.submitterPhone, 'phone', true)}
        {field('authorisation', text.authorisation, 'authorisation', true)}
        <div className={styles['whole']}>
          {field('submitterAddress', text.submitterAddress, 'address', false)}
        </div>
      </div>
    </fieldset>
  );
}
