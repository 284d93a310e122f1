import type { TypedEvent } from '#shared/log/event-definition.ts';
import type { Judgement } from '#shared/log/judgement.ts';
import type { JudgeContext, Subject } from '#shared/log/subject.ts';
import { correctionDefinitions } from './correction/events.ts';
import { judgedAsVoid } from './correction/voided.ts';
import { type DossierDefinition, dossierDefinitions } from './events.ts';
import { evolveDossier } from './evolve.ts';
import {
  evolveImport,
  type ImportDefinition,
  importDefinitions,
  isImportEvent,
  judgeImport,
} from './import/import-event.ts';
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

export const dossierSubject: Subject<Dossier, DossierDefinition | LifeDefinition | ImportDefinition> = {
  kind: 'dossier',
  definitions: [...dossierDefinitions, ...lifeDefinitions, ...correctionDefinitions, ...importDefinitions],
  upcasters: dossierUpcasters,
  judge: judgeAny,
  evolve: (state, event) => {
    if (isImportEvent(event)) return evolveImport(state, event);
    return isLifeEvent(event) ? evolveLife(state, event) : evolveDossier(state, event);
  },
};

/** A void dossier refuses first: that is the reason which helps. What it only puts before people, the act's own rules may refuse. */
function judgeAny(
  state: Dossier | null,
  event: TypedEvent<DossierDefinition | LifeDefinition | ImportDefinition>,
  context: JudgeContext,
): Judgement {
  if (isImportEvent(event)) return judgeImport(state, event);
  const asVoid = state === null ? null : judgedAsVoid(state, event);
  if (asVoid?.verdict === 'rejected') return asVoid;
  const own = isLifeEvent(event) ? judgeLife(state, event, context) : judgeDossier(state, event, context);
  return own.verdict === 'rejected' ? own : (asVoid ?? own);
}
