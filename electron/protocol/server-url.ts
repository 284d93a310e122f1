import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

/** A server's address without slash at its end. The path is kept: a server may live below one. */
export type ServerUrlFault = Fault<'server-url-invalid' | 'server-url-insecure'>;

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * @returns the address in its one spelling; `server-url-insecure` for http to anything but this machine, because the device's token
 * would cross the line in clear
 */
export function parseServerUrl(text: string): Result<string, ServerUrlFault> {
  if (!URL.canParse(text.trim())) return fault('server-url-invalid');
  const url = new URL(text.trim());
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return fault('server-url-invalid');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return fault('server-url-invalid');
  if (url.protocol === 'http:' && !loopback.has(url.hostname)) return fault('server-url-insecure');
  return ok(`${url.origin}${url.pathname}`.replace(/\/+$/, ''));
}
