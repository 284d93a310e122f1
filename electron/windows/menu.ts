import type { MenuItemConstructorOptions } from 'electron';

/**
 * No menu on Windows and Linux: its shortcuts (Ctrl+R, F11, zoom, developer tools) would take keys from the page, and copying and
 * pasting work without one. macOS has them only by a menu.
 */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] | null {
  return platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }] : null;
}
