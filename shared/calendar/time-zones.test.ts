import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { expect, test } from 'vitest';

const zones = ['Asia/Ho_Chi_Minh', 'UTC', 'America/New_York', 'Pacific/Auckland'];

test('[DL-14] the zone of the machine changes no byte of a promise', () => {
  const answers = zones.map((TZ) =>
    execFileSync(process.execPath, ['shared/calendar/testing/print-promises.ts'], {
      env: { ...process.env, TZ, NODE_OPTIONS: '' },
      encoding: 'utf8',
    }).split(' '),
  );
  expect(new Set(answers.map(([offset]) => offset)).size, 'the zones took effect').toBe(zones.length);
  expect(new Set(answers.map(([, digest]) => digest)).size).toBe(1);
});
