import { useMemo } from 'react';
import { useServices } from '../app/services.tsx';
import { useLatest } from './use-latest.ts';

/** Ids of the dossiers that wait for a hand-over, the longest waiting first. @param except those that are known already */
export function useWaiting(except: readonly string[]): readonly string[] {
  const { dossierIndex } = useServices();
  const shown = useLatest(except, (known) => dossierIndex.waiting(known));
  return useMemo(() => {
    const known = new Set(except);
    return (shown?.answer ?? []).filter((id) => !known.has(id));
  }, [shown, except]);
}
