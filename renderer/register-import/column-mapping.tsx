import type { ReactElement } from 'react';
import { textOf } from '#shared/dossier/import/cells.ts';
import { doubledIn, isWhole, missingIn, samplesOf } from '#shared/dossier/import/column-choice.ts';
import {
  type RegisterField,
  registerFields,
  registerHeadings,
  requiredFields,
  searchedRows,
} from '#shared/dossier/import/columns.ts';
import { FormFlow } from '../ui/form-flow.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { SelectField } from '../ui/select-field.tsx';
import styles from './register-import.module.css';
import { text } from './text.vi.ts';
import type { FileToMap } from './use-register-import.ts';

export interface ColumnMappingProps {
  readonly mapping: FileToMap;
  /** What is missing is said above. */
  readonly isFaultShown: boolean;
  readonly onColumn: (column: number, field: RegisterField | null) => void;
  readonly onHeadRow: (headRow: number) => void;
  readonly onUse: () => void;
}

/** As many texts of a column as tell what it is. */
const shownSamples = 3;
const unused = '';

const options = [
  { value: unused, label: text.mapping.unused },
  ...registerFields.map((field) => ({
    value: field as string,
    label: requiredFields.includes(field)
      ? text.mapping.needed(registerHeadings[field])
      : registerHeadings[field],
  })),
];

/** Which column is what, a line each: what was recognised stands there, the rest is chosen from a list. */
export function ColumnMapping(props: ColumnMappingProps): ReactElement {
  const { mapping, isFaultShown, onColumn, onHeadRow, onUse } = props;
  const { table, choice } = mapping;
  const missing = missingIn(choice);
  const doubled = doubledIn(choice);
  const rows = table.slice(0, searchedRows).map((row, at) => ({
    value: String(at),
    label: text.mapping.row(
      at + 1,
      row
        .map(textOf)
        .filter((cell) => cell !== '')
        .join(' | ')
        .slice(0, 100),
    ),
  }));
  return (
    <FormFlow
      label={text.mapping.title}
      saveLabel={text.mapping.use}
      isSaveOff={!isWhole(choice)}
      onSave={onUse}
    >
      <Panel title={text.mapping.title} isFilling>
        <p className={styles['intro']}>{text.mapping.intro}</p>
        <SelectField
          name="head-row"
          label={text.mapping.headRow}
          options={rows}
          value={String(choice.headRow)}
          autoFocus
          onChange={({ target }) => onHeadRow(Number(target.value))}
        />
        <div className={styles['missing']}>
          {!isFaultShown && missing.length > 0 && (
            <Notice
              kind="warn"
              live="polite"
              title={text.mapping.missing(missing.map((field) => registerHeadings[field]).join(', '))}
            />
          )}
        </div>
        <table className={styles['columns']}>
          <thead>
            <tr>
              <th scope="col">{text.mapping.heading}</th>
              <th scope="col">{text.mapping.samples}</th>
              <th scope="col">{text.mapping.field}</th>
            </tr>
          </thead>
          <tbody>
            {choice.fields.map((field, column) => {
              const heading = textOf(table[choice.headRow]?.[column]);
              const name = text.mapping.column(letterOf(column), heading);
              return (
                // Columns have no other name than their place.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={column}>
                  <th scope="row">{name}</th>
                  <td>{samplesOf(table, choice, column, shownSamples).join(' · ')}</td>
                  <td>
                    <SelectField
                      name={`column-${column}`}
                      label={name}
                      isLabelHidden
                      options={options}
                      error={field !== null && doubled.has(field) ? text.mapping.doubled : undefined}
                      value={field ?? unused}
                      onChange={({ target }) =>
                        onColumn(column, registerFields.find((one) => one === target.value) ?? null)
                      }
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Panel>
    </FormFlow>
  );
}

/** As sheets name their columns: A to Z, then AA. */
function letterOf(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : letterOf(Math.floor(column / 26) - 1) + letter;
}
