import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppLog, errorFacts } from './app-log.ts';
import { RotatingFile } from './rotating-file.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'log-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lines = () =>
  readFileSync(join(folder, 'app.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the log', () => {
  it('writes events with facts, and echoes warnings', () => {
    const echoed: string[] = [];
    const log = createAppLog({ file: new RotatingFile(folder), echo: (line) => void echoed.push(line) });
    log.info('app.started', { version: '1' });
    log.warn('journal.damaged', { bytes: 12 });
    log.flush();
    expect(lines()).toMatchObject([
      { level: 'info', event: 'app.started', version: '1' },
      { level: 'warn', event: 'journal.damaged', bytes: 12 },
    ]);
    expect(echoed).toHaveLength(1);
  });

  it('strikes out what should not have been passed', () => {
    const log = createAppLog({ file: new RotatingFile(folder) });
    log.error('x', { idNumber: '000123456789', password: 'p', deviceToken: 't', count: 1 });
    expect(JSON.stringify(lines())).not.toMatch(/000123456789|"p"|"t"/);
    expect(lines()[0]).toMatchObject({ count: 1 });
  });

  it('says of an error what it is and where, not what it says', () => {
    const error = new TypeError('cannot read Nguyễn Văn A (000123456789)');
    const facts = errorFacts(error);
    expect(facts['errorKind']).toBe('TypeError');
    expect(JSON.stringify(facts)).not.toMatch(/Nguyễn|000123456789/);
    expect(JSON.stringify(facts)).toContain('app-log.test.ts');
    expect(errorFacts('text 000123456789')).toEqual({ errorKind: 'string' });
  });
});
