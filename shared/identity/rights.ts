import type { Role } from '#shared/catalogue/role.ts';

/** Steps of a dossier's life at the counter. */
export type LifeAction =
  | 'dossier.refuse'
  | 'dossier.supplement'
  | 'dossier.hand-over'
  | 'dossier.record-result'
  | 'dossier.withdraw'
  | 'dossier.return'
  | 'dossier.collect-fee'
  | 'dossier.name-late-cause'
  | 'dossier.plan-legs';

export type Action =
  | 'dossier.receive'
  | 'dossier.print-slip'
  | 'dossier.view'
  | 'dossier.show-personal'
  | 'dossier.attach'
  | 'dossier.pause'
  | 'dossier.reappoint'
  | LifeAction
  | 'dossier.correct'
  | 'dossier.approve-correction'
  | 'dossier.void'
  | 'dossier.import'
  | 'register.export'
  | 'incident.record'
  | 'incident.view-all'
  | 'day-log.view'
  | 'trouble.settle'
  | 'bundle.import'
  | 'calendar.view'
  | 'calendar.edit'
  | 'enrolment.create'
  | 'user.manage';

const counterSteps: readonly LifeAction[] = [
  'dossier.refuse',
  'dossier.supplement',
  'dossier.hand-over',
  'dossier.record-result',
  'dossier.withdraw',
  'dossier.return',
  'dossier.collect-fee',
  'dossier.name-late-cause',
  'dossier.plan-legs',
];

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
    'register.export',
    'dossier.attach',
    'dossier.pause',
    ...counterSteps,
    'dossier.correct',
    'incident.record',
  ],
  supervisor: [
    'dossier.receive',
    'dossier.print-slip',
    'dossier.view',
    'dossier.show-personal',
    'register.export',
    'dossier.attach',
    'dossier.pause',
    ...counterSteps,
    'dossier.correct',
    'dossier.approve-correction',
    'dossier.void',
    'dossier.import',
    'incident.record',
    'incident.view-all',
    'day-log.view',
    'trouble.settle',
    'bundle.import',
    'calendar.view',
  ],
  head: [
    // Whoever signs the letter (Mẫu 04) has it on paper.
    'dossier.print-slip',
    'dossier.view',
    'dossier.show-personal',
    'register.export',
    'dossier.reappoint',
    'dossier.name-late-cause',
    'dossier.correct',
    'dossier.approve-correction',
    'dossier.void',
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
    'register.export',
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
