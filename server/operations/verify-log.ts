import { faultText } from '#shared/text/fault-text.ts';
import { openDatabase } from '../db/open-database.ts';
import { settingsFrom } from '../settings.ts';
import { readArguments, usage } from './verify-log/arguments.ts';
import { runVerify } from './verify-log/verify-command.ts';

/** `npm run verify-log`: is the log what was once written? Exit code 0 intact, 1 tampered, 2 not verified. */
process.exitCode = await run();

async function run(): Promise<number> {
  const command = readArguments(process.argv.slice(2));
  if (command === null) {
    process.stderr.write(usage);
    return 2;
  }
  try {
    const opened = await openDatabase(settingsFrom(process.env).database);
    if (!opened.ok) {
      const { title, todo } = faultText(opened);
      throw new Error(`${title} ${todo}`);
    }
    const { db, close } = opened.value;
    try {
      const outcome = await runVerify(db, command, (text) => void process.stdout.write(`${text}\n`));
      return { intact: 0, tampered: 1, unknown: 2 }[outcome];
    } finally {
      await close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`Không kiểm được nhật ký: ${reason}\n`);
    return 2;
  }
}
