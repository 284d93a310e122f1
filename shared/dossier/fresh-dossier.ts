import { uncorrected } from './correction/state.ts';
import { freshLife } from './life/life.ts';
import type { Dossier } from './state.ts';

/** What a dossier is born with, however it comes in: nothing has been done with it. */
export const freshDossier = {
  aliases: [],
  ...uncorrected,
  slips: [],
  pauses: [],
  paused: null,
  reappointment: null,
  earlierPromises: [],
  attachments: [],
  life: freshLife,
} as const satisfies Partial<Dossier>;
