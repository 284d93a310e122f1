import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useEffectEvent } from 'react';
import { numbersLeft } from '#shared/dossier/lane.ts';
import { useToast } from '../ui/toast.tsx';
import { useJournalTrouble, useLineStatus } from './line-status.ts';
import { useServices } from './services.tsx';
import { useClock, useMay, useProfile } from './session.tsx';
import { text } from './text.vi.ts';

/** With fewer numbers of the day left than this another lane is asked for. */
const fewNumbers = 50;

function useNumbersLow(): boolean {
  const { db } = useServices();
  const { now, today } = useClock();
  const { office, device } = useProfile();
  const meta = useLiveQuery(() => db.meta.get('device'), [db]);
  if (office.numbering !== 'lane' || meta?.key !== 'device') return false;
  return numbersLeft([device.lane, ...device.moreLanes], meta.numbering, today, now) < fewNumbers;
}

/** A print that an earlier start left without an outcome is put on record as soon as somebody sits here who may print. */
function useLeftOverPrints(): void {
  const { begunPrints, acts } = useServices();
  const mayPrint = useMay('dossier.print-slip');
  const toast = useToast();
  const settle = useEffectEvent(async (): Promise<void> => {
    const codes = await begunPrints.settle(acts);
    if (codes.length === 0) return;
    toast.show({ kind: 'warn', title: text.begunPrint.title(codes), body: text.begunPrint.body });
  });
  useEffect(() => {
    if (mayPrint) void settle();
  }, [mayPrint]);
}

/** What the desk does by itself while somebody sits at it. */
export function useDeskDuties(): void {
  const { bridge, profile, keepJournal, space } = useServices();
  const { line } = useLineStatus();
  const { today, now } = useClock();
  const unwritten = useJournalTrouble();
  useLeftOverPrints();

  const renewProfile = useCallback(
    async (_day: string): Promise<void> => {
      const renewed = await bridge.invoke('profile.refresh');
      if (renewed.ok) profile.set(renewed.value);
    },
    [bridge, profile],
  );
  // The lane's lease and the office's people are renewed whenever the line comes back, and each day.
  useEffect(() => {
    if (line === 'online') void renewProfile(today);
  }, [renewProfile, line, today]);

  const isLow = useNumbersLow();
  const renewAt = useCallback((_now: number) => renewProfile(''), [renewProfile]);
  // Another lane is asked for before the last number is used, each minute until there is one (NUM-1).
  useEffect(() => {
    if (isLow && line === 'online') void renewAt(now);
  }, [renewAt, isLow, line, now]);

  const lookAt = useCallback((_now: number) => space.look(), [space]);
  useEffect(() => {
    void lookAt(now);
  }, [lookAt, now]);

  const keepAt = useCallback((_now: number) => keepJournal(), [keepJournal]);
  // Acts without a second copy are tried again each minute, until the disk has room.
  useEffect(() => {
    if (unwritten > 0) void keepAt(now);
  }, [keepAt, unwritten, now]);
}
