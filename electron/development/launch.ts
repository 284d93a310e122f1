/** How an Electron of ours is started; the same for `npm start` and for Playwright. */
export interface Launch {
  /** The folder with the app's package.json. */
  readonly appFolder: string;
  /** The profile. Every launch has its own: two processes on one profile would damage its database. */
  readonly userDataDir: string;
  /** Arguments for the app itself. */
  readonly extra?: readonly string[];
  /** False under a private display and in tests: then the drawing is done by the processor. */
  readonly hasGpu?: boolean;
}

/**
 * The arguments after the program's name.
 *
 * `--no-sandbox` goes in for root only: Chromium refuses to run sandboxed as root, and anybody else keeps the sandbox.
 * (Playwright adds `--no-sandbox` by itself on Linux; pass it `chromiumSandbox: true` when `needsNoSandbox()` is false.)
 */
export function electronArguments(launch: Launch, userId: number | undefined = process.getuid?.()): string[] {
  return [
    ...(needsNoSandbox(userId) ? ['--no-sandbox'] : []),
    // Small /dev/shm of containers crashes big pages; both belong to machines without a real screen.
    ...(launch.hasGpu === true ? [] : ['--disable-gpu', '--disable-dev-shm-usage']),
    `--user-data-dir=${launch.userDataDir}`,
    launch.appFolder,
    ...(launch.extra ?? []),
  ];
}

export function needsNoSandbox(userId: number | undefined = process.getuid?.()): boolean {
  return userId === 0;
}

/**
 * The environment of a launch: ours with `additions` (a display, settings of a test). `ELECTRON_RUN_AS_NODE`, which the
 * terminals of some editors carry, would turn Electron into a bare Node, and `NODE_OPTIONS` may name what it lacks.
 */
export function electronEnvironment(
  additions: Readonly<Record<string, string>>,
  base: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...base, ...additions })) {
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE' && name !== 'NODE_OPTIONS')
      environment[name] = value;
  }
  return environment;
}
