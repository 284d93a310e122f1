import { beforeEach, describe, expect, it } from 'vitest';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { wrongSlips } from '../state.ts';
import { DossierStory, plain } from '../testing/dossier-story.ts';
import { currentReceiptSlip, outdatedSlip, slipMark, slipMarkParts, slipOfMark } from './slips.ts';

let story: DossierStory;
beforeEach(() => {
  story = new DossierStory();
});

const appointment = (receivedAt: string, amount: number) => ({
  receivedAt: localDateTimeSchema.parse(receivedAt),
  limit: { amount, unit: 'working-day' as const },
});

function approve(correction: EventEnvelope, promise: Json = null): EventEnvelope {
  return story.event(story.second, 'dossier.correction-approved', {
    correction: correction.id,
    promise,
    note: '',
    settles: [correction.id],
  });
}

describe('a weighty correction', () => {
  it('[CFL-5] takes effect at once while no slip is out', () => {
    expect(story.take(story.correction(story.first, { 'fee.amount': 8000 }))).toEqual({ verdict: 'applied' });
    expect(story.value('fee.amount')).toBe(8000);
  });

  it('[CFL-5] waits for a supervisor once a slip is out, and is taken when approved', () => {
    story.take(story.printed());
    const correction = story.correction(story.first, { 'fee.amount': 8000, 'fee.text': 'Thu 8.000 đồng' });
    expect(story.take(correction)).toEqual({ verdict: 'review', reason: 'correction-awaits-approval' });
    expect(story.value('fee.amount')).toBe(0);
    expect(story.value('fee.text')).toBe('Không thu');
    expect(outdatedSlip(story.dossier)).toBeNull();
    const other = { ...(plain(approve(correction).payload) as object), settles: [story.received.id] };
    expect(story.take(story.event(story.second, 'dossier.correction-approved', other))).toMatchObject({
      reason: 'settles-other',
    });
    expect(story.take(approve(correction))).toEqual({ verdict: 'applied' });
    expect(story.value('fee.amount')).toBe(8000);
    expect(story.dossier.proposals).toEqual([]);
    expect(outdatedSlip(story.dossier)?.number).toBe(story.dossier.receipt.number);
    expect(story.take(approve(correction))).toMatchObject({ reason: 'proposal-unknown' });
  });

  it('[CFL-5] is never taken when declined', () => {
    story.take(story.printed());
    const correction = story.correction(story.first, { 'applicant.name': 'Nguyễn Văn Khác' });
    story.take(correction);
    const decline = story.event(story.second, 'dossier.correction-declined', {
      correction: correction.id,
      reason: 'Không đúng căn cước',
      settles: [correction.id],
    });
    expect(story.take(decline)).toEqual({ verdict: 'applied' });
    expect(story.value('applicant.name')).toBe('Nguyễn Văn Thử');
    expect(story.take(decline)).toMatchObject({ verdict: 'rejected', reason: 'proposal-unknown' });
  });

  it('[CFL-5] that was approved meets what was approved before it by the rules of its field', () => {
    story.take(story.printed());
    const seen = story.dossier;
    const [one, two] = [
      story.correction(story.first, { 'applicant.name': 'Nguyễn Văn Một' }, seen),
      story.correction(story.second, { 'applicant.name': 'Nguyễn Văn Hai' }, seen),
    ];
    story.take(one);
    story.take(two);
    expect(story.dossier.proposals).toHaveLength(2);
    story.take(approve(one));
    const second = approve(two);
    expect(story.take(second)).toEqual({ verdict: 'review', reason: 'correction-conflicts' });
    expect(story.value('applicant.name')).toBe('Nguyễn Văn Một');
    expect(story.dossier.conflicts).toMatchObject([
      { given: [{ eventId: second.id, value: 'Nguyễn Văn Hai' }] },
    ]);
  });

  it('[CFL-7] of the receipt time or the limit brings a promise that is held to its bytes', () => {
    const later = { appointment: appointment('2026-11-23T10:30', 3) };
    const right = story.correction(story.first, later);
    const without = { ...(plain(right.payload) as object), promise: null };
    expect(story.take(story.event(story.first, 'dossier.corrected', without, right.base))).toMatchObject({
      reason: 'correction-promise-missing',
    });
    expect(story.take(right)).toEqual({ verdict: 'applied' });
    expect(story.dossier.promise.limit.amount).toBe(3);
    expect(story.dossier.receivedAt).toBe('2026-11-23T10:30');
    expect(story.dossier.earlierPromises).toHaveLength(1);
    const forged = story.correction(story.first, { appointment: appointment('2026-11-23T10:30', 5) });
    const payload = plain(forged.payload) as { promise: { due: string } };
    payload.promise.due = '2027-01-04T16:30';
    expect(story.take(story.event(story.first, 'dossier.corrected', payload, forged.base))).toEqual({
      verdict: 'review',
      reason: 'promise-differs',
    });
  });
});

