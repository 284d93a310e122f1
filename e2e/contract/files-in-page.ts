/** Stands for `node:fs` in a page: Vite puts a file that is named by `new URL(..., import.meta.url)` into the script itself. */
export function readFileSync(file: URL): string {
  const [, base64 = ''] = file.href.split(';base64,');
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (one) => one.codePointAt(0) ?? 0));
}
