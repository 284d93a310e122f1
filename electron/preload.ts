import { contextBridge, ipcRenderer } from 'electron';
import { bridgeChannels } from '#shared/bridge/channels.ts';
import type { RawBridge } from '#shared/bridge/contract.ts';

const channels: ReadonlySet<string> = new Set(bridgeChannels);

/** All that the page gets from outside: one function over a closed list of channels. No event and no Electron object ever crosses. */
const counter: RawBridge = Object.freeze({
  invoke: (channel, input) =>
    channels.has(channel)
      ? ipcRenderer.invoke(channel, input)
      : Promise.resolve({ ok: false, code: 'bridge-refused' }),
} satisfies RawBridge);

contextBridge.exposeInMainWorld('counter', counter);
