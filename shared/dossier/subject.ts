import type { Subject } from '#shared/log/subject.ts';
import { type DossierDefinition, dossierDefinitions } from './events.ts';
import { evolveDossier } from './evolve.ts';
import { judgeDossier } from './judge.ts';
import type { Dossier } from './state.ts';

export const dossierSubject: Subject<Dossier, DossierDefinition> = {
  kind: 'dossier',
  definitions: dossierDefinitions,
  judge: judgeDossier,
  evolve: evolveDossier,
};
