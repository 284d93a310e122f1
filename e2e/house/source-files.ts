import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '../..');

export const layers = ['shared', 'renderer', 'electron', 'server', 'e2e'] as const;
export type Layer = (typeof layers)[number];

export interface SourceFile {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  readonly layer: Layer;
  readonly text: string;
}

export interface ImportOf {
  readonly file: SourceFile;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
  /** From the project's folder, for files of the project; null for packages and node's own modules. */
  readonly target: string | null;
}

/** All TypeScript of the layers. */
export function sourceFiles(): SourceFile[] {
  return layers.flatMap((layer) =>
    readdirSync(join(projectFolder, layer), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
      .map((name) => {
        const path = `${layer}/${name.replaceAll('\\', '/')}`;
        return { path, layer, text: readFileSync(join(projectFolder, path), 'utf8') };
      }),
  );
}

const statement =
  /^\s*(?:import|export)\s+(?<type>type\s)?(?:[^'";]*?\sfrom\s*)?['"](?<specifier>[^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*['"](?<specifier>[^'"]+)['"]\s*\)/g;

/** Imports and re-exports of a file, static and dynamic. */
export function importsOf(file: SourceFile): ImportOf[] {
  const found = [...file.text.matchAll(statement), ...file.text.matchAll(dynamic)];
  return found.flatMap((match) => {
    const specifier = match.groups?.['specifier'];
    if (specifier === undefined) return [];
    const isTypeOnly = match.groups?.['type'] !== undefined;
    return [{ file, specifier, isTypeOnly, target: targetOf(file, specifier) }];
  });
}

function targetOf(file: SourceFile, specifier: string): string | null {
  if (specifier.startsWith('.')) {
    const absolute = resolve(projectFolder, dirname(file.path), specifier);
    return relative(projectFolder, absolute).replaceAll('\\', '/');
  }
  const own = /^#(?<layer>shared|renderer|electron|server|e2e)\/(?<rest>.+)$/.exec(specifier)?.groups;
  return own === undefined ? null : `${own['layer']}/${own['rest']}`;
}
