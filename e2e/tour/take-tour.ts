import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { type DemoServer, startDemoServer } from '#e2e/demo/demo-server.ts';
import { CounterApp } from '../support/counter-app.ts';
import { receiveDossier } from '../support/intake-flow.ts';
import { Line } from '../support/line.ts';
import { type Stage, prepareStage } from '../support/stage.ts';
import { dayLogFigures } from './day-log-figures.ts';
import { firstIntakes, offlineIntakes } from './intakes.ts';
import { TourLog } from './tour-log.ts';

export interface TourSummary {
  /** As the supervisor's instance shows them. */
  readonly dossiers: number;
  readonly incidents: number;
  /** Events that the counters recorded, as they count them themselves. */
  readonly pushed: number;
  /** Of these, in the server's log as applied or under review; and as rejected; and not there. */
  readonly confirmed: number;
  readonly rejected: number;
  readonly pending: number;
  readonly slips: readonly string[];
  readonly screenshots: readonly string[];
  readonly runtime: { readonly electron: string; readonly origin: string };
  readonly server: { readonly database: string; readonly dossiers: number; readonly incidents: number };
  /** From the press of Ctrl+Enter to the words that say it is saved, in milliseconds. */
  readonly saveMs: { readonly p50: number; readonly p95: number };
}

/**
 * The main job in real Electron, as pictures: a day of a counter, half of it without a line, and the supervisor's view of it. Throws when
 * the supervisor's screen or the server's database does not agree with what was typed.
 *
 * @param out folder for pictures, slips and summary.json
 */
