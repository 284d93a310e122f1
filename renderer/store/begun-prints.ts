import { z } from 'zod';
import type { Dossier } from '#shared/dossier/state.ts';
import type { SlipId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Acts } from './acts.ts';
import type { CounterDb } from './counter-db.ts';
import type { DraftRow } from './rows.ts';
import { type PrintMade, slipPrintSchema, slipPrints } from './slip-print.ts';
import { savedOr } from './storage-fault.ts';

const begunSchema = z.array(slipPrintSchema).min(1);

const keyPrefix = 'print/';

/**
 * Prints that were begun and of which nobody knows yet how they ended. A printer cannot be asked afterwards what it did, so the intent is
 * on disk before the paper is, and goes in the transaction that records the outcome. What a kill leaves behind is recorded as
 * `printed-unknown`: a dossier never says "not printed" while its slip may be in the citizen's hand.
 */
export class BegunPrints {
  private readonly db: CounterDb;
  private readonly clock: Clock;
  private leftOver: readonly DraftRow[];

  private constructor(db: CounterDb, clock: Clock, leftOver: readonly DraftRow[]) {
    this.db = db;
    this.clock = clock;
    this.leftOver = leftOver;
  }

  /** To be opened before anything is printed: what is there now was left by an app that is gone. */
  static async open(db: CounterDb, clock: Clock): Promise<BegunPrints> {
    return new BegunPrints(db, clock, await db.drafts.where('key').startsWith(keyPrefix).toArray());
  }

  /**
   * To be awaited before the paper is asked for.
   *
   * @param dossiers all that the slip is about
   * @param paper where it goes
   * @returns the key that the record of the outcome takes away with it; faults: `storage-failed`, then nothing may be printed
   */
  begin(
    dossiers: readonly Dossier[],
    slipId: SlipId,
    paper: Pick<PrintMade, 'device' | 'copies'>,
  ): Promise<Result<string>> {
    const key = `${keyPrefix}${slipId}`;
    const value = slipPrints(dossiers, slipId, { ...paper, outcome: 'printed-unknown', sha256: null });
    return savedOr(async () => {
      await this.db.drafts.put({ key, savedAt: this.clock.now(), value });
      return ok(key);
    });
  }

  /**
   * Records what an earlier start left behind, in the name of who sits at the desk.
   *
   * @returns codes of the dossiers whose slip may or may not be out, as the papers say them
   */
  async settle(acts: Pick<Acts, 'recordSlipPrinted'>): Promise<readonly string[]> {
    const { leftOver } = this;
    this.leftOver = [];
    const codes: string[] = [];
    for (const { key, value } of leftOver) {
      const begun = begunSchema.safeParse(value);
      if (!begun.success) continue;
      const recorded = await acts.recordSlipPrinted(begun.data, key);
      if (recorded.ok) codes.push(...begun.data.map(({ payload }) => payload.code ?? ''));
    }
    return codes;
  }
}
