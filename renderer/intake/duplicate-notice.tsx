import { IconCheck, IconCopy, IconEqualNot } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useState } from 'react';
import {
  type Comparable,
  type ComparedField,
  comparedLines,
} from '#shared/dossier/duplicates/possible-duplicate.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { maskPersonalId } from '#shared/text/personal-id.ts';
import { formatStoredPhone, parsePhone } from '#shared/text/phone.ts';
import { formatShortDate, formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { useServices } from '../app/services.tsx';
import { useClock, useProfile, useUserName } from '../app/session.tsx';
import { useGo } from '../app/navigation.ts';
import { StateTag } from '../dossiers/life/state-tag.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import styles from './duplicate.module.css';
import { type FoundDuplicate, findDuplicates, intakeSoFar } from './find-duplicates.ts';
import type { IntakeForm } from './intake-form.ts';
import { duplicateText as text } from './duplicate-text.vi.ts';

export interface DuplicateNoticeProps {
  readonly form: IntakeForm;
  readonly procedureName: string;
  /** The officer looked at these and goes on. */
  readonly onGoOn: (ids: readonly string[]) => void;
}

/** Says quietly that the same may have been taken in already, and shows both beside each other. Saving is never held up by it. */
export function DuplicateNotice({ form, procedureName, onGoOn }: DuplicateNoticeProps): ReactElement | null {
  const { db, catalogue } = useServices();
  const { today } = useClock();
  const [isOpen, setOpen] = useState(false);
  const days = catalogue.intakeRules.duplicateWithinDays;
  const intake = intakeSoFar(form);
  const found = useLiveQuery(
    () => (intake === null ? [] : findDuplicates(db, intake, today, days)),
    // The form changes with every key, what is whole of it seldom.
    [db, today, days, JSON.stringify(intake)],
  );
  const fresh = (found ?? []).filter(({ row }) => !form.comparedWith.includes(row.id));
  const [first] = fresh;
  if (first === undefined) return null;
  const goOn = (): void => {
    setOpen(false);
    onGoOn(fresh.map(({ row }) => row.id));
  };
  return (
    <>
      <div role="status" className={styles['strip']}>
        <StatusTag
          tone="info"
          icon={<IconCopy size={16} />}
          label={text.title(fresh.length, first.row.dossier.code)}
        />
        <span className={styles['ground']}>{text.why[first.by]}</span>
        <Button label={text.compare} kind="quiet" shortcut="Alt+S" onClick={() => setOpen(true)} />
      </div>
      <CompareDialog
        isOpen={isOpen}
        here={comparableOf(form, procedureName)}
        found={fresh}
        onClose={() => setOpen(false)}
        onGoOn={goOn}
      />
    </>
  );
}

/** The form as a dossier would have it, as far as it is typed. */
function comparableOf(form: IntakeForm, procedureName: string): Comparable {
  const { kind, name, birthDate, address, email } = form;
  const parsed = parsePhone(form.phone);
  const phone = parsed.ok ? parsed.value : form.phone;
  const idNumber = form.idNumber.replaceAll(/[\s.-]/gu, '');
  return {
    applicant: { kind, name, idNumber, birthDate, address, phone, email },
    procedure: { key: form.procedureKey ?? '', code: null, name: procedureName, field: '' },
    request: form.request,
    submitter: form.isAuthorised ? { name: form.submitter.name } : null,
  };
}

interface CompareDialogProps {
  readonly isOpen: boolean;
  readonly here: Comparable;
  readonly found: readonly FoundDuplicate[];
  readonly onClose: () => void;
  readonly onGoOn: () => void;
}

function CompareDialog({ isOpen, here, found, onClose, onGoOn }: CompareDialogProps): ReactElement | null {
  const go = useGo();
  const [at, setAt] = useState(0);
  const shown = found[Math.min(at, found.length - 1)];
  if (shown === undefined) return null;
  const { dossier } = shown.row;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={text.dialog}
      width={920}
      actions={
        <>
          <Button label={text.goOn} kind="primary" shortcut="Ctrl+Enter" autoFocus onClick={onGoOn} />
          <Button label={text.open} shortcut="Alt+M" onClick={() => go.dossier(dossier.id)} />
          {found.length > 1 && (
            <Button
              label={text.next(at + 1, found.length)}
              shortcut="Alt+N"
              onClick={() => setAt((at + 1) % found.length)}
            />
          )}
          <Button label={text.back} kind="quiet" shortcut="Alt+H" onClick={onClose} />
        </>
      }
    >
      <p className={styles['why']}>{text.why[shown.by]}</p>
      <OtherFacts dossier={dossier} />
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.here}</th>
            <th scope="col">{text.there(dossier.code)}</th>
            <th scope="col">{text.result}</th>
          </tr>
        </thead>
        <tbody>
          {comparedLines(here, dossier).map((line) => (
            <tr key={line.field} className={line.isEqual ? '' : styles['differs']}>
              <th scope="row">{text.fields[line.field]}</th>
              <td>{shownValue(line.field, line.here)}</td>
              <td>{shownValue(line.field, line.there)}</td>
              <td>
                <StatusTag
                  tone={line.isEqual ? 'quiet' : 'warn'}
                  icon={line.isEqual ? <IconCheck size={16} /> : <IconEqualNot size={16} />}
                  label={line.isEqual ? text.equal : text.differs}
                  isPlain={line.isEqual}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

/** When, where and by whom it was received, what was promised, and how it stands. */
function OtherFacts({ dossier }: { readonly dossier: Dossier }): ReactElement {
  const nameOf = useUserName();
  const { office } = useProfile();
  const counter = office.counters.find(({ id }) => id === dossier.counterId)?.name ?? '';
  const by = [counter, nameOf(dossier.receivedBy) ?? ''].filter((part) => part !== '').join(' · ');
  return (
    <dl className={styles['facts']}>
      <dt>{text.received}</dt>
      <dd>{`${formatShortDateTime(dossier.receivedAt)}${by === '' ? '' : ` · ${by}`}`}</dd>
      <dt>{text.promise}</dt>
      <dd>{formatShortDateTime(dossier.promise.due)}</dd>
      <dt>{text.state}</dt>
      <dd>
        <StateTag status={dossier.status} isPlain />
      </dd>
    </dl>
  );
}

/** As people read it. The number is masked: that it is equal or not stands beside it. */
function shownValue(field: ComparedField, value: string): string {
  if (field === 'idNumber') return maskPersonalId(value);
  if (field === 'phone') return formatStoredPhone(value);
  const date = field === 'birthDate' ? localDateSchema.safeParse(value) : null;
  return date?.success === true ? formatShortDate(date.data) : value;
}
