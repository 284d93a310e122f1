import { isAbsolute, relative, resolve } from 'node:path';
import { z } from 'zod';

/** `files.json` of the build: the paths of all its files, with forward slashes. */
const fileListSchema = z.array(z.string().min(1));

export type ReadBytes = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

/** The files of `dist/renderer`, of which only those that the build listed are ever given out. */
export class BuiltFiles {
  private readonly folder: string;
  private readonly listed: ReadonlySet<string>;
  private readonly read: ReadBytes;

  private constructor(folder: string, listed: ReadonlySet<string>, read: ReadBytes) {
    this.folder = folder;
    this.listed = listed;
    this.read = read;
  }

  /**
   * @param folder absolute path of `dist/renderer`
   * @throws when the build is missing or its list is broken: the app cannot be without its pages
   */
  static async open(folder: string, read: ReadBytes): Promise<BuiltFiles> {
    const text = new TextDecoder().decode(await read(resolve(folder, 'files.json')));
    return new BuiltFiles(folder, new Set([...fileListSchema.parse(JSON.parse(text)), 'index.html']), read);
  }

  /**
   * @param path as it stands in an address, still percent-encoded, with its leading slash
   * @returns null for everything that is not a file of the build
   */
  async find(
    path: string,
  ): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null> {
    const name = nameIn(path);
    if (name === null || !this.listed.has(name)) return null;
    const file = resolve(this.folder, name);
    const inside = relative(this.folder, file);
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null;
    try {
      return { name, bytes: await this.read(file) };
    } catch {
      return null;
    }
  }
}

/** Decoded once, never twice: `%252e` must stay what it is. */
function nameIn(path: string): string | null {
  try {
    const name = decodeURIComponent(path).replace(/^\//, '');
    return name === '' ? 'index.html' : name;
  } catch {
    return null;
  }
}
