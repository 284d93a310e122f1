import { applied, type Judgement, refuse } from '#shared/log/judgement.ts';
import type { Subject } from '#shared/log/subject.ts';
import { type RegisterExportDefinition, registerExportDefinitions } from './events.ts';
import type { RegisterExport } from './state.ts';
import { registerExportUpcasters } from './upcasters.ts';

function judgeRegisterExport(state: RegisterExport | null): Judgement {
  return state === null ? applied : refuse('register-export-exists');
}

export const registerExportSubject: Subject<RegisterExport, RegisterExportDefinition> = {
  kind: 'register-export',
  definitions: registerExportDefinitions,
  upcasters: registerExportUpcasters,
  judge: judgeRegisterExport,
  evolve: (_state, { payload, actorId }) => ({ ...payload, by: actorId }),
};
