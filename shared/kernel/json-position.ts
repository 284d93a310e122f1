/**
 * Where things stand in a JSON text, for messages to people who edit data files by hand. `JSON.parse` says this only in the words of
 * one engine, and a schema knows a path but no line.
 */
export interface TextPosition {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

export type JsonPath = readonly (string | number)[];

/** The position of the first character that cannot stand in JSON there, or undefined when the text is JSON. */
export function jsonFaultPosition(text: string): TextPosition | undefined {
  const scan = new JsonScan(text, undefined);
  return scan.run() ? undefined : positionAt(text, scan.at);
}

/**
 * The position of the value at `path`; when the path leads nowhere (a member that is missing), of the nearest value above it. Undefined
 * when the text is not JSON.
 */
export function jsonPathPosition(text: string, path: JsonPath): TextPosition | undefined {
  const scan = new JsonScan(text, path);
  return scan.run() ? positionAt(text, scan.found) : undefined;
}

function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

const literals = ['true', 'false', 'null'];
const whiteSpace = /[ \t\r\n]*/y;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** A recursive descent over the grammar of RFC 8259 that builds nothing; `at` is where it stands or where it failed. */
class JsonScan {
  at = 0;
  found = 0;
  private readonly text: string;
  private readonly target: JsonPath | undefined;

  constructor(text: string, target: JsonPath | undefined) {
    this.text = text;
    this.target = target;
  }

  run(): boolean {
    this.skip(whiteSpace);
    if (!this.value(0)) return false;
    this.skip(whiteSpace);
    return this.at === this.text.length;
  }

  /** @param depth how many keys of the target lead here; -1 when this value is beside its way */
  private value(depth: number): boolean {
    if (depth >= 0) this.found = this.at;
    const first = this.text[this.at];
    if (first === '{') return this.members(depth);
    if (first === '[') return this.items(depth);
    if (first === '"') return this.string() !== undefined;
    const literal = literals.find((word) => this.text.startsWith(word, this.at));
    if (literal === undefined) return this.skip(numberToken) > 0;
    this.at += literal.length;
    return true;
  }

  private members(depth: number): boolean {
    return this.list('}', () => {
      const key = this.string();
      if (key === undefined) return false;
      this.skip(whiteSpace);
      if (!this.take(':')) return false;
      this.skip(whiteSpace);
      return this.value(this.deeper(depth, key));
    });
  }

  private items(depth: number): boolean {
    let index = -1;
    return this.list(']', () => {
      index += 1;
      return this.value(this.deeper(depth, index));
    });
  }

  private list(close: string, entry: () => boolean): boolean {
    this.at += 1;
    this.skip(whiteSpace);
    if (this.take(close)) return true;
    for (;;) {
      if (!entry()) return false;
      this.skip(whiteSpace);
      if (this.take(close)) return true;
      if (!this.take(',')) return false;
      this.skip(whiteSpace);
    }
  }

  /** The string's text between the quotes, escapes unread (keys of data files have none), or undefined on a fault. */
  private string(): string | undefined {
    if (!this.take('"')) return undefined;
    const start = this.at;
    do this.skipPlain();
    while (this.skip(escape) > 0);
    const inner = this.text.slice(start, this.at);
    return this.take('"') ? inner : undefined;
  }

  /** Characters that stand for themselves: no quote, no backslash, no control character below U+0020. */
  private skipPlain(): void {
    for (; this.at < this.text.length; this.at += 1) {
      const code = this.text.charCodeAt(this.at);
      if (code < 0x20 || code === 0x22 || code === 0x5c) return;
    }
  }

  private deeper(depth: number, key: string | number): number {
    return depth >= 0 && this.target !== undefined && this.target[depth] === key ? depth + 1 : -1;
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  /** Steps over a token and gives its length, 0 when it does not stand here. */
  private skip(token: RegExp): number {
    token.lastIndex = this.at;
    const length = token.exec(this.text)?.[0].length ?? 0;
    this.at += length;
    return length;
  }
}
