import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useState } from 'react';
import { useServices } from '../app/services.tsx';
import { useSession } from '../app/session.tsx';
import type { ListChoice } from '../search/list-query.ts';
import { type SavedFilter, isSameChoice } from '../search/saved-filter.ts';
import { savedFiltersOf } from '../store/saved-filters.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { SavedFilterDialog } from './saved-filter-dialog.tsx';
import { savedFilterText as text } from './saved-filter-text.vi.ts';
import styles from './work-list.module.css';

export interface SavedFiltersProps {
  /** What the list is asked for now. */
  readonly choice: ListChoice;
  readonly onChoose: (choice: ListChoice) => void;
}

/** The officer's own filters of the list: choose one (Alt+B), save or delete one (Alt+S). */
export function SavedFilters({ choice, onChoose }: SavedFiltersProps): ReactElement {
  const { db } = useServices();
  const { user } = useSession();
  const [latestKey, setLatestKey] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const saved = useLiveQuery(() => savedFiltersOf(db, user.id), [db, user.id]) ?? nothingYet;
  const latest = saved.find(({ nameKey }) => nameKey === latestKey);
  const isShown = latest !== undefined && isSameChoice(latest.choice, choice);
  const choose = (nameKey: string): void => {
    const next = saved.find((one) => one.nameKey === nameKey);
    if (next === undefined) return;
    setLatestKey(nameKey);
    onChoose(next.choice);
  };
  return (
    <>
      {saved.length > 0 && (
        <div className={styles['saved']}>
          <SelectField
            label={text.saved}
            isLabelHidden
            shortcut="Alt+B"
            options={[
              { value: '', label: text.noneChosen },
              ...saved.map(({ nameKey, name }) => ({ value: nameKey, label: name })),
            ]}
            value={isShown ? latest.nameKey : ''}
            onChange={({ target }) => choose(target.value)}
          />
        </div>
      )}
      <Button label={text.save} shortcut="Alt+S" onClick={() => setOpen(true)} />
      {isOpen && (
        <SavedFilterDialog
          choice={choice}
          saved={saved}
          firstName={latest?.name ?? ''}
          onSaved={setLatestKey}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

const nothingYet: readonly SavedFilter[] = [];
