/** Stands in pages where the nonce of the load goes; Mantine needs it for its one style element. */
export const noncePlaceholder = '__CSP_NONCE__';

/**
 * The policy of the app's pages and workers. Everything comes from the build; `connect-src 'self'` is enough because the server is
 * reached through `app://counter/api`.
 *
 * @param nonce fresh for each load
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}
