import type { ReactElement } from 'react';
import { type ResultChannel, resultChannelSchema } from '#shared/dossier/events.ts';
import { CheckField } from '../ui/check-field.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Panel } from '../ui/panel.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './intake.module.css';
import type { IntakeForm } from './intake-form.ts';
import { text } from './text.vi.ts';

export interface RestPanelProps {
  readonly form: IntakeForm;
  readonly errors: ReadonlyMap<string, string>;
  /** False where the note is not the form's to change. */
  readonly hasNote?: boolean;
  readonly onChange: (change: (form: IntakeForm) => IntakeForm) => void;
}

const channels = resultChannelSchema.options.map((value) => ({ value, label: text.resultChannels[value] }));

/** Fee, sets, where the result is taken, and the request in words. */
export function RestPanel({ form, errors, hasNote = true, onChange }: RestPanelProps): ReactElement {
  const set = (change: Partial<IntakeForm>): void => onChange((before) => ({ ...before, ...change }));
  return (
    <Panel title={text.rest}>
      <div className={styles['rest']}>
        <NumberField
          id="sets"
          label={text.sets}
          required
          min={1}
          max={20}
          error={errors.get('sets')}
          value={form.sets}
          onChange={(sets) => set({ sets })}
        />
        <SelectField
          id="resultChannel"
          label={text.resultChannel}
          options={channels}
          value={form.resultChannel}
          onChange={({ target }) => set({ resultChannel: target.value as ResultChannel })}
        />
        <NumberField
          id="feeAmount"
          label={text.fee}
          suffix=" đ"
          error={errors.get('feeAmount')}
          value={form.feeAmount}
          onChange={(feeAmount) => set({ feeAmount })}
        />
        <div className={styles['feeTaken']}>
          <CheckField
            id="isFeeCollected"
            label={text.feeCollected}
            checked={form.isFeeCollected}
            onChange={({ target }) => set({ isFeeCollected: target.checked })}
          />
          {form.isFeeCollected && (
            <TextField
              id="feeReceipt"
              label={text.feeReceipt}
              value={form.feeReceipt}
              onChange={({ target }) => set({ feeReceipt: target.value })}
            />
          )}
        </div>
        {form.feeText !== '' && <p className={styles['feeText']}>{form.feeText}</p>}
        <div className={styles['three']}>
          <TextField
            id="request"
            label={text.request}
            required
            error={errors.get('request')}
            value={form.request}
            onChange={({ target }) => set({ request: target.value })}
          />
        </div>
        {hasNote && (
          <div>
            <TextField
              id="note"
              label={text.note}
              value={form.note}
              onChange={({ target }) => set({ note: target.value })}
            />
          </div>
        )}
      </div>
    </Panel>
  );
}
