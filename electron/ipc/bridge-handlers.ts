import { bridgeChannels, type BridgeChannel } from '#shared/bridge/channels.ts';
import { bridgeContract, type BridgeOutput } from '#shared/bridge/contract.ts';
import { fault, type Fault } from '#shared/kernel/result.ts';
import type { z } from 'zod';

/** Which frame of which page calls. Electron's `IpcMainInvokeEvent` has this shape. */
export interface BridgeCall {
  readonly sender: object;
  /** Null when the frame was gone or went elsewhere before the call arrived. */
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null;
}

/** Electron's `ipcMain`, or a fake one. */
export interface BridgePort {
  handle(channel: string, listener: (call: BridgeCall, input: unknown) => Promise<unknown>): void;
}

/** What main does for each channel, after its arguments were parsed. */
export type BridgeServices = {
  readonly [C in BridgeChannel]: (
    input: z.output<(typeof bridgeContract)[C]['input']>,
  ) => Promise<BridgeOutput<C>>;
};

/** `refused`: not our page. `malformed`: arguments or result do not fit the contract. `internal`: a bug in main, logged there. */
export type BridgeFault = Fault<'bridge-refused' | 'bridge-malformed' | 'internal'>;

export interface BridgeOptions {
  readonly origin: string;
  /** The contents of the app's window, or null while there is none. */
  readonly ownContents: () => object | null;
  readonly services: BridgeServices;
  /** Told of what went wrong without any of the data: channel, fault, and where in the value. */
  readonly report: (channel: BridgeChannel, code: BridgeFault['code'], facts: BridgeReportFacts) => void;
}

export interface BridgeReportFacts {
  readonly at?: readonly string[];
  readonly error?: unknown;
}

/**
 * Answers all channels. It trusts nobody: the caller must be the main frame of our own window, and what comes in and goes out is parsed
 * by the contract. Faults are values on every channel, also on those whose output is no `Result`.
 */
export function installBridge(port: BridgePort, options: BridgeOptions): void {
  for (const channel of bridgeChannels) handle(port, channel, options);
}

/** Services that stand later: whoever calls before waits for them, and is refused with their reason if they never do. */
export function servicesOnce(ready: Promise<BridgeServices>): BridgeServices {
  const serve = (channel: BridgeChannel) => async (input: unknown) => {
    const service = (await ready)[channel] as (input: unknown) => Promise<unknown>;
    return service(input);
  };
  return Object.fromEntries(bridgeChannels.map((channel) => [channel, serve(channel)])) as BridgeServices;
}

function handle(port: BridgePort, channel: BridgeChannel, options: BridgeOptions): void {
  const { input: inputSchema, output: outputSchema } = bridgeContract[channel];
  // The table ties each channel's schema to its service; TypeScript cannot follow that through a generic index.
  const service = options.services[channel] as (input: unknown) => Promise<unknown>;
  port.handle(channel, async (call, input): Promise<unknown> => {
    if (!isOwnCall(call, options)) {
      options.report(channel, 'bridge-refused', {});
      return fault('bridge-refused');
    }
    const parsed = inputSchema.safeParse(input);
    if (!parsed.success) {
      options.report(channel, 'bridge-malformed', { at: placesOf(parsed.error) });
      return fault('bridge-malformed');
    }
    let given: unknown;
    try {
      given = await service(parsed.data);
    } catch (error) {
      options.report(channel, 'internal', { error });
      return fault('internal');
    }
    const answer = outputSchema.safeParse(given);
    if (!answer.success) {
      options.report(channel, 'bridge-malformed', { at: placesOf(answer.error) });
      return fault('bridge-malformed');
    }
    return answer.data;
  });
}

function isOwnCall({ sender, senderFrame }: BridgeCall, { origin, ownContents }: BridgeOptions): boolean {
  return (
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.origin === origin &&
    sender === ownContents()
  );
}

/** Paths and kinds of the mismatches, never the values: they may be somebody's data. Keys are ours except in records, so only two levels. */
function placesOf(error: z.ZodError): readonly string[] {
  return error.issues
    .slice(0, 10)
    .map(({ path, code }) => `${path.slice(0, 2).map(String).join('.')} ${code}`);
}
