import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { User } from '#shared/identity/user.ts';
import type { Fault } from '#shared/kernel/result.ts';
import { useLineStatus } from '../app/line-status.ts';
import { useServices } from '../app/services.tsx';
import { useCounter, useProfile } from '../app/session.tsx';
import { Button } from '../ui/button.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice, Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { DoorPage } from './door-page.tsx';
import styles from './identity.module.css';
import { text } from './text.vi.ts';

export interface SignInScreenProps {
  /** Whose screens wait behind the lock. */
  readonly leaving: User | null;
}

/** As many as there are keys beside each other, and as fit above the form. */
const mostRecent = 6;

/** Those who have signed in on this machine, the last one first. */
function useRecentUsers(): readonly User[] {
  const { bridge } = useServices();
  const { users } = useProfile();
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    let isGone = false;
    void bridge.invoke('session.recent').then((found) => (isGone ? undefined : setNames(found)));
    return () => {
      isGone = true;
    };
  }, [bridge]);
  return names
    .slice(0, mostRecent)
    .flatMap((name) => users.find(({ signInName }) => signInName === name) ?? []);
}

type Missing = 'name' | 'password' | null;

/** Name and password, with the keyboard alone. The name that was typed stays, whatever happens. */
export function SignInScreen({ leaving }: SignInScreenProps): ReactElement {
  const { sessions } = useServices();
  const { office } = useProfile();
  const counter = useCounter();
  const { line } = useLineStatus();
  const [name, setName] = useState(leaving?.signInName ?? '');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<Missing>(null);
  const [isCapsOn, setIsCapsOn] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const words = text.signIn;

  const recent = useRecentUsers();
  const pick = ({ signInName }: User): void => {
    setName(signInName);
    setPassword('');
    setFault(null);
    setMissing(null);
    passwordField.current?.focus();
  };
  const submit = async (): Promise<void> => {
    if (isBusy) return;
    const lacks: Missing = name.trim() === '' ? 'name' : password === '' ? 'password' : null;
    setMissing(lacks);
    setFault(null);
    if (lacks !== null) {
      (lacks === 'name' ? nameField : passwordField).current?.focus();
      return;
    }
    setIsBusy(true);
    const result = await sessions.signIn(name, password);
    setIsBusy(false);
    if (result.ok) return;
    setFault(result);
    setPassword('');
    passwordField.current?.focus();
  };
  const watchCaps = (event: KeyboardEvent): void => setIsCapsOn(event.getModifierState('CapsLock'));
  const submitOnEnter = (event: KeyboardEvent): void => {
    watchCaps(event);
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey) return;
    event.preventDefault();
    void submit();
  };

  return (
    <DoorPage
      title={words.title}
      lead={
        <>
          <p className={styles['office']}>{office.name}</p>
          <p>{counter?.name ?? ''}</p>
        </>
      }
    >
      {recent.length > 0 && (
        <section className={styles['recent']} aria-label={words.recent}>
          <p>{words.recent}</p>
          <ul>
            {recent.map((user, index) => (
              <li key={user.id}>
                <Button
                  label={user.fullName}
                  shortcut={`Alt+${index + 1}`}
                  kind={user.signInName === name ? 'default' : 'quiet'}
                  onClick={() => pick(user)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      <FormFlow
        label={words.form}
        saveLabel={words.submit}
        onSave={() => void submit()}
        className={styles['form']}
      >
        {fault !== null && <FaultNotice fault={fault} />}
        {line === 'offline' && fault === null && (
          <Notice kind="warn" live="polite" title={words.offlineTitle}>
            <p>{words.offline}</p>
          </Notice>
        )}
        {leaving !== null && (
          <Notice kind="info" title={words.locked(leaving.fullName)}>
            <p>{words.lockedHint}</p>
          </Notice>
        )}
        <TextField
          ref={nameField}
          name="signInName"
          label={words.name}
          value={name}
          error={missing === 'name' ? words.noName : null}
          onChange={({ target }) => setName(target.value)}
          onKeyUp={watchCaps}
          autoFocus={leaving === null}
          autoCapitalize="none"
          maxLength={60}
        />
        <TextField
          ref={passwordField}
          kind="password"
          name="password"
          label={words.password}
          value={password}
          error={missing === 'password' ? words.noPassword : null}
          hint={isCapsOn ? <span role="status">{words.capsLock}</span> : undefined}
          onChange={({ target }) => setPassword(target.value)}
          onKeyDown={submitOnEnter}
          onKeyUp={watchCaps}
          autoFocus={leaving !== null}
          maxLength={200}
        />
        <div className={styles['actions']}>
          <Button
            kind="primary"
            label={isBusy ? words.busy : words.submit}
            shortcut="Enter"
            isShortcutShownOnly
            isBusy={isBusy}
            onClick={() => void submit()}
          />
        </div>
      </FormFlow>
    </DoorPage>
  );
}
