import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * The structured log. It tells what happened and where in the code, never what was in a request: messages of errors quote values (a
 * database names the row that it refused), so that of an error its kind, its code and its places are kept and its message is not.
 *
 * @param destination standard output unless given
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    serializers: { err: errorFacts, error: errorFacts, req: () => undefined },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

export interface ErrorFacts {
  readonly name: string;
  readonly code: string | undefined;
  /** Where it was thrown, innermost first. */
  readonly at: readonly string[];
}

/** What of an error may be written down. */
export function errorFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error, code: undefined, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name: error.name, code, at: placesOf(error) };
}

const placesKept = 8;

/** The stack without the message before it, which may be of several lines. */
function placesOf({ stack }: Error): string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, placesKept)
    .map((line) => line.trim().slice('at '.length));
}
