import { expect, it } from 'vitest';
import { MemoryDisk, systemError } from '#electron/disk/testing/memory-disk.ts';
import { saveTextFile } from './save-text-file.ts';

const chooser = (path: string | null) => ({ toSave: async () => path });

it('writes the table with the mark by which spreadsheets know UTF-8', async () => {
  const disk = new MemoryDisk();
  const saved = await saveTextFile({ chooser: chooser('/usb/so.csv'), disk }, 'so.csv', 'Mã hồ sơ\r\n');
  expect(saved).toEqual({ ok: true, value: { fileName: 'so.csv' } });
  const { bytes } = disk.files.get('/usb/so.csv')!;
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe('Mã hồ sơ\r\n');
});

it('does nothing when people think better of it, and names what stood in the way', async () => {
  const disk = new MemoryDisk();
  expect(await saveTextFile({ chooser: chooser(null), disk }, 'so.csv', 'x')).toEqual({
    ok: true,
    value: null,
  });
  disk.faults.capacity = 1;
  const ports = { chooser: chooser('/usb/so.csv'), disk };
  expect(await saveTextFile(ports, 'so.csv', 'Mã hồ sơ')).toMatchObject({ code: 'text-file-disk-full' });
  const guarded = Object.assign(new MemoryDisk(), { open: () => Promise.reject(systemError('EROFS')) });
  expect(await saveTextFile({ ...ports, disk: guarded }, 'so.csv', 'x')).toMatchObject({
    code: 'text-file-read-only',
  });
});
