import { hash } from 'node:crypto';
import type { Sha256Hex } from '#shared/kernel/sha256.ts';

/** Node's own: five times as fast as the one that also runs in browsers, and most of what is left of taking an event. */
export const nativeSha256: Sha256Hex = (text) => hash('sha256', text, 'hex');
