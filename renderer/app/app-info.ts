import type { BridgeOutput } from '#shared/bridge/contract.ts';

/** What main says of itself: versions, install id, whether secrets are guarded, the server's address. */
export type AppInfo = BridgeOutput<'app.info'>;
