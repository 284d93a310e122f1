import { faultText } from '#shared/text/fault-text.ts';
import { openForReading } from '../../db/open-for-reading.ts';
import { settingsFrom } from '../../settings.ts';
import { readArguments, usage } from './arguments.ts';
import { runVerify } from './verify-command.ts';

export interface VerifyPorts {
  readonly environment: NodeJS.ProcessEnv;
  /** One text, of one line or several, without an end of line. */
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

/**
 * Is the log what was once written? Changes nothing in the database, not even its schema.
 *
 * @returns the exit code: 0 intact, 1 changed by somebody, 2 not verified (wrong usage, no such office, no database, another version's)
 */
export async function runVerifyLog(
  words: readonly string[],
  { environment, say, complain }: VerifyPorts,
): Promise<0 | 1 | 2> {
  const command = readArguments(words);
  if (command === null) {
    complain(usage.trimEnd());
    return 2;
  }
  try {
    const opened = await openForReading(settingsFrom(environment).database);
    if (!opened.ok) {
      const { title, safe, todo } = faultText(opened);
      complain(`Không kiểm được nhật ký: ${title} ${safe} ${todo}`);
      return 2;
    }
    const { db, close } = opened.value;
    try {
      const outcome = await runVerify(db, command, say, complain);
      return ({ intact: 0, tampered: 1, unknown: 2 } as const)[outcome];
    } finally {
      await close();
    }
  } catch (error) {
    complain(`Không kiểm được nhật ký: ${reasonOf(error).replace(/\.?$/, '.')} Dữ liệu không bị thay đổi.`);
    return 2;
  }
}

/** Of several tries to reach a host each has its own reason, and the whole has none. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '')
    return `${error.errors.map(String).join('; ')}.`;
  return error instanceof Error ? error.message : String(error);
}
