import { type ChangeEvent, type KeyboardEvent, type ReactElement, memo } from 'react';
import type { PaperLine } from '#shared/dossier/events.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Panel } from '../ui/panel.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './intake.module.css';
import { type IntakeForm, type PaperEntry, withOwnPaper, withPaper } from './intake-form.ts';
import { text } from './text.vi.ts';

export interface PapersPanelProps {
  readonly papers: readonly PaperEntry[];
  readonly errors: ReadonlyMap<string, string>;
  readonly onChange: (change: (form: IntakeForm) => IntakeForm) => void;
}

const kinds = Object.entries(text.paperKinds).map(([value, label]) => ({ value, label }));

function DrawnPapers({ papers, errors, onChange }: PapersPanelProps): ReactElement {
  const count = papers.filter(({ isIn }) => isIn).length;
  return (
    <Panel
      title={text.papers}
      isFilling
      aside={
        <>
          {papers.length > 0 && text.papersIn(count, papers.length)}
          <Button
            label={text.addPaper}
            kind="quiet"
            shortcut="Alt+G"
            onClick={() => onChange(withOwnPaper)}
          />
        </>
      }
    >
      {papers.length === 0 && <p className={styles['none']}>{text.papersNone}</p>}
      <ul className={styles['papers']}>
        {papers.map((paper, index) => (
          // Lines have no identity of their own, and their order never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={styles['paper']}>
            <PaperRow
              paper={paper}
              index={index}
              errors={errors}
              onChange={(change) => onChange((form) => withPaper(form, index, change))}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The paper checklist (field 10 of Mẫu 01). Space ticks, a digit sets the copies; kind and copies are reached by Tab, because they are seldom changed. */
export const PapersPanel = memo(DrawnPapers);

interface PaperRowProps {
  readonly paper: PaperEntry;
  readonly index: number;
  readonly errors: ReadonlyMap<string, string>;
  readonly onChange: (change: Partial<PaperEntry>) => void;
}

function PaperRow({ paper, index, errors, onChange }: PaperRowProps): ReactElement {
  const remark = [paper.isRequired ? '' : text.optional, paper.isReplaceable ? text.replaceable : '']
    .filter((part) => part !== '')
    .join(', ');
  const name = paper.name === '' ? text.paperName : paper.name;
  const tick = {
    id: `paper-${index}`,
    checked: paper.isIn,
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => onChange({ isIn: target.checked }),
    onKeyDown: (event: KeyboardEvent) => {
      // A digit on the line is its number of copies, and says that the paper was handed in.
      if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.altKey || paper.kind === 'shown') return;
      event.preventDefault();
      onChange({ isIn: true, copies: Number(event.key) });
    },
  };
  return (
    <>
      {paper.isOwn ? (
        <div className={styles['ownPaper']}>
          <CheckField {...tick} label="" aria-label={name} />
          <TextField
            id={`paper-${index}-name`}
            label={text.paperName}
            isLabelHidden
            placeholder={text.paperName}
            autoFocus={paper.name === ''}
            error={errors.get(`paper-${index}-name`)}
            value={paper.name}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        </div>
      ) : (
        <CheckField {...tick} label={paper.name} hint={remark === '' ? undefined : remark} />
      )}
      <div className={styles['paperCopies']} data-flow="skip">
        <NumberField
          id={`paper-${index}-copies`}
          label={text.paperCopies(name)}
          isLabelHidden
          max={99}
          error={errors.get(`paper-${index}-copies`)}
          value={paper.copies}
          disabled={!paper.isIn || paper.kind === 'shown'}
          onChange={(copies) => onChange({ copies })}
        />
        <SelectField
          id={`paper-${index}-kind`}
          label={text.paperKind(name)}
          isLabelHidden
          options={kinds}
          value={paper.kind}
          disabled={!paper.isIn}
          onChange={({ target }) => onChange({ kind: target.value as PaperLine['kind'] })}
        />
      </div>
    </>
  );
}
