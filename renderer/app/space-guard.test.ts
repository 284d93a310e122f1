import { describe, expect, it } from 'vitest';
import { fewestBytes, SpaceGuard } from './space-guard.ts';

describe('the space guard', () => {
  it('turns dossiers away while the disk is too full, and takes them as soon as there is room', async () => {
    let free: number | null = fewestBytes - 1;
    let looks = 0;
    const guard = new SpaceGuard(() => {
      looks += 1;
      return Promise.resolve(free);
    });
    expect(await guard.admit()).toMatchObject({ ok: true });
    expect(looks).toBe(0);
    await guard.look();
    expect(await guard.admit()).toMatchObject({ code: 'disk-nearly-full', detail: { megabytes: 99 } });
    free = fewestBytes;
    expect(await guard.admit()).toMatchObject({ ok: true });
    expect(looks).toBe(3);
  });

  it('does not stop the counter when the system says nothing', async () => {
    const guard = new SpaceGuard(() => Promise.resolve(null));
    await guard.look();
    expect(await guard.admit()).toMatchObject({ ok: true });
  });
});
