import { setTimeout as delay } from 'node:timers/promises';
import type { CounterApp } from '../support/counter-app.ts';
import { type TypedIntake, fillIntake, savedCode } from '../support/intake-flow.ts';
import { draftKept } from '../support/local-draft.ts';
import { hangPrint, stopAt } from '../support/marked-points.ts';
import type { KillPhase, KillPlan, KillPoint } from './kill-plan.ts';
import { type KeptDraft, readDraft } from './machine.ts';
import type { Witness } from './promises.ts';

/** The intake of one run: nobody else has its numbers. */
function intakeOf(run: number): {
  readonly idNumber: string;
  readonly address: string;
  readonly typed: TypedIntake;
} {
  const idNumber = `000190${String(run + 1).padStart(6, '0')}`;
  const address = `Số ${run + 1} phố Mẫu, Phường Cửa Nam, Hà Nội`;
  const applicant = { idNumber, name: 'Trần Thị Thử', birthDate: '09031990', address };
  return { idNumber, address, typed: { procedure: '1.004873', applicant, phone: '0912 000 001' } };
}

/** One intake, from the first key to the slip in hand, and the kill on its way. */
export class KilledIntake {
  private readonly counter: CounterApp;
  private readonly plan: KillPlan;
  private readonly intake: ReturnType<typeof intakeOf>;
  private isKilled = false;
  private kill: Promise<void> = Promise.resolve();
  private draft: KeptDraft | null = null;
  private saidCode: string | null = null;
  private isPrintAsked = false;
  private isPrintSaid = false;

  /** @param run gives the applicant */
  constructor(counter: CounterApp, plan: KillPlan, run: number) {
    this.counter = counter;
    this.plan = plan;
    this.intake = intakeOf(run);
  }

  /** Ends when the app is dead. @returns what was seen of it while it lived */
  async run(): Promise<Witness> {
    await Promise.all([this.untilKilled(() => this.walk()), this.untilKilled(() => this.watchDraft())]);
    await this.kill;
    const { draft, saidCode, isPrintAsked, isPrintSaid } = this;
    return { idNumber: this.intake.idNumber, draft, saidCode, isPrintAsked, isPrintSaid };
  }

  /** What breaks off because the app is gone has not failed. */
  private async untilKilled(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.isKilled) throw error;
    }
  }

  private async walk(): Promise<void> {
    const { page } = this.counter;
    this.begin('typing');
    await fillIntake(page, this.intake.typed);
    await this.pass('save', () => page.keyboard.press('Control+Enter'), 'saving');
    if (this.isKilled) return;
    this.saidCode = await savedCode(page);
    await this.pass(
      'print',
      () => {
        this.isPrintAsked = true;
        return page.keyboard.press('F9');
      },
      'printing',
    );
    if (this.isKilled) return;
    await page.getByText(/^Đã in giấy tiếp nhận số /).waitFor();
    this.isPrintSaid = true;
    if (this.plan.moment.kind === 'point') this.die();
  }

  /** Presses the key of a step; where the plan names a point of it, holds the app there and kills it. */
  private async pass(step: 'save' | 'print', press: () => Promise<void>, phase: KillPhase): Promise<void> {
    const { moment } = this.plan;
    const point = moment.kind === 'point' && moment.point.startsWith(step) ? moment.point : null;
    const reached = point === null ? null : await this.holdAt(point);
    this.begin(phase);
    await press();
    if (reached === null) return;
    await reached();
    this.die();
  }

  /** @returns null for the last point, which is reached where the walk ends */
  private async holdAt(point: KillPoint): Promise<(() => Promise<void>) | null> {
    const { counter, intake } = this;
    if (point.startsWith('save')) await draftKept(counter.page, intake.address);
    switch (point) {
      case 'save-uncommitted':
      case 'print-uncommitted':
        return stopAt(counter, 'uncommitted');
      case 'save-before-journal':
      case 'print-before-journal':
        return stopAt(counter, 'before-journal');
      case 'save-after-journal':
      case 'print-after-journal':
        return stopAt(counter, 'after-journal');
      case 'save-said':
        return async () => {
          this.saidCode = await savedCode(counter.page);
        };
      case 'print-asked':
        return hangPrint(counter, false);
      case 'print-made':
        return hangPrint(counter, true);
      case 'print-said':
        return null;
    }
  }

  private begin(phase: KillPhase): void {
    const { moment } = this.plan;
    if (moment.kind !== 'moment' || moment.phase !== phase) return;
    this.kill = delay(moment.afterMs).then(() => this.killNow());
  }

  private die(): void {
    this.kill = this.killNow();
  }

  private killNow(): Promise<void> {
    this.isKilled = true;
    return this.plan.kills === 'group' ? this.counter.killGroup() : this.counter.kill();
  }

  private async watchDraft(): Promise<void> {
    while (!this.isKilled) this.draft = (await readDraft(this.counter.page)) ?? this.draft;
  }
}
