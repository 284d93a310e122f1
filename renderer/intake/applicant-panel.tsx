import { type ReactElement, type ReactNode, useRef } from 'react';
import { parsePersonalId, personalIdWarnings } from '#shared/text/personal-id.ts';
import { personalIdWarningTexts } from '#shared/text/faults/intake-faults.ts';
import type { Party, PartyKind } from '#shared/dossier/party.ts';
import { useServices } from '../app/services.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { Combo } from '../ui/combo.tsx';
import { DateField } from '../ui/date-field.tsx';
import { focusField } from '../ui/field.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Panel } from '../ui/panel.tsx';
import { useShortcut } from '../ui/shortcut.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './intake.module.css';
import { type IntakeForm, type SubmitterEntry, birthYearOf, withParty } from './intake-form.ts';
import { cardLineIn } from './card-line.ts';
import {
  type ApplicantOption,
  applicantsById,
  applicantsByName,
  applicantsByPhone,
} from './known-applicants.ts';
import { text } from './text.vi.ts';

export interface ApplicantPanelProps {
  readonly form: IntakeForm;
  readonly errors: ReadonlyMap<string, string>;
  /** What the last scan filled in or could not read. */
  readonly scanRemark: string;
  readonly onChange: (change: (form: IntakeForm) => IntakeForm) => void;
  /** A card line typed or pasted into the number field. */
  readonly onCardLine: (line: string) => void;
}

const kinds = Object.entries(text.kinds).map(([value, label]) => ({ value: value as PartyKind, label }));

const kindKey = 'Alt+D';
const authorisedKey = 'Alt+U';

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
  useShortcut(authorisedKey, text.authorised, () => {
    set({ isAuthorised: !form.isAuthorised });
    // The fields stand there once the screen is drawn.
    requestAnimationFrame(() => focusField(form.isAuthorised ? 'isAuthorised' : 'submitterName'));
  });
  return (
    <Panel
      title={text.applicant}
      aside={
        <div data-flow="skip" className={styles['kind']}>
          <span aria-hidden>
            <Kbd keys={kindKey} />
          </span>
          <ChoiceField
            id="kind"
            label={text.kind}
            isLabelHidden
            shortcut={kindKey}
            options={kinds}
            value={form.kind}
            onChange={(kind) => set({ kind })}
          />
        </div>
      }
    >
      <div className={styles['fields']}>
        <KnownApplicant
          id="idNumber"
          label={isPerson ? text.idNumber : text.taxCode}
          hint={
            <span role="status">
              {scanRemark} {errors.has('idNumber') ? '' : idHint(form)}
            </span>
          }
          fromLength={4}
          error={errors.get('idNumber')}
          text={form.idNumber}
          onText={(typed) => {
            const line = cardLineIn(typed);
            if (line === null) set({ idNumber: typed });
            else onCardLine(line);
          }}
          onKnown={(party) => onChange((before) => withParty(before, party))}
          search={(typed) => applicantsById(db, typed)}
        />
        <div className={styles['two']}>
          <KnownApplicant
            id="name"
            label={text.name[form.kind]}
            fromLength={2}
            error={errors.get('name')}
            text={form.name}
            onText={(name) => set({ name })}
            onKnown={(party) => onChange((before) => withParty(before, party))}
            search={(typed) => applicantsByName(db, typed)}
          />
        </div>
        <KnownApplicant
          id="phone"
          label={text.phone}
          fromLength={5}
          error={errors.get('phone')}
          text={form.phone}
          onText={(phone) => set({ phone })}
          onKnown={(party) => onChange((before) => withParty(before, party))}
          search={(typed) => applicantsByPhone(db, typed)}
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
            label={
              <>
                {text.authorised}{' '}
                <span aria-hidden>
                  <Kbd keys={authorisedKey} />
                </span>
              </>
            }
            aria-keyshortcuts={authorisedKey}
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

interface KnownApplicantProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error: string | undefined;
  readonly text: string;
  readonly fromLength: number;
  readonly onText: (typed: string) => void;
  readonly onKnown: (party: Party) => void;
  readonly search: (typed: string) => Promise<readonly ApplicantOption[]>;
}

/** A field that offers applicants of earlier dossiers while it is typed in. Taking one fills all fields of the applicant. */
function KnownApplicant({ onText, onKnown, ...field }: KnownApplicantProps): ReactElement {
  /** The combo says the label of what was taken once more as text; the field holds something else by then. */
  const taken = useRef<string | null>(null);
  return (
    <Combo<ApplicantOption>
      {...field}
      required
      isFree
      onText={(typed) => {
        const isEcho = taken.current === typed;
        taken.current = null;
        if (!isEcho) onText(typed);
      }}
      onPick={({ label, party }) => {
        taken.current = label;
        onKnown(party);
      }}
    />
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
  const field = (
    id: string,
    label: string,
    key: keyof SubmitterEntry,
    isRequired: boolean,
    placeholder?: string,
  ): ReactElement => (
    <TextField
      id={id}
      label={label}
      placeholder={placeholder}
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
        <div className={styles['two']}>
          {field('authorisation', text.authorisation, 'authorisation', true, text.authorisationHint)}
        </div>
        <div className={styles['whole']}>
          {field('submitterAddress', text.submitterAddress, 'address', false)}
        </div>
      </div>
    </fieldset>
  );
}
