import { expect, it } from 'vitest';
import { MemoryDisk } from '#electron/disk/testing/memory-disk.ts';
import { saveTextFile } from './save-text-file.ts';

const chosen = (path: string | null) => ({ toSave: async () => path });

it('writes the text where people chose, and tells the name that they gave it', async () => {
  const disk = new MemoryDisk();
  const saved = await saveTextFile({ disk, chooser: chosen('/usb/can-sua.csv') }, 'x.csv', '\uFEFFlỗi');
  expect(saved).toEqual({ ok: true, value: { fileName: 'can-sua.csv' } });
  const bytes = (await disk.read('/usb/can-sua.csv')) ?? new Uint8Array();
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe('\uFEFFlỗi');
});

it('writes nothing when they chose no place, and says when the place does not take it', async () => {
  const disk = new MemoryDisk({ failing: new Set(['write']) });
  expect(await saveTextFile({ disk, chooser: chosen(null) }, 'x.csv', 'a')).toEqual({
    ok: true,
    value: null,
  });
  expect(await saveTextFile({ disk, chooser: chosen('/usb/x.csv') }, 'x.csv', 'a')).toMatchObject({
    ok: false,
    code: 'text-file-not-saved',
  });
});
