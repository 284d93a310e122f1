import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/kernel/canonical-json.ts';
import { SmallOffice } from '#shared/sync/testing/small-office.ts';
import type { Dossier } from '../state.ts';

const file = (attachmentId: string) => ({
  attachmentId,
  name: 'Giấy chứng sinh.pdf',
  mediaType: 'application/pdf',
  bytes: 1200,
  sha256: 'b'.repeat(64),
  paper: 0,
});

/** Two counters that both hold one dossier. */
async function open() {
  const office = new SmallOffice(21, 2);
  const [a, b] = [office.devices[0]!, office.devices[1]!];
  const received = a.sample.received('H26.001.01-261123-0001');
  const recorded = await a.record(received);
  if (!recorded.ok) throw new Error(recorded.code);
  await a.sync();
  await b.sync();
  const draft = (device: typeof a, type: string, payload: object) =>
    device.record({
      entity: received.entity,
      type: `dossier.attachment-${type}`,
      v: 1,
      payload: payload as never,
      base: null,
      actorId: device.sample.identity.actorId,
    });
  const shown = async (device: typeof a) =>
    ((await device.store.view(received.entity))!.state as unknown as Dossier).attachments;
  return { office, a, b, draft, shown };
}

describe('attachments of a dossier', () => {
  it('add up when two counters attach at once, in one order for both', async () => {
    const { office, a, b, draft, shown } = await open();
    const [one, two] = [office.ids.next(), office.ids.next()];
    expect((await draft(a, 'added', file(one))).ok).toBe(true);
    expect((await draft(b, 'added', file(two))).ok).toBe(true);
    for (const device of [b, a, b]) await device.sync();
    expect((await shown(a)).map(({ id }) => id)).toEqual([two, one]);
    expect(canonicalJson((await shown(a)) as never)).toBe(canonicalJson((await shown(b)) as never));
  });

  it('are withdrawn with a reason, once, and stay on record', async () => {
    const { office, a, b, draft, shown } = await open();
    const id = office.ids.next();
    await draft(a, 'added', file(id));
    await a.sync();
    await b.sync();
    await draft(a, 'withdrawn', { attachmentId: id, reason: 'Nhầm hồ sơ' });
    await draft(b, 'withdrawn', { attachmentId: id, reason: 'Ảnh mờ' });
    for (const device of [a, b, a]) await device.sync();
    expect(await shown(b)).toMatchObject([{ id, withdrawn: { reason: 'Nhầm hồ sơ' } }]);
  });

  it('are refused a second time under one id, and withdrawn only where they are', async () => {
    const { office, a, draft } = await open();
    const id = office.ids.next();
    await draft(a, 'added', file(id));
    expect(await draft(a, 'added', file(id))).toMatchObject({ detail: { reason: 'attachment-exists' } });
    const unknown = { attachmentId: office.ids.next(), reason: 'Không có' };
    expect(await draft(a, 'withdrawn', unknown)).toMatchObject({ detail: { reason: 'attachment-unknown' } });
  });
});
