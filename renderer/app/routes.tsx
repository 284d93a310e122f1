import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { z } from 'zod';
import { CalendarScreen } from '#renderer/calendar/calendar-screen.tsx';
import { IncidentScreen } from '#renderer/conduct/incident-screen.tsx';
import { DayLogScreen } from '#renderer/day-log/day-log-screen.tsx';
import { DossierScreen } from '#renderer/dossiers/dossier-screen.tsx';
import { LifeDiagramScreen } from '#renderer/dossiers/life/diagram-screen.tsx';
import { WorkListScreen } from '#renderer/dossiers/work-list-screen.tsx';
import { HandOverScreen } from '#renderer/handover/handover-screen.tsx';
import { IntakeScreen } from '#renderer/intake/intake-screen.tsx';
import { RegisterScreen } from '#renderer/register/register-screen.tsx';
import { RegisterImportScreen } from '#renderer/register-import/register-import-screen.tsx';
import { OutboxScreen } from '../outbox/outbox-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { FirstScreen } from './first-screen.tsx';
import { Shell } from './shell.tsx';
import { LostScreen } from './lost-screen.tsx';
import { ScreenFailure } from './screen-failure.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: LostScreen });
const first = createRoute({ getParentRoute: () => root, path: '/', component: FirstScreen });
const intake = createRoute({ getParentRoute: () => root, path: '/ho-so-moi', component: IntakeScreen });
const workList = createRoute({
  getParentRoute: () => root,
  path: '/ho-so',
  component: WorkListScreen,
  validateSearch: z.object({ loc: z.string().max(60).optional().catch(undefined) }),
});
const dossier = createRoute({ getParentRoute: () => root, path: '/ho-so/$id', component: DossierScreen });
const incident = createRoute({
  getParentRoute: () => root,
  path: '/su-viec/moi',
  component: IncidentScreen,
  validateSearch: z.object({ hoSo: z.uuid().optional().catch(undefined) }),
});
const lifeDiagram = createRoute({
  getParentRoute: () => root,
  path: '/so-do-trang-thai',
  component: LifeDiagramScreen,
  validateSearch: z.object({ o: z.string().max(40).optional().catch(undefined) }),
});
const handOver = createRoute({ getParentRoute: () => root, path: '/ban-giao', component: HandOverScreen });
const dayLog = createRoute({ getParentRoute: () => root, path: '/nhat-ky-ngay', component: DayLogScreen });
const register = createRoute({ getParentRoute: () => root, path: '/so-theo-doi', component: RegisterScreen });
const calendar = createRoute({
  getParentRoute: () => root,
  path: '/lich-lam-viec',
  component: CalendarScreen,
});
const registerImport = createRoute({
  getParentRoute: () => root,
  path: '/nhap-so-cu',
  component: RegisterImportScreen,
});
const outbox = createRoute({ getParentRoute: () => root, path: '/viec-cho-gui', component: OutboxScreen });
const settings = createRoute({ getParentRoute: () => root, path: '/cai-dat', component: SettingsScreen });

const routeTree = root.addChildren([
  first,
  intake,
  workList,
  dossier,
  incident,
  lifeDiagram,
  handOver,
  dayLog,
  register,
  calendar,
  registerImport,
  outbox,
  settings,
]);

/** The app's addresses. They live behind `#`, because `app://counter` serves one page. */
export function createAppRouter() {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultPendingMs: 0,
    defaultErrorComponent: ScreenFailure,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
