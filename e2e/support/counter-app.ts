import type { ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, type Page, _electron, errors, expect } from '@playwright/test';
import { electronArguments, electronEnvironment, needsNoSandbox } from '#electron/development/launch.ts';
import { projectFolder } from '#e2e/house/source-files.ts';

export interface CounterAppOptions {
  readonly executable: string;
  /** Extra variables, such as the private display's. */
  readonly environment: Readonly<Record<string, string>>;
  /** The profile; the same folder again is the same counter after a restart. */
  readonly profile: string;
  /** For a first start: where to enrol, and with which one-time code. */
  readonly enrol?: { readonly url: string; readonly code: string };
  readonly extra?: readonly string[];
}

/** One counter: the real app in a real Electron, driven as a person would. */
export class CounterApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Lines of the page's console that are errors or warnings; a story may ask that there are none. */
  readonly complaints: string[];

  private constructor(electron: ElectronApplication, page: Page, complaints: string[]) {
    this.electron = electron;
    this.page = page;
    this.complaints = complaints;
  }

  static async launch(options: CounterAppOptions): Promise<CounterApp> {
    await mkdir(options.profile, { recursive: true });
    const enrol =
      options.enrol === undefined
        ? []
        : [`--enrol-url=${options.enrol.url}`, `--enrol-code=${options.enrol.code}`];
    const electron = await attached({
      executablePath: options.executable,
      args: electronArguments({
        appFolder: projectFolder,
        userDataDir: options.profile,
        extra: [...enrol, ...(options.extra ?? [])],
      }),
      // Null: Playwright would else tell every page that the person likes it light.
      colorScheme: null,
      chromiumSandbox: !needsNoSandbox(),
      env: electronEnvironment(options.environment),
    });
    const complaints: string[] = [];
    const page = await electron.firstWindow();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    return new CounterApp(electron, page, complaints);
  }

  /** Signs in by keyboard alone. */
  async signIn(signInName: string, password: string): Promise<void> {
    const name = this.page.getByLabel('Tên đăng nhập');
    await name.waitFor();
    await name.fill(signInName);
    await name.press('Enter');
    await this.page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('navigation').waitFor();
  }

  /** The screen as it is, 1366x768. */
  async screenshot(folder: string, name: string): Promise<string> {
    const path = join(folder, `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  /**
   * Waits until a PDF is shown whose file's name has these letters. Chromium's viewer is a page of its own, and a hidden window in which a paper
   * is laid out comes and goes before it: windows that are only counted tell neither.
   */
  async pdfShown(letters: string): Promise<void> {
    const addresses = (): readonly string[] => this.electron.windows().map((window) => window.url());
    await expect
      .poll(addresses)
      .toEqual(
        expect.arrayContaining([
          expect.stringContaining(letters),
          expect.stringMatching(/^chrome-extension:/),
        ]),
      );
  }

  async close(): Promise<void> {
    await this.electron.close();
  }

  /** As when the power goes: no farewell of any kind. */
  async kill(): Promise<void> {
    await this.gone(({ pid }) => process.kill(pid!, 'SIGKILL'));
  }

  /** The same for the main process and all that it started, at one stroke. */
  async killGroup(): Promise<void> {
    // Playwright makes the main process the leader of a group of its own.
    await this.gone(({ pid }) => process.kill(-pid!, 'SIGKILL'));
  }

  private async gone(strike: (main: ChildProcess) => void): Promise<void> {
    const main = this.electron.process();
    const gone = new Promise<void>((resolve) => main.once('exit', () => resolve()));
    strike(main);
    await gone;
  }
}

/** Milliseconds until Playwright is taken to have missed the window; an app that starts on a busy machine is there in a few seconds. */
const attachMs = 20_000;

/**
 * Starts an app and takes hold of it. Playwright attaches while the window is being made, and now and then waits for ever for one that
 * stands there and works; it ends that app then, and the next start is another.
 */
async function attached(
  options: NonNullable<Parameters<typeof _electron.launch>[0]>,
): Promise<ElectronApplication> {
  const launch = (): Promise<ElectronApplication> => _electron.launch({ ...options, timeout: attachMs });
  try {
    return await launch();
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return launch();
  }
}
