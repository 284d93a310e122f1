import { type ReactElement, useState } from 'react';
import type { Fault } from '#shared/kernel/result.ts';
import { Button } from '../ui/button.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { DoorPage } from './door-page.tsx';
import { type EnrolForm, enrolErrors, tidyEnrolForm } from './enrol-form.ts';
import { focusField } from '../ui/field.tsx';
import styles from './identity.module.css';
import { text } from './text.vi.ts';

export interface EnrolScreenProps {
  /** @returns the fault, or null when the device is enrolled and the desk opens */
  readonly onEnrol: (form: EnrolForm) => Promise<Fault | null>;
  /** Back to the office that the machine is enrolled with; null while there is none. */
  readonly onBack: (() => void) | null;
}

/** Binds this machine to a counter of an office, once. */
export function EnrolScreen({ onEnrol, onBack }: EnrolScreenProps): ReactElement {
  const [form, setForm] = useState<EnrolForm>({ serverUrl: '', code: '', deviceName: '' });
  const [isTried, setIsTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const errors = isTried ? enrolErrors(form) : [];
  const words = text.enrol;

  const submit = async (): Promise<void> => {
    if (isBusy) return;
    setIsTried(true);
    setFault(null);
    const [wrong] = enrolErrors(form);
    if (wrong !== undefined) {
      focusField(wrong.field);
      return;
    }
    setIsBusy(true);
    try {
      setFault(await onEnrol(tidyEnrolForm(form)));
    } finally {
      setIsBusy(false);
    }
  };
  const field = (
    name: keyof EnrolForm,
  ): {
    name: string;
    value: string;
    error: string | undefined;
    onChange: (event: { target: { value: string } }) => void;
  } => ({
    name,
    value: form[name],
    error: errors.find((error) => error.field === name)?.message,
    onChange: ({ target }) => setForm((before) => ({ ...before, [name]: target.value })),
  });

  return (
    <DoorPage title={words.title} lead={words.lead}>
      <FormFlow
        label={words.form}
        saveLabel={words.submit}
        onSave={() => void submit()}
        className={styles['form']}
      >
        {fault !== null && <FaultNotice fault={fault} />}
        <TextField
          {...field('serverUrl')}
          label={words.serverUrl}
          hint={words.serverUrlHint}
          required
          autoFocus
          inputMode="url"
        />
        <TextField {...field('code')} label={words.code} hint={words.codeHint} required />
        <TextField
          {...field('deviceName')}
          label={words.deviceName}
          hint={words.deviceNameHint}
          required
          maxLength={80}
        />
        <div className={styles['actions']}>
          <Button
            kind="primary"
            label={isBusy ? words.busy : words.submit}
            shortcut="Ctrl+Enter"
            isShortcutShownOnly
            isFlowStop
            isBusy={isBusy}
            onClick={() => void submit()}
          />
          {onBack !== null && <Button label={words.back} onClick={onBack} />}
        </div>
      </FormFlow>
    </DoorPage>
  );
}
