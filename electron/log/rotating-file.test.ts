import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RotatingFile } from './rotating-file.ts';

let folder = '';
beforeEach(() => void (folder = join(mkdtempSync(join(tmpdir(), 'log-test-')), 'logs')));
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

describe('the rotated log file', () => {
  it('begins a new file when one is full, and keeps only so many', () => {
    const file = new RotatingFile(folder, { bytes: 20, older: 2 });
    for (let line = 1; line <= 9; line += 1) file.write(`line ${line} xxx\n`);
    file.close();
    expect(readdirSync(folder).sort()).toEqual(['app.1.log', 'app.2.log', 'app.log']);
    expect(readFileSync(join(folder, 'app.log'), 'utf8')).toBe('line 9 xxx\n');
    expect(readFileSync(join(folder, 'app.1.log'), 'utf8')).toBe('line 7 xxx\nline 8 xxx\n');
  });

  it('goes on where the last run stopped', () => {
    new RotatingFile(folder).write('one\n');
    new RotatingFile(folder).write('two\n');
    expect(readFileSync(join(folder, 'app.log'), 'utf8')).toBe('one\ntwo\n');
  });

  it('drops lines rather than stopping the work', () => {
    writeFileSync(folder, 'a file where the folder should be');
    const file = new RotatingFile(folder);
    expect(() => {
      file.write('x\n');
      file.flush();
      file.close();
    }).not.toThrow();
  });
});
