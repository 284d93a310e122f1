import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contextOn } from '#shared/office-calendar/judge-context.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { loadResources } from '../resources.ts';
import { KyselyOfficeLog } from '../sync/kysely-office-log.ts';
import { bundleOperation } from './bundle-operation.ts';
import { runOperation } from './run-operation.ts';

await runOperation((ports, words) => {
  const resources = loadResources(join(import.meta.dirname, '../../resources'));
  if (!resources.ok) throw new Error(faultText(resources).title);
  const operation = bundleOperation({
    log: new KyselyOfficeLog(ports.db),
    contextOf: contextOn(resources.value.calendars),
    read: (path) => readFileSync(path),
  });
  return operation(ports, words);
});
