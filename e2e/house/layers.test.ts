import { describe, expect, it } from 'vitest';
import { type ImportOf, type SourceFile, importsOf, sourceFiles } from './source-files.ts';

/** The walls of the house (design, section 3), as far as the compiler cannot keep them. */
const files = sourceFiles();
const imports = files.flatMap(importsOf);
const isTest = ({ path }: SourceFile): boolean => /\.test\.tsx?$|-contract\.ts$|\/testing\//.test(path);

function places(found: readonly ImportOf[]): string[] {
  return found.map(({ file, specifier }) => `${file.path} imports ${specifier}`);
}

describe('layers', () => {
  it('reads the whole tree', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(300);
  });

  it('lets everyone import shared, and nobody import across renderer, electron and server', () => {
    const crossing = imports.filter(({ file, target }) => {
      if (target === null || file.layer === 'e2e') return false;
      const layer = target.split('/')[0];
      return layer !== file.layer && layer !== 'shared' && layer !== 'resources';
    });
    expect(places(crossing)).toEqual([]);
  });

  it('keeps packages out of shared, but for the few pure ones', () => {
    const pure = ['zod', '@noble/hashes', 'date-fns'];
    const impure = imports.filter(
      ({ file, specifier, target }) =>
        file.layer === 'shared' &&
        !isTest(file) &&
        target === null &&
        !pure.some((name) => specifier === name || specifier.startsWith(`${name}/`)),
    );
    expect(places(impure)).toEqual([]);
  });

  it('lets only main and preload import electron at run time', () => {
    const live = imports.filter(
      ({ file, specifier, isTypeOnly }) =>
        specifier === 'electron' &&
        !isTypeOnly &&
        file.layer !== 'e2e' &&
        !['electron/main.ts', 'electron/preload.ts'].includes(file.path),
    );
    expect(places(live)).toEqual([]);
  });

  it('keeps features off the widget library: the kit alone knows it', () => {
    const past = imports.filter(
      ({ file, specifier }) =>
        specifier.startsWith('@mantine/') &&
        !file.path.startsWith('renderer/ui/') &&
        !file.path.startsWith('renderer/app/') &&
        file.path !== 'renderer/main.tsx',
    );
    expect(places(past)).toEqual([]);
  });

  it('keeps tests out of what ships', () => {
    const leaking = imports.filter(
      ({ file, target }) =>
        target !== null && file.layer !== 'e2e' && !isTest(file) && /\.test\.ts|\/testing\//.test(target),
    );
    expect(places(leaking)).toEqual([]);
  });
});

describe('what comes in through ports', () => {
  const roots = [
    'server/main.ts',
    'server/operations/',
    'server/promise-cli/main.ts',
    'electron/main.ts',
    'electron/development/',
    'renderer/main.tsx',
    'renderer/worker/sync-worker.ts',
    'e2e/',
  ];
  const inside = files
    .filter((file) => !isTest(file) && !roots.some((root) => file.path.startsWith(root)))
    .map(({ path, text }) => ({ path, text: text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '') }));

  it('reads clock and chance in composition roots only', () => {
    const reading = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bgetRandomValues\(/;
    expect(inside.filter(({ text }) => reading.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('has no date arithmetic outside the calendar', () => {
    const arithmetic =
      /\.set(?:UTC)?(?:Date|Month|FullYear|Hours)\(|\b(?:86_?400_?000|864e5)\b|\b(?:add|sub)(?:Business)?(?:Days|Months|Weeks|Years|Hours)\b.*from 'date-fns/;
    const outside = inside.filter(({ path }) => !path.startsWith('shared/calendar/'));
    expect(outside.filter(({ text }) => arithmetic.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
