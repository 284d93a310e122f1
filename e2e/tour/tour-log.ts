import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CounterApp } from '../support/counter-app.ts';

/** Numbers the pictures of a tour and says what is seen on each. */
export class TourLog {
  readonly screenshots: string[] = [];
  private readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Empties the pictures and slips of an earlier tour, and nothing else. */
  static async open(folder: string): Promise<TourLog> {
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      if (/^\d\d-.*\.png$|^slip-.*\.pdf$|^summary\.json$/.test(name)) await rm(join(folder, name));
    }
    return new TourLog(folder);
  }

  async see(app: CounterApp, name: string): Promise<void> {
    const number = String(this.screenshots.length + 1).padStart(2, '0');
    this.screenshots.push(await app.screenshot(this.folder, `${number}-${name}`));
    console.error(`  ${number} ${name}`);
  }

  /** Copies the printed slips of a profile out of it; returns where they are now. */
  async keepSlips(profile: string): Promise<string[]> {
    const slips: string[] = [];
    const root = join(profile, 'slips');
    const names = await readdir(root, { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.pdf')).sort()) {
      const target = join(this.folder, `slip-${basename(name)}`);
      await copyFile(join(root, name), target);
      slips.push(target);
    }
    return slips;
  }
}
