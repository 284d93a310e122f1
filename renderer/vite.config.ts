import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/**
 * Writes `files.json`, the list of every file of the build: the `app://` handler serves these and nothing else.
 */
function listFiles(): Plugin {
  return {
    name: 'list-files',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).sort();
      this.emitFile({ type: 'asset', fileName: 'files.json', source: JSON.stringify(files, null, 2) });
    },
  };
}

/** The window's page and its worker: `dist/renderer`. Nothing inline, so that the policy `script-src 'self'` holds. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  plugins: [react(), listFiles()],
  worker: { format: 'es' },
  build: {
    outDir: join(import.meta.dirname, '../dist/renderer'),
    emptyOutDir: true,
    // Chromium 130 is what the oldest Electron that runs this code embeds.
    target: 'chrome130',
    // Fonts and pictures stay files: the policy does not admit data: addresses for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Loaded from the disk, not over a line: the size warning of the web does not apply.
    chunkSizeWarningLimit: 4096,
  },
});
