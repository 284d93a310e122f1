/**
 * Why a development command cannot go on, in words for the person who typed it: what happened, what is safe, what to do.
 * Thrown only by the outermost functions (`findElectron`, `ensureSystemPackages`, `buildApp`); inside, faults are values.
 */
export class DevelopmentFailure extends Error {
  override readonly name = 'DevelopmentFailure';
}

/** Runs a command-line entry: a `DevelopmentFailure` is told without a stack and ends with code 1, anything else is a bug. */
export async function runCommandLine(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof DevelopmentFailure)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
