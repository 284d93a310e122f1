import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '..');

/** What Electron provides at run time; everything else is bundled, so that the app needs no node_modules. */
const provided = ['electron', /^electron\//, /^node:/, ...builtinModules];

/** Node 20 and Chromium 130 are what the oldest Electron that runs this code embeds (33, in tests); users get 45. */
const target = ['node20', 'chrome130'];

/** The main process: one ES module, `dist/electron/main.js`, the entry that package.json names. */
export const mainBuild: InlineConfig = {
  configFile: false,
  root,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: join(root, 'electron/main.ts'),
    outDir: join(root, 'dist/electron'),
    emptyOutDir: false,
    target,
    minify: false,
    rolldownOptions: {
      external: provided,
      output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false },
    },
  },
};

/** The preload: one CommonJS file, because a sandboxed preload is neither an ES module nor able to load other files. */
export const preloadBuild: InlineConfig = {
  configFile: false,
  root,
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: join(root, 'electron/preload.ts'),
    outDir: join(root, 'dist/electron'),
    emptyOutDir: false,
    target,
    minify: false,
    rolldownOptions: {
      external: provided,
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
};
