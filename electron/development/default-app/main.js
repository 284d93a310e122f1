/**
 * Stands in for Electron's own default app in the substitute runtime, whose archive does not contain one:
 * `electron [-r module]... <folder|file> [arguments]`.
 *
 * It is an ES module and awaits the app's import on purpose: Electron holds back its `ready` event until the entry
 * module has finished, and the app must register its `app://` scheme before `ready`.
 */
import { app } from 'electron';
import { existsSync, readFileSync, statSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { modules, target } = readArguments(process.argv.slice(1));
if (modules.length > 0) Module._preloadModules(modules);
if (target === undefined) {
  console.error('electron: no app given');
  app.exit(1);
} else {
  try {
    await startApp(path.resolve(target));
  } catch (error) {
    console.error(error);
    app.exit(1);
  }
}

function readArguments(args) {
  const modules = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '-v' || argument === '--version') {
      console.log(`v${process.versions.electron}`);
      process.exit(0);
    } else if (argument === '-r' || argument === '--require') {
      index += 1;
      modules.push(args[index]);
    } else if (!argument.startsWith('-')) {
      return { modules, target: argument };
    }
  }
  return { modules, target: undefined };
}

async function startApp(target) {
  process.defaultApp = true;
  const isFolder = statSync(target).isDirectory();
  const manifestPath = path.join(target, 'package.json');
  const manifest = isFolder && existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {};
  if (manifest.version) app.setVersion(manifest.version);
  const name = manifest.productName ?? manifest.name;
  if (name) app.name = name;
  app.setAppPath(isFolder ? target : path.dirname(target));
  const entry = isFolder ? path.join(target, manifest.main ?? 'index.js') : target;
  await import(pathToFileURL(entry).href);
}
