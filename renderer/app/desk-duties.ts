import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect } from 'react';
import { numbersLeft } from '#shared/dossier/lane.ts';
import { useJournalTrouble, useLineStatus } from './line-status.ts';
import { useServices } from './services.tsx';
import { useClock, useProfile } from './session.tsx';

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

/** What the desk does by itself while somebody sits at it. */
export function useDeskDuties(): void {
  const { bridge, profile, keepJournal, space } = useServices();
  const { line } = useLineStatus();
  const { today, now } = useClock();
  const unwritten = useJournalTrouble();

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
