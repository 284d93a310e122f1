import { createInterface } from 'node:readline';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { explainPromise } from '#shared/calendar/explain.ts';
import { calendarFaultText } from '#shared/calendar/fault-text.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { answerFaultText, answerLine, promiseAsked } from './answer.ts';
import { readArguments, usage } from './arguments.ts';
import { readCalendars } from './calendars.ts';
import { readLine } from './request-line.ts';

/** `npm run promise`: the deadline engine on a command line, for people and, line by line, for programs. */
process.exitCode = await run();

async function run(): Promise<number> {
  const command = readArguments(process.argv.slice(2));
  if (!command.ok || command.value.mode === 'help') {
    (command.ok ? process.stdout : process.stderr).write(usage);
    return command.ok ? 0 : 2;
  }
  const calendars = readCalendars(fileURLToPath(new URL('../../resources/calendars/', import.meta.url)));
  if (!calendars.ok) {
    process.stderr.write(`${calendarFaultText(calendars)}\n`);
    return 1;
  }
  if (command.value.mode === 'stdin') return answerStdin(calendars.value);
  return answerOne(calendars.value, command.value.line, command.value.isJson);
}

/** Answers in the order of the questions, as they come; a reader that goes away ends it quietly. */
async function answerStdin(calendars: ReadonlyMap<string, WorkingCalendar>): Promise<number> {
  process.stdout.on('error', () => process.exit(0));
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    if (!process.stdout.write(`${answerLine(calendars, line)}\n`)) await once(process.stdout, 'drain');
  }
  return 0;
}

function answerOne(calendars: ReadonlyMap<string, WorkingCalendar>, line: string, isJson: boolean): number {
  if (isJson) {
    process.stdout.write(`${answerLine(calendars, line)}\n`);
    return 0;
  }
  const { asked } = readLine(line);
  const promise = asked.ok ? promiseAsked(calendars, asked.value) : asked;
  if (!promise.ok) {
    process.stderr.write(`${answerFaultText(promise)}\n`);
    return 1;
  }
  process.stdout.write(`${explainPromise(promise.value).join('\n')}\n`);
  return 0;
}
