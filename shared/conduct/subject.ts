import { incidentIdSchema } from '#shared/kernel/ids.ts';
import { type Judgement, applied, refuse } from '#shared/log/judgement.ts';
import type { Subject } from '#shared/log/subject.ts';
import { type IncidentDefinition, type IncidentEvent, incidentDefinitions } from './events.ts';
import type { Incident } from './state.ts';

function judgeIncident(state: Incident | null, _event: IncidentEvent): Judgement {
  return state === null ? applied : refuse('incident-exists');
}

function evolveIncident(_state: Incident | null, event: IncidentEvent): Incident {
  return {
    ...event.payload,
    id: incidentIdSchema.parse(event.entity.id),
    status: 'recorded',
    recordedBy: event.actorId,
  };
}

export const incidentSubject: Subject<Incident, IncidentDefinition> = {
  kind: 'incident',
  definitions: incidentDefinitions,
  judge: judgeIncident,
  evolve: evolveIncident,
};
