import { useEffect, useState, useSyncExternalStore } from 'react';
import { useServices } from '../app/services.tsx';
import { type Answered, LatestAnswer } from './latest-answer.ts';

/**
 * The newest answer of the index to a question, and again whenever dossiers change; null before the first one.
 *
 * @param query the same object as long as the same is asked; null while there is nothing to ask
 * @param ask does not change
 */
export function useLatest<Query, Answer>(
  query: Query | null,
  ask: (query: Query) => Promise<Answer>,
): Answered<Query, Answer> | null {
  const { dossierIndex } = useServices();
  const [latest] = useState(() => new LatestAnswer(ask));
  const shown = useSyncExternalStore(latest.subscribe, latest.get);
  useEffect(() => dossierIndex.subscribe(latest.again), [dossierIndex, latest]);
  useEffect(() => {
    if (query !== null) latest.want(query);
  }, [latest, query]);
  if (shown instanceof Error) throw shown;
  return shown;
}
