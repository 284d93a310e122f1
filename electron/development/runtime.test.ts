import { describe, expect, it } from 'vitest';
import {
  cacheFolder,
  runtimeLine,
  searchRuntime,
  type RuntimeAnswer,
  type RuntimeOrigin,
  type RuntimeSource,
} from './runtime.ts';

const official = { folder: '/app/node_modules/electron', version: '45.4.1' };

function source(origin: RuntimeOrigin, answer: RuntimeAnswer, asked: string[]): RuntimeSource {
  return {
    origin,
    async find() {
      asked.push(origin);
      return answer;
    },
  };
}

const absent = (reason: string): RuntimeAnswer => ({ kind: 'absent', reason });
const found = (version: string): RuntimeAnswer => ({ kind: 'found', executable: '/e/electron', version });

describe('searchRuntime', () => {
  it('takes the first source that has one and asks no further', async () => {
    const asked: string[] = [];
    const search = await searchRuntime([
      source('override', absent(''), asked),
      source('installed', found('45.4.1'), asked),
      source('downloaded', found('45.4.1'), asked),
    ]);
    expect(search).toMatchObject({ ok: true, runtime: { origin: 'installed' }, reasons: [] });
    expect(asked).toEqual(['override', 'installed']);
  });

  it('falls back to the substitute with the reasons of those before it', async () => {
    const search = await searchRuntime([
      source('override', absent(''), []),
      source('installed', absent('chưa cài'), []),
      source('downloaded', absent('không tải được'), []),
      source('carrier', found('33.2.1'), []),
    ]);
    expect(search).toMatchObject({
      ok: true,
      runtime: { origin: 'carrier', version: '33.2.1' },
      reasons: ['chưa cài', 'không tải được'],
    });
  });

  it('stops at an override that cannot be met, instead of running something else', async () => {
    const asked: string[] = [];
    const search = await searchRuntime([
      source('override', { kind: 'refused', reason: 'không có' }, asked),
      source('installed', found('45.4.1'), asked),
    ]);
    expect(search).toEqual({ ok: false, reasons: ['không có'] });
    expect(asked).toEqual(['override']);
  });

  it('tells every reason when there is none', async () => {
    const search = await searchRuntime([
      source('installed', absent('một'), []),
      source('downloaded', absent('hai'), []),
    ]);
    expect(search).toEqual({ ok: false, reasons: ['một', 'hai'] });
  });
});

describe('runtimeLine', () => {
  it('says loudly that a substitute runs, what users get, and why', () => {
    const runtime = { executable: '/c/electron', version: '33.2.1', origin: 'carrier' } as const;
    expect(runtimeLine(runtime, official, ['không tải được'])).toBe(
      'Electron 33.2.1 (bản thay thế chỉ cho phát triển và kiểm thử; bản giao người dùng là 45.4.1)\n  Vì: không tải được',
    );
  });
});

describe('cacheFolder', () => {
  it('follows XDG_CACHE_HOME, else lies under the home folder', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, '/home/lan')).toBe('/x/quay-mot-cua');
    expect(cacheFolder({ XDG_CACHE_HOME: '' }, '/home/lan')).toBe('/home/lan/.cache/quay-mot-cua');
  });
});
