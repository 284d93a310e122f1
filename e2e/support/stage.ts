import { buildApp } from '#electron/development/build.ts';
import { withDisplay } from '#electron/development/display.ts';
import { type ElectronRuntime, findElectron } from '#electron/development/runtime.ts';
import { ensureElectronSystem, pdfTools, virtualDisplay } from '#electron/development/system-packages.ts';

/** Tells the stories which Electron the stage was prepared with. */
export const runtimeVariable = 'QMC_E2E_ELECTRON';

export interface Stage {
  readonly runtime: ElectronRuntime;
  /** Variables that an app on this stage needs: its display. */
  readonly environment: Readonly<Record<string, string>>;
}

/** An Electron, the system packages it needs, a fresh build and a private screen of 1366x768; then the play. */
export async function prepareStage(play: (stage: Stage) => Promise<void>): Promise<void> {
  const runtime = await findElectron();
  await ensureElectronSystem(runtime.executable, [...virtualDisplay, ...pdfTools]);
  await buildApp();
  await withDisplay((environment) => play({ runtime, environment }), true);
}
