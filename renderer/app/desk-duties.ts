import { useCallback, useEffect } from 'react';
import { useJournalTrouble, useLineStatus } from './line-status.ts';
import { useServices } from './services.tsx';
import { useClock } from './session.tsx';

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
