import { appHost, appScheme, recoveryPath } from '#electron/windows/app-address.ts';
import { recoveryPage } from '#electron/windows/recovery-page.ts';
import type { BuiltFiles } from './built-files.ts';
import { contentPolicy, noncePlaceholder } from './content-policy.ts';
import { mediaTypeOf } from './media-types.ts';

export interface AppProtocolPorts {
  readonly files: Pick<BuiltFiles, 'find'>;
  /** Answers everything below `/api/`. */
  readonly api: (request: Request) => Promise<Response>;
  /** At least 128 random bits in base64. */
  readonly nonce: () => string;
}

/**
 * Answers `app://counter/...`: the build's files, the recovery page, and the way to the server. There is no fallback to the start page:
 * the renderer routes by hash, so an unknown path is a mistake and is told so.
 */
export function appProtocol(ports: AppProtocolPorts): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    if (url.protocol !== `${appScheme}:` || url.host !== appHost) return refusal(404);
    if (url.pathname.startsWith('/api/')) return ports.api(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);

    if (url.pathname === recoveryPath) return page(recoveryPage, ports.nonce());
    const file = await ports.files.find(url.pathname);
    if (file === null) return refusal(404);
    if (file.name.endsWith('.html')) return page(new TextDecoder().decode(file.bytes), ports.nonce());
    return new Response(file.bytes, { headers: headersFor(mediaTypeOf(file.name), ports.nonce()) });
  };
}

function page(text: string, nonce: string): Response {
  const filled = text.replaceAll(noncePlaceholder, nonce);
  return new Response(filled, { headers: headersFor('text/html; charset=utf-8', nonce) });
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: headersFor('text/plain; charset=utf-8', 'none') });
}

/** Scripts carry the policy too: a worker is held by the policy of its own script. */
function headersFor(mediaType: string, nonce: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-security-policy': contentPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  };
}
