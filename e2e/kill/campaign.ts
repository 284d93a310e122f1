import { join } from 'node:path';
import { expect } from '@playwright/test';
import { verifyOffice } from '#server/operations/verify-log/verify-office.ts';
import type { CounterApp } from '../support/counter-app.ts';
import { type Desk, people } from '../support/desk.ts';
import { planOf, type KillPlan } from './kill-plan.ts';
import { clearForm, lookAt } from './look.ts';
import { papersIn, readMachine } from './machine.ts';
import { KilledIntake } from './one-run.ts';
import { type SlipSaid, brokenPromises, ofThisRun, ownEvents } from './promises.ts';

/** What came of one run. */
export interface KillRun {
  readonly run: number;
  readonly plan: KillPlan;
  /** What was seen before the kill. */
  readonly seen: 'nothing' | 'draft' | 'saved' | 'print-asked' | 'print-said';
  /** What stands after the next start. */
  readonly stands: 'nothing' | 'draft' | 'dossier';
  readonly slipSaid: SlipSaid | null;
  /** Whole milliseconds from the first key to the end of the look. */
  readonly ms: number;
  readonly broken: readonly string[];
}

export interface Campaign {
  readonly runs: readonly KillRun[];
  /** What is wrong at the end, when all was sent: on the server, or between it and the machine. */
  readonly brokenAtEnd: readonly string[];
}

const name = 'counter-1';

/**
 * Kills one counter again and again, on one profile, as it would be in an office with bad power; in the end everything is sent.
 *
 * @param say hears of each run when it is over
 */
export async function killAgainAndAgain(
  desk: Desk,
  options: { readonly runs: number; readonly seed: number },
  say: (run: KillRun) => void = () => undefined,
): Promise<Campaign> {
  const runs: KillRun[] = [];
  let counter = await desk.openEnrolled(name, 1);
  await counter.signIn(people.officer, desk.server.demoPassword);
  for (let run = 0; run < options.runs; run += 1) {
    const next = await killOnce(desk, counter, planOf(options.seed, run), run);
    counter = next.counter;
    runs.push(next.outcome);
    say(next.outcome);
  }
  return { runs, brokenAtEnd: await sendAndCompare(desk, counter) };
}

async function killOnce(
  desk: Desk,
  before: CounterApp,
  plan: KillPlan,
  run: number,
): Promise<{ readonly counter: CounterApp; readonly outcome: KillRun }> {
  const profile = join(desk.folder, name);
  await clearForm(before.page);
  if (plan.hasLine) desk.line.restore();
  else desk.line.cut();
  const papers = papersIn(profile);
  const start = performance.now();
  const witness = await new KilledIntake(before, plan, run).run();
  const counter = await desk.open(name);
  await counter.signIn(people.officer, desk.server.demoPassword);
  const found = await lookAt(counter.page, witness, profile, papers);
  const { draft, saidCode, isPrintAsked, isPrintSaid } = witness;
  const hasDossier = ofThisRun(witness, found.dossiers).length > 0;
  const outcome: KillRun = {
    run,
    plan,
    seen: isPrintSaid
      ? 'print-said'
      : isPrintAsked
        ? 'print-asked'
        : saidCode !== null
          ? 'saved'
          : draft !== null
            ? 'draft'
            : 'nothing',
    stands: hasDossier ? 'dossier' : found.draft !== null ? 'draft' : 'nothing',
    slipSaid: found.slipSaid,
    ms: Math.round(performance.now() - start),
    broken: brokenPromises(witness, found),
  };
  return { counter, outcome };
}

/** Sends all, and holds the server's log to the machine's. */
async function sendAndCompare({ line, server }: Desk, { page }: CounterApp): Promise<readonly string[]> {
  line.restore();
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible({ timeout: 60_000 });
  const machine = await readMachine(page);
  const rows = await server.db.selectFrom('events').select(['event_id', 'verdict']).orderBy('seq').execute();
  const own = ownEvents(machine).map(({ id }) => id);
  const report = await verifyOffice(server.db, machine.meta.officeId, null, null);
  const ofServer = rows.map(({ event_id }) => event_id as string);
  return [
    ...(own.join() === ofServer.join() ? [] : ['the server has other events than the machine recorded']),
    ...rows
      .filter(({ verdict }) => verdict !== 'applied')
      .map(({ event_id }) => `${event_id} was not applied`),
    ...report.findings.map(({ kind }) => `verify-log: ${kind}`),
  ];
}
