import { useSyncExternalStore } from 'react';
import type { Settings } from '#shared/bridge/contract.ts';

const query = '(prefers-color-scheme: dark)';

/** Light or dark, as set or as the system has it now. */
export function useScheme(theme: Settings['theme']): 'light' | 'dark' {
  const isSystemDark = useSyncExternalStore(follow, () => window.matchMedia(query).matches);
  if (theme !== 'system') return theme;
  return isSystemDark ? 'dark' : 'light';
}

function follow(listener: () => void): () => void {
  const list = window.matchMedia(query);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}
