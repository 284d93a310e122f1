import { describe, expect, it } from 'vitest';
import { BuiltFiles } from './built-files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function build(listed: readonly string[]) {
  const asked: string[] = [];
  const files = await BuiltFiles.open('/app/dist/renderer', async (path) => {
    if (path.endsWith('files.json')) return bytes(JSON.stringify(listed));
    asked.push(path);
    if (path.endsWith('gone.js')) throw new Error('ENOENT');
    return bytes(`content of ${path}`);
  });
  return { files, asked };
}

describe('files of the build', () => {
  it('gives out what the build listed', async () => {
    const { files, asked } = await build(['assets/a b.js']);
    expect((await files.find('/assets/a%20b.js'))?.name).toBe('assets/a b.js');
    expect((await files.find('/'))?.name).toBe('index.html');
    expect(asked).toEqual(['/app/dist/renderer/assets/a b.js', '/app/dist/renderer/index.html']);
  });

  it.each([
    '/../../etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/../../../package.json',
    '/%252e%252e/package.json',
    '//etc/passwd',
    '/C:/Windows/win.ini',
    '/assets\\..\\..\\package.json',
    '/a.js%00.html',
    '/%E0%A4%A',
    '/unlisted.js',
    '/dossiers/12',
  ])('knows nothing of %s, and does not even look', async (path) => {
    const { files, asked } = await build(['a.js']);
    expect(await files.find(path)).toBeNull();
    expect(asked).toEqual([]);
  });

  it('stays inside its folder even when the list is wrong', async () => {
    const { files, asked } = await build(['../secret.txt', '/etc/passwd']);
    expect(await files.find('/../secret.txt')).toBeNull();
    expect(await files.find('//etc/passwd')).toBeNull();
    expect(asked).toEqual([]);
  });

  it('does not fall over a listed file that is gone', async () => {
    const { files } = await build(['gone.js']);
    expect(await files.find('/gone.js')).toBeNull();
  });

  it('refuses to start on a broken list', async () => {
    await expect(BuiltFiles.open('/x', async () => bytes('{"a":1}'))).rejects.toThrow();
  });
});
