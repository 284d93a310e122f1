import type { ReactElement } from 'react';
import { type IntakeChannel, intakeChannelSchema } from '#shared/dossier/events.ts';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './intake.module.css';
import type { IntakeForm } from './intake-form.ts';
import { text } from './text.vi.ts';

export interface ArrivalFieldsProps {
  readonly form: IntakeForm;
  readonly errors: ReadonlyMap<string, string>;
  readonly onChannel: (channel: IntakeChannel) => void;
  readonly onTicket: (ticket: string) => void;
}

const channels = intakeChannelSchema.options.map((value) => ({ value, label: text.intakeChannels[value] }));

/** How the dossier came in, beside the procedure. Most come over the counter without a ticket, so that Enter passes these by. */
export function ArrivalFields({ form, errors, onChannel, onTicket }: ArrivalFieldsProps): ReactElement {
  return (
    <div data-flow="skip" className={styles['arrival']}>
      <SelectField
        id="intakeChannel"
        label={text.intakeChannel}
        shortcut="Alt+O"
        options={channels}
        value={form.intakeChannel}
        onChange={({ target }) => onChannel(intakeChannelSchema.parse(target.value))}
      />
      <TextField
        id="queueTicket"
        label={text.queueTicket}
        shortcut="Alt+P"
        error={errors.get('queueTicket')}
        value={form.queueTicket}
        onChange={({ target }) => onTicket(target.value)}
      />
    </div>
  );
}
