import process from 'node:process';
import { build } from 'vite';

/**
 * A module of ours as one script, built as the app's own pages are; `page.evaluate` then makes its exports a global of that name.
 *
 * @param alias modules that a page does not have, and what stands for them
 */
export async function pageScript(
  entry: string,
  name: string,
  alias: Readonly<Record<string, string>> = {},
): Promise<string> {
  // Vite leaves the environment as of a production build, in which no demo server starts.
  const before = process.env['NODE_ENV'];
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias },
    // A plain script has no address of its own.
    define: { 'import.meta.url': 'location.href' },
    build: { write: false, target: 'chrome130', lib: { entry, formats: ['iife'], name } },
  });
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output))
    throw new Error(`pageScript: nothing was built of ${entry}`);
  // `var` at the top of a script is a global; within an evaluated expression it has to be made one.
  return `${output.output[0].code}\nglobalThis.${name} = ${name};`;
}
