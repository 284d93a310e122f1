import process from 'node:process';
import type { CounterApp } from './counter-app.ts';

/** Where the pictures go when somebody wants to look at them; without it no story takes any. */
const pictures = process.env['QMC_PICTURES'];

/** The screen as it stands. */
export async function see(counter: CounterApp, name: string): Promise<void> {
  if (pictures !== undefined) await counter.screenshot(pictures, name);
}

/** The screen in light and in dark; it stays dark. */
export async function seeInBothThemes(counter: CounterApp, name: string): Promise<void> {
  if (pictures === undefined) return;
  for (const theme of ['light', 'dark'] as const) {
    await counter.electron.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await see(counter, `${name}-${theme}`);
  }
}
