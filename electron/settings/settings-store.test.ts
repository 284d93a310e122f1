import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultPrinting } from '#shared/bridge/printing-settings.ts';
import { openStore } from './open-store.ts';
import { SettingsStore } from './settings-store.ts';

const id = '018f0000-0000-7000-8000-000000000001';
const other = '018f0000-0000-7000-8000-000000000002';

const canon = {
  ...defaultPrinting,
  profiles: { ...defaultPrinting.profiles, a4: { ...defaultPrinting.profiles.a4, printerName: 'Canon' } },
};

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
    expect(opened.read()).toEqual({ theme: 'system', printing: defaultPrinting });
    expect([opened.installId, store.get('installId')]).toEqual([id, id]);
    expect(reports).toEqual([]);
  });

  it('keeps the id, whatever a fresh one would be', () => {
    expect(settings({ installId: id }, other).opened.installId).toBe(id);
  });

  it('changes what was asked for and nothing else', () => {
    const { opened } = settings({ theme: 'dark', printing: canon });
    expect(opened.write({ printing: defaultPrinting })).toEqual({ theme: 'dark', printing: defaultPrinting });
    expect(opened.write({ theme: 'light', printing: undefined })).toEqual({
      theme: 'light',
      printing: defaultPrinting,
    });
  });

  it('takes the default for what does not fit, and says which', () => {
    const { opened, reports } = settings({ theme: 'pink', printing: 7, installId: 'x' });
    expect(opened.read()).toEqual({ theme: 'system', printing: defaultPrinting });
    expect(opened.installId).toBe(id);
    expect(reports.sort()).toEqual(['installId', 'printing', 'theme']);
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
