import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from './open-store.ts';
import { SettingsStore } from './settings-store.ts';

const id = '018f0000-0000-7000-8000-000000000001';
const other = '018f0000-0000-7000-8000-000000000002';

function settings(stored: Record<string, unknown> = {}, fresh = id) {
  const store = new Map<string, unknown>(Object.entries(stored));
  const reports: string[] = [];
  const opened = new SettingsStore({
    store: { get: (key) => store.get(key), set: (key, value) => void store.set(key, value) },
    freshId: () => fresh,
    report: (key) => void reports.push(key),
  });
  return { opened, store, reports };
}

describe('settings', () => {
  it('begins with the defaults and an id of its own', () => {
    const { opened, store, reports } = settings();
    expect(opened.read()).toEqual({ theme: 'system', printerName: null });
    expect([opened.installId, store.get('installId')]).toEqual([id, id]);
    expect(reports).toEqual([]);
  });

  it('keeps the id, whatever a fresh one would be', () => {
    expect(settings({ installId: id }, other).opened.installId).toBe(id);
  });

  it('changes what was asked for and nothing else', () => {
    const { opened } = settings({ theme: 'dark', printerName: 'Canon' });
    expect(opened.write({ printerName: null })).toEqual({ theme: 'dark', printerName: null });
    expect(opened.write({ theme: 'light', printerName: undefined })).toEqual({
      theme: 'light',
      printerName: null,
    });
  });

  it('takes the default for what does not fit, and says which', () => {
    const { opened, reports } = settings({ theme: 'pink', printerName: 7, installId: 'x' });
    expect(opened.read()).toEqual({ theme: 'system', printerName: null });
    expect(opened.installId).toBe(id);
    expect(reports.sort()).toEqual(['installId', 'printerName', 'theme']);
  });
});

describe('the settings file', () => {
  it('is set aside when it is broken', () => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-test-'));
    const path = join(folder, 'settings.json');
    writeFileSync(path, '{"theme":');
    let reported = 0;
    const create = () => {
      const content = existsSync(path)
        ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>)
        : {};
      return { get: (key: string) => content[key], set: () => undefined };
    };
    const store = openStore(path, create, () => void (reported += 1));
    expect([store.get('theme'), reported, existsSync(`${path}.broken`)]).toEqual([undefined, 1, true]);
    rmSync(folder, { recursive: true });
  });
});
