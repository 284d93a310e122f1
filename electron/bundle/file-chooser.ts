import type * as Electron from 'electron';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export const bundleExtension = 'qmcb';

/** What people save, by extension. */
const kinds = {
  [bundleExtension]: { title: 'Xuất gói chưa đồng bộ', name: 'Gói chưa đồng bộ' },
  csv: { title: 'Lưu tệp CSV', name: 'Tệp CSV' },
} as const;

function kindOf(name: string): { readonly title: string; readonly filters: Electron.FileFilter[] } {
  const extension = name.endsWith('.csv') ? 'csv' : bundleExtension;
  const kind = kinds[extension];
  return { title: kind.title, filters: [{ name: kind.name, extensions: [extension] }] };
}

/** Where people keep files. Null: they thought better of it. */
export interface FileChooser {
  /** @param name offered; people may choose another, and say whether to replace what is there */
  toSave(name: string): Promise<string | null>;
  toOpen(): Promise<string | null>;
}

/** Asks with the system's own dialogs, over the window that people work in. */
export function dialogChooser(
  dialog: Pick<Electron.Dialog, 'showSaveDialog' | 'showOpenDialog'>,
  window: () => Electron.BrowserWindow | null,
  folder: string,
): FileChooser {
  return {
    toSave: async (name) => {
      const options = { ...kindOf(name), defaultPath: join(folder, name) };
      const over = window();
      const { canceled, filePath } = await (over === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(over, options));
      return canceled || filePath === '' ? null : filePath;
    },
    toOpen: async () => {
      const options: Electron.OpenDialogOptions = {
        title: 'Nhập gói chưa đồng bộ',
        filters: kindOf(`.${bundleExtension}`).filters,
        properties: ['openFile'],
      };
      const over = window();
      const { canceled, filePaths } = await (over === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(over, options));
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}

/** For tests, which cannot press a system's buttons: saves into one folder, and opens the last bundle by name there. */
export function folderChooser(folder: string): FileChooser {
  return {
    toSave: async (name) => join(folder, name),
    toOpen: async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith(`.${bundleExtension}`)).toSorted();
      const last = names.at(-1);
      return last === undefined ? null : join(folder, last);
    },
  };
}
