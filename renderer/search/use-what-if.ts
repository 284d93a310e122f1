import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { WhatIf } from '../calendar/what-if-rows.ts';
import { useServices } from '../app/services.tsx';
import { useLatest } from './use-latest.ts';

/**
 * What these overrides would do to all promises, and again whenever dossiers change; null while it is being reckoned.
 *
 * @param overrides the same object as long as they are the same; null when there is nothing to reckon
 */
export function useWhatIf(overrides: readonly CalendarOverride[] | null): WhatIf | null {
  const { dossierIndex } = useServices();
  const shown = useLatest(overrides, (wanted) => dossierIndex.whatIf(wanted));
  return shown !== null && shown.query === overrides ? shown.answer : null;
}
