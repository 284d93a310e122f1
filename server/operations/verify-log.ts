import { runVerifyLog } from './verify-log/run-verify-log.ts';

// `npm run verify-log`
process.exitCode = await runVerifyLog(process.argv.slice(2), {
  environment: process.env,
  say: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
});
