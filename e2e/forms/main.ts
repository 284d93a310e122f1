import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DevelopmentFailure, runCommandLine } from '#electron/development/failure.ts';
import { projectFolder } from '#e2e/house/source-files.ts';
import { prepareStage } from '../support/stage.ts';
import { renderForms } from './render-forms.ts';
import { sampleForms } from '#shared/dossier/slips/testing/sample-forms.ts';

// `npm run forms -- --out DIR`: every official form of both sets as PDF, with sample data. Exit code 0 only if all are there.
await runCommandLine(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const out = resolve(values.out ?? join(projectFolder, 'out/forms'));
  await prepareStage(async ({ runtime, environment }) => {
    const forms = sampleForms();
    const rendered = await renderForms(forms, { executable: runtime.executable, environment, out });
    for (const { path, pages } of rendered) console.log(`${path}: ${pages} trang`);
    const empty = rendered.filter(({ pages }) => pages < 1).map(({ name }) => name);
    if (empty.length > 0) {
      throw new DevelopmentFailure(`Không đọc được các tệp PDF vừa in: ${empty.join(', ')}.`);
    }
    console.log(`Đủ ${rendered.length} mẫu.`);
  });
});
