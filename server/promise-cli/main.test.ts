import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, test } from 'vitest';

function run(args: readonly string[], input = '') {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['server/promise-cli/main.ts', ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { lines: stdout.trimEnd().split('\n'), stderr, status };
}

interface Answer {
  readonly id: string | number | null;
  readonly due?: string;
  readonly predicted?: boolean;
  readonly trace?: readonly unknown[];
  readonly error?: { readonly code: string; readonly message: string };
}

function answers(questions: readonly unknown[]): readonly Answer[] {
  const input = questions.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');
  return run(['--stdin'], `${input}\n`).lines.map((line) => JSON.parse(line) as Answer);
}

const limit = { amount: 3, unit: 'working-day' };
const received = '2026-08-28T10:00';

describe('--stdin', () => {
  test('answers every line in order, good ones and bad ones', () => {
    const found = answers([
      { id: 'a', received, limit },
      'not json',
      { id: 2, received, limit: { amount: -1, unit: 'working-day' } },
      { id: 3, received, limit: { amount: 1, unit: 'week' } },
      { id: 4, received: '2017-01-02T10:00', limit },
      { id: 5, received, limit, pauses: [{ from: '2026-09-04T10:00', to: '2026-09-03T10:00' }] },
      { id: 6, received: '2026-02-30T10:00', limit },
      { id: 7, received, limit, calendar: 'sai-gon' },
      { id: 8, received, limit: { amount: '3', unit: 'working-day' } },
      [1, 2],
      { id: 9, received, limit, afterPause: 'later' },
      { id: 10, limit },
      { id: 11, received: '2027-12-30T10:00', limit },
      { id: 'z', received, limit, calendar: 'ha-noi' },
    ]);
    expect(found.map(({ id, due, error }) => [id, due ?? error?.code])).toEqual([
      ['a', '2026-09-07T16:30'],
      [null, 'line-not-json'],
      [2, 'limit-out-of-range'],
      [3, 'unknown-limit-unit'],
      [4, 'outside-calendar'],
      [5, 'pause-ends-before-it-begins'],
      [6, 'invalid-local-date-time'],
      [7, 'unknown-calendar'],
      [8, 'malformed-field'],
      [null, 'line-not-an-object'],
      [9, 'malformed-field'],
      [10, 'malformed-field'],
      [11, 'due-outside-calendar'],
      ['z', '2026-09-07T16:30'],
    ]);
    expect(found[4]?.error?.message).toBe(
      'Ngày 2017-01-02T10:00 nằm ngoài những năm có trong lịch làm việc.',
    );
    expect(found[0]?.trace).toHaveLength(3);
  });

  test('every unit, pauses in both modes, and same-day with any of its amounts', () => {
    const pauses = [{ from: '2026-11-11T09:00', to: '2026-11-13T15:00' }];
    const on = '2026-11-09T10:00';
    const found = answers([
      { id: 1, received: on, limit: { unit: 'same-day' } },
      { id: 2, received: on, limit: { unit: 'same-day', amount: 0 } },
      { id: 3, received: on, limit: { unit: 'same-day', amount: 1 } },
      { id: 4, received: on, limit: { unit: 'working-hour', amount: 8 } },
      { id: 5, received: on, limit: { unit: 'calendar-day', amount: 5 } },
      { id: 6, received: on, limit: { unit: 'month', amount: 1 } },
      { id: 7, received: on, limit: { unit: 'working-day', amount: 5 }, pauses },
      { id: 8, received: on, limit: { unit: 'working-day', amount: 5 }, pauses, afterPause: 'resume' },
      { id: 9, received: on, limit: { unit: 'working-day', amount: 5 }, pauses, afterPause: 'restart' },
      { id: 10, received: `${on}:00`, limit: { unit: 'working-day', amount: 40 } },
    ]);
    expect(found.map(({ due }) => due)).toEqual([
      '2026-11-09T16:30',
      '2026-11-09T16:30',
      '2026-11-09T16:30',
      '2026-11-10T10:00',
      '2026-11-16T16:30',
      '2026-12-09T16:30',
      '2026-11-18T16:30',
      '2026-11-18T16:30',
      '2026-11-20T16:30',
      '2027-01-06T16:30',
    ]);
    expect(found.at(-1)?.predicted).toBe(true);
  });

  test('ten thousand lines stay in order', () => {
    const questions = Array.from({ length: 10_000 }, (_, id) => ({ id, received, limit }));
    const found = answers(questions);
    expect(found.length).toBe(questions.length);
    expect(found.every(({ id }, index) => id === index)).toBe(true);
  });
});

describe('for people', () => {
  test('one question is answered in words', () => {
    const { lines, status } = run(['--received', received, '--limit', '3wd']);
    expect(status).toBe(0);
    expect(lines.at(-2)).toBe('Vì vậy hẹn trả kết quả lúc 16 giờ 30, thứ Hai 07/9/2026.');
  });

  test('with a named pause, a restart, or as JSON', () => {
    const pause = ['--pause', '2026-09-03T10:00/2026-09-04T09:00/Chờ bổ sung', '--after', 'restart'];
    const { lines } = run(['--received', received, '--limit', '3wd', ...pause]);
    expect(lines.join('\n')).toContain('Tạm dừng (Chờ bổ sung)');
    expect(lines.at(-2)).toContain('09/9/2026');
    const json = run(['--received', received, '--limit', '1,5wh', '--json']).lines[0] ?? '';
    expect(JSON.parse(json)).toMatchObject({ due: '2026-08-28T11:30' });
  });

  test('a wrong question is said on the error output, with a status', () => {
    expect(run(['--received', '2026-02-30T10:00', '--limit', '3wd'])).toMatchObject({ status: 1 });
    expect(run(['--limits', '3wd']).status).toBe(2);
    expect(run(['--received', received, '--limit', '3 weeks']).status).toBe(2);
    expect(run([]).lines[0]).toBe('Tính ngày hẹn trả.');
  });
});
