import type { ElectronApplication } from '@playwright/test';

/** Of the process with the page and its workers: what it has in memory now, in megabytes. */
export async function memoryOfPage(electron: ElectronApplication): Promise<number> {
  const kilobytes = await electron.evaluate(({ app }) =>
    Math.max(
      ...app
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ memory }) => memory.workingSetSize),
    ),
  );
  return kilobytes / 1024;
}
