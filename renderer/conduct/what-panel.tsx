import type { ReactElement } from 'react';
import type { IncidentCategory } from '#shared/catalogue/conduct-code.ts';
import { useServices } from '../app/services.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { Combo, type ComboOption } from '../ui/combo.tsx';
import { Panel } from '../ui/panel.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import { findCategories, groupName, refWords } from './find-category.ts';
import { type IncidentForm, refsOf, withCategory } from './incident-form.ts';
import styles from './incident.module.css';
import { severityWords, text } from './text.vi.ts';

export interface IncidentPanelProps {
  readonly form: IncidentForm;
  readonly errors: ReadonlyMap<string, string>;
  readonly onChange: (change: (form: IncidentForm) => IncidentForm) => void;
}

interface CategoryOption extends ComboOption {
  readonly category: IncidentCategory;
}

const severities = text.severities.map((label, value) => ({ value: String(value), label }));

/** What happened, under which category, and in whose words. */
export function WhatPanel({
  form,
  category,
  errors,
  onChange,
}: IncidentPanelProps & { readonly category: IncidentCategory | null }): ReactElement {
  const { conduct } = useServices().catalogue;
  const search = (typed: string): readonly CategoryOption[] =>
    findCategories(conduct, typed).map((found) => ({
      id: found.code,
      label: found.name,
      detail: text.categoryDetail(found.code, groupName(conduct, found)),
      aside: severityWords(found.severity),
      category: found,
    }));
  return (
    <Panel title={text.what}>
      <div className={styles['fields']}>
        <Combo<CategoryOption>
          name="category"
          label={text.category}
          hint={text.categoryHint}
          required
          autoFocus
          error={errors.get('category')}
          text={form.categoryText}
          // After a pick the combo says the option's label too; that is no new text.
          onText={(categoryText) =>
            onChange((before) => ({
              ...before,
              categoryText,
              categoryCode: categoryText === before.categoryText ? before.categoryCode : null,
            }))
          }
          onPick={(option) => onChange((before) => withCategory(before, option.category))}
          search={search}
        />
        <Rules category={category} />
        {/* Proposed with the category and seldom changed: Enter goes past it, Tab reaches it. */}
        <div data-flow="skip">
          <ChoiceField
            id="severity"
            label={text.severity}
            options={severities}
            value={String(form.severity)}
            onChange={(severity) => onChange((before) => ({ ...before, severity: Number(severity) }))}
          />
        </div>
        <TextArea
          name="facts"
          label={text.facts}
          hint={text.factsHint}
          required
          rows={6}
          maxRows={12}
          error={errors.get('facts')}
          value={form.facts}
          onChange={({ target }) => onChange((before) => ({ ...before, facts: target.value }))}
        />
        <TextField
          name="witnesses"
          label={text.witnesses}
          placeholder={text.witnessesHint}
          error={errors.get('witnesses')}
          value={form.witnesses}
          onChange={({ target }) => onChange((before) => ({ ...before, witnesses: target.value }))}
        />
      </div>
    </Panel>
  );
}

function Rules({ category }: { readonly category: IncidentCategory | null }): ReactElement {
  const { conduct } = useServices().catalogue;
  const refs = category === null ? [] : refsOf(category);
  if (refs.length === 0) {
    return category === null ? <p className={styles['none']}>{text.noRules}</p> : <></>;
  }
  return (
    <ul className={styles['rules']} aria-label={text.rules}>
      {refs.map((ref) => (
        <li key={ref}>
          <strong>{refWords(conduct, ref)}</strong>
          {ruleText(ref)}
        </li>
      ))}
    </ul>
  );

  function ruleText(ref: string): string {
    const rule = conduct.rules.find(({ id }) => id === ref);
    return rule === undefined ? '' : `: ${rule.text}`;
  }
}
