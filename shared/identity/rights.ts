import type { Role } from '#shared/catalogue/role.ts';

export type Action =
  | 'dossier.receive'
  | 'dossier.print-slip'
  | 'dossier.view'
  | 'dossier.show-personal'
  | 'dossier.attach'
  | 'dossier.pause'
  | 'dossier.reappoint'
  | 'incident.record'
  | 'incident.view-all'
  | 'day-log.view'
  | 'trouble.settle'
  | 'bundle.import'
  | 'calendar.view'
  | 'calendar.edit'
  | 'enrolment.create'
  | 'user.manage';

/**
 * The one table of rights (role x action), read by the app to show or hide and by the server to decide. Incidents name people,
 * so only those who answer for the counter may read all of them (domain rule: an entry is never a finding).
 */
const allowed: Readonly<Record<Role, readonly Action[]>> = {
  officer: [
    'dossier.receive',
    'dossier.print-slip',
    'dossier.view',
    'dossier.show-personal',
    'dossier.attach',
    'dossier.pause',
    'incident.record',
  ],
  supervisor: [
    'dossier.receive',
    'dossier.print-slip',
    'dossier.view',
    'dossier.show-personal',
    'dossier.attach',
    'dossier.pause',
    'incident.record',
    'incident.view-all',
    'day-log.view',
    'trouble.settle',
    'bundle.import',
    'calendar.view',
  ],
  head: [
    'dossier.view',
    'dossier.show-personal',
    'dossier.reappoint',
    'incident.record',
    'incident.view-all',
    'day-log.view',
    'trouble.settle',
    'bundle.import',
    'calendar.view',
  ],
  inspector: [
    'dossier.view',
    'dossier.show-personal',
    'incident.record',
    'incident.view-all',
    'day-log.view',
    'calendar.view',
  ],
  admin: [
    'dossier.view',
    'bundle.import',
    'calendar.view',
    'calendar.edit',
    'enrolment.create',
    'user.manage',
  ],
};

export function may(role: Role, action: Action): boolean {
  return allowed[role].includes(action);
}
