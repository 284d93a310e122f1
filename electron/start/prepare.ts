import type * as Electron from 'electron';
import { join, resolve } from 'node:path';
import { createAppLog, type AppLog } from '#electron/log/app-log.ts';
import { installCrashGuard } from '#electron/log/crash-guard.ts';
import { RotatingFile } from '#electron/log/rotating-file.ts';
import { openNothing } from '#electron/windows/navigation.ts';
import { crashText, crashTitle } from './crash-text.ts';

/** What must be settled before Electron is ready: where things are kept, the sandbox, and what happens when something breaks. */
export function prepareApp({ app, dialog }: Pick<typeof Electron, 'app' | 'dialog'>): AppLog {
  const { commandLine } = app;
  app.setName('Quầy Một Cửa');
  // Under a name that never changes: the folder holds the database, the journal and the device's secrets.
  const wished = commandLine.getSwitchValue('user-data-dir');
  const userData = wished === '' ? join(app.getPath('appData'), 'quay-mot-cua') : resolve(wished);
  app.setPath('userData', userData);
  // Chromium as root must run without a sandbox, and dies in a loop when it is told both.
  if (!commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

  const log = createAppLog({
    file: new RotatingFile(join(userData, 'logs')),
    echo: app.isPackaged ? undefined : (line) => void process.stderr.write(line),
  });
  installCrashGuard({
    process,
    log,
    tell: () => {
      if (app.isPackaged) dialog.showErrorBox(crashTitle, crashText);
      else process.stderr.write(`${crashText}\n`);
    },
    exit: (code) => app.exit(code),
  });
  app.on('web-contents-created', (_event, contents) => openNothing(contents));
  app.on('child-process-gone', (_event, { type, reason }) => log.warn('child.gone', { type, reason }));
  return log;
}
