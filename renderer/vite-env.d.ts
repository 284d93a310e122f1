/// <reference types="vite/client" />
import type { RawBridge } from '#shared/bridge/contract.ts';

declare global {
  interface Window {
    /** Set by the preload; absent where the page is opened in anything but the app. */
    readonly counter?: RawBridge;
  }
}
