import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, useMemo, useRef, useState } from 'react';
import { dossierIdSchema } from '#shared/kernel/ids.ts';
import type { Fault } from '#shared/kernel/result.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useScan } from '../app/scanner.tsx';
import { useServices } from '../app/services.tsx';
import { useClock, useSession } from '../app/session.tsx';
import { useWaiting } from '../search/use-waiting.ts';
import { type Draft, useDraft } from '../store/use-draft.ts';
import { useSlipPapers } from '../dossiers/slips/use-slip-papers.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice, Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { Screen } from '../ui/screen.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { type Batch, emptyBatch, flawOfCode, isBatch } from './batch.ts';
import { BatchList } from './batch-list.tsx';
import styles from './handover.module.css';
import { text } from './text.vi.ts';

/** Shift+F3: many dossiers to one unit with one control slip, by scanning. */
export function HandOverScreen(): ReactElement {
  const { db, clock } = useServices();
  const { user } = useSession();
  const draft = useDraft<Batch>(db, clock, `hand-over/${user.id}`, isBatch);
  if (draft.found === null) return <Screen title={text.title}>{null}</Screen>;
  return <HandOverEntry draft={draft} found={draft.found === 'none' ? emptyBatch : draft.found.value} />;
}

function HandOverEntry({
  draft,
  found,
}: {
  readonly draft: Draft<Batch>;
  readonly found: Batch;
}): ReactElement {
  const { db, lifeActs } = useServices();
  const { role } = useSession().user;
  const { local } = useClock();
  const calendar = useCalendar();
  const toast = useToast();
  const papers = useSlipPapers();
  const [batch, setBatch] = useState(found);
  const latest = useRef(batch);
  const [typed, setTyped] = useState('');
  const [remark, setRemark] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<Fault | null>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const isSaving = useRef(false);
  const { ids } = batch;
  const stored = useLiveQuery(() => db.dossiers.bulkGet([...ids]), [db, ids]);
  const rows = useMemo(() => (stored ?? []).flatMap((row) => row ?? []), [stored]);
  const waiting = useWaiting(ids);

  const change = (next: Partial<Batch>): void => {
    latest.current = { ...latest.current, ...next };
    setBatch(latest.current);
    setFailure(null);
    draft.keep(latest.current);
  };
  const add = async (line: string): Promise<void> => {
    const code = line.trim().toUpperCase();
    if (code === '') return;
    const row = await db.dossiers.where('codes').equals(code).first();
    const flaw = flawOfCode(code, row, latest.current, role, { calendar, now: local });
    setRemark(flaw);
    setTyped('');
    if (flaw === null && row !== undefined) change({ ids: [...latest.current.ids, row.id] });
  };
  useScan((line) => {
    if (line.kind !== 'dossier-code') return false;
    void add(line.text);
    return true;
  });
  const handOver = async (): Promise<void> => {
    const { ids, unit, way } = latest.current;
    draft.hold();
    const given = { direction: 'to-unit', unit: unit.trim(), way, legId: null, note: '' } as const;
    const saved = await lifeActs.handOver(
      ids.map((id) => dossierIdSchema.parse(id)),
      given,
      draft.key,
    );
    if (!saved.ok) {
      draft.keep(latest.current);
      setFailure(saved);
      return;
    }
    const { value: slip, fault: keeping } = saved.value;
    if (keeping !== null) toast.fault(keeping);
    else if (slip !== null) toast.show({ kind: 'good', title: text.saved(ids.length, slip.number) });
    const [first] = ids;
    if (slip !== null && first !== undefined) {
      papers.printIssued({ dossierId: dossierIdSchema.parse(first), slipId: slip.slipId });
    }
    latest.current = { ...emptyBatch, way };
    setBatch(latest.current);
    setTried(false);
  };
  const save = (): void => {
    setTried(true);
    const { ids, unit } = latest.current;
    if (ids.length === 0 || unit.trim() === '' || isSaving.current) return;
    isSaving.current = true;
    void handOver().finally(() => {
      isSaving.current = false;
    });
  };

  return (
    <Screen
      title={text.title}
      remark={text.remark}
      actions={
        <Button label={text.save} kind="primary" shortcut="Ctrl+Enter" isShortcutShownOnly onClick={save} />
      }
    >
      {failure !== null && <FaultNotice fault={failure} />}
      <FormFlow label={text.formLabel} saveLabel={text.save} onSave={save} className={styles['form']}>
        <TextField
          label={text.unit}
          required
          error={isTried && batch.unit.trim() === '' ? text.unitMissing : undefined}
          maxLength={200}
          value={batch.unit}
          onChange={({ target }) => change({ unit: target.value })}
        />
        <ChoiceField<Batch['way']>
          label={text.way}
          options={[
            { value: 'electronic', label: text.ways.electronic },
            { value: 'paper', label: text.ways.paper },
          ]}
          value={batch.way}
          onChange={(way) => change({ way })}
        />
        <TextField
          label={text.code}
          hint={text.codeHint}
          error={isTried && batch.ids.length === 0 ? text.noneYet : undefined}
          maxLength={60}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || typed.trim() === '') return;
            event.preventDefault();
            event.stopPropagation();
            void add(typed);
          }}
        />
      </FormFlow>
      {remark !== null && <Notice kind="warn" live="polite" title={remark} />}
      <Panel
        title={text.list(batch.ids.length)}
        isFlush
        isFilling
        aside={
          <>
            {waiting.length > 0 && (
              <Button
                label={text.addWaiting(waiting.length)}
                kind="quiet"
                shortcut="Alt+I"
                onClick={() => change({ ids: [...latest.current.ids, ...waiting] })}
              />
            )}
            <Button
              label={text.drop}
              kind="quiet"
              shortcut="Alt+B"
              isOff={selected === null}
              onClick={() => change({ ids: latest.current.ids.filter((id) => id !== selected) })}
            />
          </>
        }
      >
        <BatchList rows={rows} onSelect={setSelected} />
      </Panel>
    </Screen>
  );
}
