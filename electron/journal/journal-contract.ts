import { expect, it } from 'vitest';
import type { Journal } from './journal.ts';
import { sampleEvent, sampleEvents } from './testing/sample-events.ts';

/** What every journal must do; the same tests for memory and for files. */
export function journalContract(open: () => Promise<Journal>): void {
  const { officeId } = sampleEvent(1);
  const seqs = async (journal: Journal) => {
    const answer = await journal.read(officeId);
    return answer.ok ? answer.value.map(({ deviceSeq }) => deviceSeq) : answer;
  };

  it('[JRN-1] gives back what was appended, whole and in the device’s order', async () => {
    const journal = await open();
    expect(await journal.append([sampleEvent(2), sampleEvent(1)])).toMatchObject({ ok: true });
    expect(await journal.append([sampleEvent(3)])).toMatchObject({ ok: true });
    expect(await journal.read(officeId)).toEqual({ ok: true, value: sampleEvents(1, 3) });
  });

  it('is empty at first', async () => {
    const journal = await open();
    expect(await seqs(journal)).toEqual([]);
    expect(await journal.release([sampleEvent(1).id])).toEqual({ ok: true, value: { kept: 0 } });
  });

  it('[JRN-1] keeps an event once, however often it is appended', async () => {
    const journal = await open();
    const once = await journal.append(sampleEvents(1, 2));
    expect(await journal.append([...sampleEvents(1, 2), sampleEvent(2)])).toEqual(once);
    expect(await seqs(journal)).toEqual([1, 2]);
  });

  it('keeps both versions of an event that a forked device recorded anew', async () => {
    const journal = await open();
    const again = { ...sampleEvent(1, { variant: 'again' }), deviceSeq: 7 };
    await journal.append([sampleEvent(1)]);
    await journal.append([again]);
    expect(await seqs(journal)).toEqual([1, 7]);
  });

  it('[FORK-3] gives back what was recorded under each id that the machine has had, one after the other', async () => {
    const journal = await open();
    const later = [sampleEvent(1, { device: 2 }), sampleEvent(2, { device: 2 })];
    await journal.append([sampleEvent(2), sampleEvent(1), ...later, sampleEvent(3)]);
    expect(await journal.read(officeId)).toEqual({ ok: true, value: [...sampleEvents(1, 3), ...later] });
  });

  it('[JRN-2] lets go of released events, but never of the youngest', async () => {
    const journal = await open();
    await journal.append(sampleEvents(1, 4));
    expect(await journal.release(sampleEvents(1, 3).map(({ id }) => id))).toEqual({
      ok: true,
      value: { kept: 1 },
    });
    expect(await journal.release(sampleEvents(1, 4).map(({ id }) => id))).toEqual({
      ok: true,
      value: { kept: 0 },
    });
    expect(await seqs(journal)).toContain(4);
  });

  it('[JRN-2] never lets go of what was not released', async () => {
    const journal = await open();
    await journal.append(sampleEvents(1, 30));
    await journal.release(sampleEvents(11, 20).map(({ id }) => id));
    expect(await seqs(journal)).toEqual(expect.arrayContaining([...range(1, 10), ...range(21, 30)]));
  });

  it('takes many appends at once', async () => {
    const journal = await open();
    const answers = await Promise.all(sampleEvents(1, 50).map((event) => journal.append([event])));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await seqs(journal)).toEqual(range(1, 50));
  });

  it('goes on between appending, releasing and reading at once', async () => {
    const journal = await open();
    await Promise.all([
      ...sampleEvents(1, 20).map((event) => journal.append([event])),
      journal.release([sampleEvent(1).id]),
      journal.read(officeId),
      ...sampleEvents(21, 40).map((event) => journal.append([event])),
    ]);
    expect(await seqs(journal)).toEqual(expect.arrayContaining(range(2, 40)));
  });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_unused, index) => from + index);
}
