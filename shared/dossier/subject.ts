import type { Subject } from '#shared/log/subject.ts';
import { correctionDefinitions } from './correction/events.ts';
import { type DossierDefinition, dossierDefinitions } from './events.ts';
import { evolveDossier } from './evolve.ts';
import { judgeDossier } from './judge.ts';
import {
  evolveLife,
  isLifeEvent,
  judgeLife,
  type LifeDefinition,
  lifeDefinitions,
} from './life/life-events.ts';
import type { Dossier } from './state.ts';
import { dossierUpcasters } from './upcasters.ts';

export const dossierSubject: Subject<Dossier, DossierDefinition | LifeDefinition> = {
  kind: 'dossier',
  definitions: [...dossierDefinitions, ...lifeDefinitions, ...correctionDefinitions],
  upcasters: dossierUpcasters,
  judge: (state, event, context) =>
    isLifeEvent(event) ? judgeLife(state, event, context) : judgeDossier(state, event, context),
  evolve: (state, event) => (isLifeEvent(event) ? evolveLife(state, event) : evolveDossier(state, event)),
};
