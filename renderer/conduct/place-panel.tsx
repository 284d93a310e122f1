import type { ReactElement } from 'react';
import { counterIdSchema } from '#shared/kernel/ids.ts';
import { useServices } from '../app/services.tsx';
import { useProfile } from '../app/session.tsx';
import { text as deskText } from '../app/text.vi.ts';
import { Combo } from '../ui/combo.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Panel } from '../ui/panel.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import {
  type ConcernedOption,
  type DossierOption,
  concernedOptions,
  dossierOptions,
} from './incident-options.ts';
import styles from './incident.module.css';
import { text } from './text.vi.ts';
import { timeOfTyped } from './typed-time.ts';
import type { IncidentPanelProps } from './what-panel.tsx';

/** When and where it happened, whom it concerns, and with which dossier. */
export function PlacePanel({ form, errors, onChange }: IncidentPanelProps): ReactElement {
  const { db } = useServices();
  const { office, users } = useProfile();
  return (
    <Panel title={text.where}>
      <div className={styles['fields']}>
        <div className={styles['pair']}>
          <DateField
            name="date"
            label={text.date}
            required
            error={errors.get('date')}
            value={form.date}
            onChange={(date) => onChange((before) => ({ ...before, date }))}
          />
          <TextField
            name="time"
            label={text.time}
            hint={text.timeHint}
            required
            error={errors.get('time')}
            value={form.time}
            onChange={({ target }) => onChange((before) => ({ ...before, time: target.value }))}
            onBlur={() =>
              onChange((before) => ({ ...before, time: timeOfTyped(before.time) ?? before.time }))
            }
          />
        </div>
        <SelectField
          name="counter"
          label={text.counter}
          options={office.counters.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.counterId}
          onChange={({ target }) =>
            onChange((before) => ({ ...before, counterId: counterIdSchema.parse(target.value) }))
          }
        />
        <Combo<ConcernedOption>
          name="concerned"
          label={text.concerns}
          hint={text.concernsHint}
          required
          error={errors.get('concerned')}
          text={form.concernedText}
          onText={(concernedText) =>
            onChange((before) => ({
              ...before,
              concernedText,
              concerned: concernedText === before.concernedText ? before.concerned : null,
            }))
          }
          onPick={({ label, concerned }) =>
            onChange((before) => ({ ...before, concerned, concernedText: label }))
          }
          search={(typed) => concernedOptions(users, ({ role }) => deskText.roles[role], typed)}
        />
        <Combo<DossierOption>
          name="dossier"
          label={text.dossier}
          hint={text.dossierHint}
          error={errors.get('dossier')}
          text={form.dossierText}
          fromLength={2}
          onText={(dossierText) =>
            onChange((before) => ({
              ...before,
              dossierText,
              dossierId: dossierText === before.dossierText ? before.dossierId : null,
            }))
          }
          onPick={({ label, dossierId }) =>
            onChange((before) => ({ ...before, dossierId, dossierText: label }))
          }
          search={(typed) => dossierOptions(db, typed)}
        />
      </div>
    </Panel>
  );
}
