import { describe, expect, it } from 'vitest';
import { bridgeChannels } from '#shared/bridge/channels.ts';
import { fault, ok } from '#shared/kernel/result.ts';
import {
  installBridge,
  servicesOnce,
  type BridgeCall,
  type BridgeOptions,
  type BridgePort,
  type BridgeServices,
} from './bridge-handlers.ts';

const contents = {};
const own: BridgeCall = { sender: contents, senderFrame: { origin: 'app://counter', parent: null } };
const info = {
  version: '0.1.0',
  electron: '45.0.0',
  installId: '018f0000-0000-7000-8000-000000000001',
  secretsGuarded: false,
  serverUrl: null,
};

const notAsked = () => Promise.reject(new Error('not asked'));

function bridge(services: Partial<BridgeServices> = {}, ownContents: () => object | null = () => contents) {
  const listeners = new Map<string, (call: BridgeCall, input: unknown) => Promise<unknown>>();
  const port: BridgePort = { handle: (channel, listener) => void listeners.set(channel, listener) };
  const reports: unknown[] = [];
  const all = Object.fromEntries(
    bridgeChannels.map((channel) => [channel, notAsked]),
  ) as unknown as BridgeServices;
  const report: BridgeOptions['report'] = (channel, code, { at }) =>
    void reports.push({ channel, code, ...(at && { at }) });
  installBridge(port, { origin: 'app://counter', ownContents, services: { ...all, ...services }, report });
  const call = (channel: string, input?: unknown, from: BridgeCall = own) =>
    listeners.get(channel)!(from, input);
  return { call, reports, channels: [...listeners.keys()] };
}

describe('the bridge', () => {
  it('answers every channel of the contract and no other', () => {
    expect(bridge().channels.sort()).toEqual([...bridgeChannels].sort());
  });

  it('parses, serves, parses', async () => {
    const { call, reports } = bridge({
      'app.info': () => Promise.resolve(info),
      'session.signIn': ({ signInName }) => Promise.resolve(fault('sign-in-failed', { signInName })),
    });
    expect(await call('app.info')).toEqual(info);
    expect(await call('session.signIn', { signInName: ' Lan.NT ', password: 'x' })).toEqual({
      ok: false,
      code: 'sign-in-failed',
      detail: { signInName: 'lan.nt' },
    });
    expect(reports).toEqual([]);
  });

  it.each<[string, BridgeCall]>([
    ['a foreign origin', { sender: contents, senderFrame: { origin: 'https://example.com', parent: null } }],
    ['a similar origin', { sender: contents, senderFrame: { origin: 'app://counter.evil', parent: null } }],
    ['an opaque origin', { sender: contents, senderFrame: { origin: 'null', parent: null } }],
    ['a subframe', { sender: contents, senderFrame: { origin: 'app://counter', parent: {} } }],
    ['a frame that is gone', { sender: contents, senderFrame: null }],
    ['another window', { sender: {}, senderFrame: { origin: 'app://counter', parent: null } }],
  ])('refuses %s', async (_name, from) => {
    const { call, reports } = bridge({ 'app.info': () => Promise.resolve(info) });
    expect(await call('app.info', undefined, from)).toEqual({ ok: false, code: 'bridge-refused' });
    expect(reports).toEqual([{ channel: 'app.info', code: 'bridge-refused' }]);
  });

  it('has whoever calls early wait for services that stand later', async () => {
    let stand: (services: BridgeServices) => void = () => undefined;
    const { call } = bridge(servicesOnce(new Promise<BridgeServices>((resolve) => (stand = resolve))));
    const asked = call('app.info');
    stand({ 'app.info': () => Promise.resolve(info) } as unknown as BridgeServices);
    expect(await asked).toEqual(info);
  });

  it('says of services that never stand that it is its own fault', async () => {
    const { call, reports } = bridge(servicesOnce(Promise.reject(new Error('no disk'))));
    expect(await call('app.info')).toEqual({ ok: false, code: 'internal' });
    expect(reports).toEqual([{ channel: 'app.info', code: 'internal' }]);
  });

  it('refuses everybody while there is no window', async () => {
    const { call } = bridge({ 'app.info': () => Promise.resolve(info) }, () => null);
    expect(await call('app.info')).toEqual({ ok: false, code: 'bridge-refused' });
  });

  it.each<[string, unknown]>([
    ['app.info', { extra: 1 }],
    ['session.signIn', { signInName: 'a', password: 'b', admin: true }],
    ['session.signIn', null],
    ['journal.append', { events: [{ id: 'x' }] }],
    ['journal.release', { eventIds: ['../x'] }],
    ['settings.write', { theme: 'pink' }],
    ['slip.show', { path: 7 }],
  ])('%s refuses malformed arguments and does not repeat them', async (channel, input) => {
    const { call, reports } = bridge();
    expect(await call(channel, input)).toEqual({ ok: false, code: 'bridge-malformed' });
    expect(JSON.stringify(reports)).not.toMatch(/pink|\.\.\/x/);
  });

  it('does not let a result out that does not fit', async () => {
    const { call, reports } = bridge({
      'app.info': () => Promise.resolve({ ...info, deviceToken: 'secret' } as never),
    });
    expect(await call('app.info')).toEqual({ ok: false, code: 'bridge-malformed' });
    expect(JSON.stringify(reports)).not.toContain('"secret"');
  });

  it('turns a bug into a fault without its words', async () => {
    const { call, reports } = bridge({
      'settings.read': () => Promise.reject(new Error('Nguyễn Văn A 000123456789')),
      'slip.show': () => Promise.resolve(ok(undefined)),
    });
    expect(await call('settings.read')).toEqual({ ok: false, code: 'internal' });
    expect(reports).toEqual([{ channel: 'settings.read', code: 'internal' }]);
    expect(await call('slip.show', { path: '/a.pdf' })).toEqual({ ok: true, value: undefined });
  });
});