describe('a slip that is replaced', () => {
  it('[CFL-6] is void and named by the new one; its mark says so', () => {
    story.take(story.printed());
    const { dossier: before } = story;
    const old = currentReceiptSlip(before)!;
    story.take(story.correction(story.first, { 'applicant.phone': '+84900000002' }));
    expect(outdatedSlip(story.dossier)?.id).toBe(old.id);
    expect(story.take(story.reissue(7))).toEqual({ verdict: 'applied' });
    const fresh = currentReceiptSlip(story.dossier)!;
    expect(fresh).toMatchObject({
      number: '02-0007/2026-TTPVHCC',
      replaces: old.id,
      state: 'issued',
      prints: 0,
    });
    expect(story.dossier.receipt).toEqual({ ...before.receipt, slipId: fresh.id, number: fresh.number });
    expect(outdatedSlip(story.dossier)).toBeNull();
    const { code } = story.dossier;
    expect([slipMark(code, old), slipMark(code, fresh)]).toEqual([code, `${code}.02-0007`]);
    for (const [mark, slip] of [
      [code, { id: old.id, state: 'void', replacedBy: { number: fresh.number } }],
      [`${code.toLowerCase()}.02-0007`, { id: fresh.id, replacedBy: null }],
    ] as const) {
      const parts = slipMarkParts(mark);
      expect(parts.code).toBe(code);
      expect(slipOfMark(story.dossier, parts.serial)).toMatchObject(slip);
    }
    expect(slipOfMark(story.dossier, '09-0009')).toBeNull();
    story.take(story.printed());
    expect(outdatedSlip(story.dossier)).toBeNull();
    expect(wrongSlips(story.dossier)).toEqual([]);
  });

  it('[CFL-6] is for people when it is printed all the same, or replaced twice', () => {
    story.take(story.printed());
    const { dossier: seen } = story;
    const [one, two] = [story.reissue(7, seen), story.reissue(8, seen)];
    expect(story.take(one)).toEqual({ verdict: 'applied' });
    expect(story.take(two)).toEqual({ verdict: 'review', reason: 'slip-replaced-already' });
    expect(story.take(two)).toMatchObject({ reason: 'slip-exists' });
    expect(story.dossier.slips.map(({ state }) => state)).toEqual(['void', 'void', 'issued']);
    expect(currentReceiptSlip(story.dossier)?.number).toBe('02-0008/2026-TTPVHCC');
    expect(story.take(story.printed(seen))).toEqual({ verdict: 'review', reason: 'slip-void' });
    expect(story.take(story.printed(seen, 'failed'))).toEqual({ verdict: 'applied' });
    expect(story.dossier.slips[0]).toMatchObject({ state: 'void', prints: 2 });
  });

  it('knows nothing of the words of a paper that was recorded by version 1', () => {
    const v1 = story.first.printed(story.received);
    expect(v1.v).toBe(1);
    story.take(v1);
    story.take(story.correction(story.first, { 'applicant.phone': '+84900000002' }));
    expect(outdatedSlip(story.dossier)).toBeNull();
  });
});

describe('beside the fields', () => {
  it('[CFL-8] adds every note, keeps the first claim, and releases only the claim that is named', () => {
    const note = (text: string) => story.event(story.first, 'dossier.noted', { text });
    story.take(note('Đã gọi điện'));
    story.take(note('Hẹn mang bản chính'));
    expect(story.dossier.notes.map(({ text }) => text)).toEqual(['Đã gọi điện', 'Hẹn mang bản chính']);
    const [mine, theirs] = [story.first, story.second].map((device) =>
      story.event(device, 'dossier.claimed', {}),
    );
    expect([story.take(mine!), story.take(theirs!)].map(({ verdict }) => verdict)).toEqual([
      'applied',
      'applied',
    ]);
    expect(story.dossier.claim).toMatchObject({ eventId: mine!.id });
    const release = (claim: EventEnvelope) =>
      story.event(story.second, 'dossier.claim-released', { claim: claim.id });
    story.take(release(theirs!));
    expect(story.dossier.claim?.eventId).toBe(mine!.id);
    story.take(release(mine!));
    expect(story.dossier.claim).toBeNull();
  });

  it('[CFL-9] is void with the first reason until that is taken back', () => {
    const unvoid = story.event(story.first, 'dossier.unvoided', { reason: 'Nhầm hồ sơ' });
    expect(story.take(unvoid)).toMatchObject({ reason: 'dossier-not-voided' });
    for (const reason of ['Nhập hai lần', 'Công dân rút']) {
      story.take(story.event(story.second, 'dossier.voided', { reason }));
    }
    expect(story.dossier.voided).toMatchObject({ reason: 'Nhập hai lần' });
    story.take(unvoid);
    expect(story.dossier.voided).toBeNull();
  });
});
