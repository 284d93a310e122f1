import { describe, expect, it } from 'vitest';
import { electronArguments, electronEnvironment, needsNoSandbox } from './launch.ts';

const launch = { appFolder: '/app', userDataDir: '/profile', extra: ['--office=1'] };

describe('electronArguments', () => {
  it('gives up the sandbox for root only', () => {
    expect(electronArguments(launch, 0)).toContain('--no-sandbox');
    expect(electronArguments(launch, 1000)).not.toContain('--no-sandbox');
    expect(needsNoSandbox(0)).toBe(true);
  });

  it('puts switches before the app and the arguments of the app after it', () => {
    expect(electronArguments(launch, 1000)).toEqual([
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--user-data-dir=/profile',
      '/app',
      '--office=1',
    ]);
  });

  it('leaves the graphics card on at a real screen', () => {
    expect(electronArguments({ appFolder: '/app', userDataDir: '/p', hasGpu: true }, 1000)).toEqual([
      '--user-data-dir=/p',
      '/app',
    ]);
  });
});

describe('electronEnvironment', () => {
  it('adds what the launch needs and drops what would turn Electron into something else', () => {
    const base = {
      HOME: '/home/lan',
      DISPLAY: ':0',
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: '--x',
      EMPTY: undefined,
    };
    expect(electronEnvironment({ DISPLAY: ':9' }, base)).toEqual({ HOME: '/home/lan', DISPLAY: ':9' });
  });
});