export async function takeTour(out: string): Promise<TourSummary> {
  let summary: TourSummary | null = null;
  await prepareStage(async (stage) => {
    const folder = await mkdtemp(join(tmpdir(), 'qmc-tour-'));
    const server = await startDemoServer(null);
    const line = await Line.open(server.url);
    try {
      summary = await new Tour(stage, server, line, folder, await TourLog.open(resolve(out))).take();
    } finally {
      await line.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
  if (summary === null) throw new Error('takeTour: no summary');
  await writeFile(join(resolve(out), 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
}

class Tour {
  private readonly stage: Stage;
  private readonly server: DemoServer;
  private readonly line: Line;
  private readonly folder: string;
  private readonly log: TourLog;
  private readonly saveTimes: number[] = [];

  constructor(stage: Stage, server: DemoServer, line: Line, folder: string, log: TourLog) {
    this.stage = stage;
    this.server = server;
    this.line = line;
    this.folder = folder;
    this.log = log;
  }

  async take(): Promise<TourSummary> {
    let counter = await this.open('counter-1', 1);
    try {
      await counter.page.getByLabel('Tên đăng nhập').waitFor();
      await this.log.see(counter, 'dang-nhap');
      await counter.signIn('lan.nt', this.server.demoPassword);
      await this.log.see(counter, 'danh-sach-trong');
      await this.receiveFirst(counter);
      await this.look(counter);
      await this.recordIncident(counter);
      await this.receiveOffline(counter);
      await counter.close();
      counter = await this.open('counter-1', null);
      await this.workOfflineAfterRestart(counter);
      await this.reconnect(counter);
      const supervised = await this.supervise();
      return await this.summary(supervised);
    } finally {
      await counter.close().catch(() => undefined);
    }
  }

  /** @param number of the counter to enrol at; null opens a profile that is enrolled already */
  private async open(name: string, number: number | null): Promise<CounterApp> {
    const enrol =
      number === null
        ? {}
        : { enrol: { url: this.line.url, code: await this.server.createEnrolmentCode(number) } };
    return CounterApp.launch({
      executable: this.stage.runtime.executable,
      environment: this.stage.environment,
      profile: join(this.folder, name),
      ...enrol,
    });
  }

  private async receiveFirst(counter: CounterApp): Promise<void> {
    for (const [index, intake] of firstIntakes.entries()) {
      await this.receive(
        counter,
        intake,
        index === 0 || index === 4 || index === 6 ? `tiep-nhan-${index + 1}` : null,
      );
      await this.print(counter, index + 1);
      if (index === 0) await this.log.see(counter, 'da-luu-va-in-phieu');
    }
  }

  private async receive(
    counter: CounterApp,
    intake: (typeof firstIntakes)[number],
    picture: string | null,
  ): Promise<void> {
    const { page } = counter;
    await receiveDossier(page, intake, async () => {
      if (picture !== null) await this.log.see(counter, picture);
      await page.evaluate(watchSaving);
    });
    this.saveTimes.push(
      await page.evaluate(() => (globalThis as unknown as { savedAfter: number }).savedAfter),
    );
  }

  private async print(counter: CounterApp, order: number): Promise<void> {
    await counter.page.keyboard.press('F9');
    const printed = `Đã in giấy tiếp nhận số 01-${String(order).padStart(4, '0')}/`;
    await counter.page.getByText(printed).first().waitFor();
  }

  private async look(counter: CounterApp): Promise<void> {
    const { page } = counter;
    await page.keyboard.press('F3');
    await expect(page.getByRole('row')).toHaveCount(firstIntakes.length + 1);
    await this.log.see(counter, 'danh-sach');
    await page.keyboard.press('F4');
    await page.locator('[data-main-search]:focus').waitFor();
    await page.keyboard.insertText('hoa');
    await expect(page.getByRole('row')).not.toHaveCount(firstIntakes.length + 1);
    await this.log.see(counter, 'tim-khong-dau');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Vì sao hẹn ngày này?' }).waitFor();
    await this.log.see(counter, 'ho-so-va-vi-sao-hen');
  }

  private async recordIncident(counter: CounterApp): Promise<void> {
    const { page } = counter;
    const { keyboard } = page;
    await keyboard.press('F6');
    await page.getByLabel('Loại sự việc').and(page.locator(':focus')).waitFor();
    await keyboard.insertText('CD-01');
    await keyboard.press('Enter');
    await page.getByLabel('Liên quan đến').fill('Công dân');
    await keyboard.press('Enter');
    await page
      .getByLabel('Diễn biến')
      .fill(
        'Khoảng 10 giờ, một công dân to tiếng vì chờ lâu. Cán bộ đã xin lỗi, mời ngồi và giải thích thứ tự gọi số.',
      );
    await this.log.see(counter, 'ghi-su-viec');
    await keyboard.press('Control+Enter');
    await page.getByText(/^Đã lưu trên máy: /).waitFor();
  }

  private async receiveOffline(counter: CounterApp): Promise<void> {
    await expect(counter.page.getByText('Không có việc chờ gửi')).toBeVisible();
    this.line.cut();
    await this.receive(counter, offlineIntakes[0]!, null);
    await expect(counter.page.getByText('Mất mạng').first()).toBeVisible();
    await this.print(counter, firstIntakes.length + 1);
    await this.log.see(counter, 'mat-mang-van-tiep-nhan');
    for (const [index, intake] of offlineIntakes.slice(1).entries()) {
      await this.receive(counter, intake, null);
      await this.print(counter, firstIntakes.length + index + 2);
    }
  }

  private async workOfflineAfterRestart(counter: CounterApp): Promise<void> {
    await counter.signIn('lan.nt', this.server.demoPassword);
    await expect(counter.page.getByText('Mất mạng').first()).toBeVisible();
    await counter.page.keyboard.press('F3');
    await expect(counter.page.getByRole('row')).toHaveCount(firstIntakes.length + offlineIntakes.length + 1);
    await this.log.see(counter, 'khoi-dong-lai-khi-mat-mang');
    await counter.page.keyboard.press('F8');
    await this.log.see(counter, 'viec-cho-gui');
  }

  private async reconnect(counter: CounterApp): Promise<void> {
    this.line.restore();
    await expect(counter.page.getByText('Không có việc chờ gửi').first()).toBeVisible({ timeout: 90_000 });
    await counter.page.keyboard.press('F3');
    await this.log.see(counter, 'co-mang-da-dong-bo');
  }

  private async supervise(): Promise<{ dossiers: number; incidents: number }> {
    const supervisor = await this.open('counter-3', 3);
    try {
      await supervisor.signIn('ha.vt', this.server.demoPassword);
      await supervisor.page.keyboard.press('F7');
      const typed = { dossiers: firstIntakes.length + offlineIntakes.length, incidents: 1 };
      await expect.poll(() => dayLogFigures(supervisor.page), { timeout: 60_000 }).toEqual(typed);
      await this.log.see(supervisor, 'phu-trach-nhat-ky-ngay');
      await supervisor.page.keyboard.press('Alt+7');
      await this.log.see(supervisor, 'phu-trach-su-viec');
      const figures = await dayLogFigures(supervisor.page);
      await supervisor.page.keyboard.press('F5');
      await supervisor.page.getByRole('table', { name: 'Tháng 12' }).waitFor();
      await this.log.see(supervisor, 'phu-trach-lich-lam-viec');
      await supervisor.page.keyboard.press('F7');
      await supervisor.electron.evaluate(({ nativeTheme }) => {
        nativeTheme.themeSource = 'dark';
      });
      await supervisor.page.keyboard.press('Alt+1');
      await this.log.see(supervisor, 'giao-dien-toi');
      return figures;
    } finally {
      await supervisor.close();
    }
  }

  private async summary({
    dossiers,
    incidents,
  }: {
    dossiers: number;
    incidents: number;
  }): Promise<TourSummary> {
    const { db } = this.server;
    const events = await db.selectFrom('events').select(['type', 'verdict', 'entity_id']).execute();
    const count = (type: string): number =>
      new Set(
        events
          .filter((event) => event.type === type && event.verdict !== 'rejected')
          .map((event) => event.entity_id),
      ).size;
    const stored = { dossiers: count('dossier.received'), incidents: count('incident.recorded') };
    expect(stored).toEqual({ dossiers, incidents });
    const devices = await db
      .selectFrom('devices')
      .select(['last_device_seq'])
      .where('counter_id', 'is not', null)
      .execute();
    const pushed = devices.reduce((sum, { last_device_seq }) => sum + last_device_seq, 0);
    const rejected = events.filter(({ verdict }) => verdict === 'rejected').length;
    const slips = await this.log.keepSlips(join(this.folder, 'counter-1'));
    expect(slips).toHaveLength(dossiers);
    expect(rejected).toBe(0);
    expect(events).toHaveLength(pushed);
    const sorted = this.saveTimes.toSorted((a, b) => a - b);
    const quantile = (share: number): number => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
    return {
      dossiers,
      incidents,
      pushed,
      confirmed: events.length - rejected,
      rejected,
      pending: pushed - events.length,
      slips,
      screenshots: this.log.screenshots,
      runtime: { electron: this.stage.runtime.version, origin: this.stage.runtime.origin },
      server: { database: 'PGlite', ...stored },
      saveMs: { p50: quantile(0.5), p95: quantile(0.95) },
    };
  }
}

/** Runs in the page: measures from the key press itself to the frame in which the words stand there. */
function watchSaving(): void {
  const scope = globalThis as unknown as { savedAfter: number };
  scope.savedAfter = -1;
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    window.removeEventListener('keydown', pressed, true);
    const start = event.timeStamp;
    const observer = new MutationObserver(() => {
      const words = document.querySelector('[role="status"] p, [role="alert"] p')?.textContent ?? '';
      if (!words.startsWith('Đã lưu trên máy: hồ sơ')) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        scope.savedAfter = performance.now() - start;
      });
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  };
  window.addEventListener('keydown', pressed, true);
}
