import type * as Electron from 'electron';
import { expect, it } from 'vitest';
import { dialogChooser } from './file-chooser.ts';

/** A system whose person chooses what the test says. */
function system(paths: readonly string[], window: object | null) {
  const asked: unknown[][] = [];
  const dialog = {
    showSaveDialog: async (...words: unknown[]) => {
      asked.push(words);
      return { canceled: paths.length === 0, filePath: paths[0] ?? '' };
    },
    showOpenDialog: async (...words: unknown[]) => {
      asked.push(words);
      return { canceled: paths.length === 0, filePaths: [...paths] };
    },
  };
  const chooser = dialogChooser(
    dialog as Electron.Dialog,
    () => window as Electron.BrowserWindow | null,
    '/documents',
  );
  return { asked, chooser };
}

it('asks over the window that people work in, and offers a name', async () => {
  const window = {};
  const { asked, chooser } = system(['/usb/a.qmcb'], window);
  expect(await chooser.toSave('goi.qmcb')).toBe('/usb/a.qmcb');
  expect(await chooser.toOpen()).toBe('/usb/a.qmcb');
  await chooser.toSave('can-sua.csv');
  expect(asked).toMatchObject([
    [window, { defaultPath: '/documents/goi.qmcb', filters: [{ extensions: ['qmcb'] }] }],
    [window, { properties: ['openFile'], filters: [{ extensions: ['qmcb'] }] }],
    [window, { title: 'Lưu tệp CSV', filters: [{ extensions: ['csv'] }] }],
  ]);
});

it('says when people chose nothing, with a window or without one', async () => {
  for (const window of [{}, null]) {
    const { chooser } = system([], window);
    expect([await chooser.toSave('goi.qmcb'), await chooser.toOpen()]).toEqual([null, null]);
  }
});
