import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryDisk } from '#electron/disk/testing/memory-disk.ts';
import { createSecretBox } from '#electron/secrets/secret-box.ts';
import { fakeSafeStorage } from '#electron/secrets/testing/fake-safe-storage.ts';
import { ok } from '#shared/kernel/result.ts';
import { AttachmentLine } from './attachment-line.ts';
import { hashOf } from './attachment-vault.ts';
import { Attachments } from './attachments.ts';
import { samplePdf, vaultOn } from './testing/vault-on.ts';

/** A server that keeps files, with a line that a test cuts and a hash that it refuses. */
class FileServer {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  isDown = false;
  refused: string | null = null;
  asked = 0;

  readonly fetch = async (address: string, init: RequestInit): Promise<Response> => {
    this.asked += 1;
    if (this.isDown) throw new TypeError('fetch failed');
    const sha256 = address.split('/').at(-1)!;
    if (init.method === 'PUT') {
      if (sha256 === this.refused) return Response.json({ code: 'attachment-hash-differs' }, { status: 422 });
      this.files.set(sha256, init.body as Uint8Array<ArrayBuffer>);
      return new Response(null, { status: 204 });
    }
    const found = this.files.get(sha256);
    return found === undefined ? Response.json({ code: 'not-found' }, { status: 404 }) : new Response(found);
  };
}

let server: FileServer;
beforeEach(() => void (server = new FileServer()));

/** One machine, started on a disk. */
async function machine(disk = new MemoryDisk()) {
  const reports: string[] = [];
  const timers: (() => void)[] = [];
  const attachments = new Attachments({
    vault: vaultOn(disk, await createSecretBox(fakeSafeStorage(7), 'win32')),
    line: new AttachmentLine({
      fetch: server.fetch,
      credentials: () => ok({ serverUrl: 'https://x', deviceToken: 't', sessionToken: null }),
      timeoutMs: 1000,
    }),
    later: (act) => {
      timers.push(act);
      return () => void timers.splice(timers.indexOf(act), 1);
    },
    report: (code) => void reports.push(code),
  });
  /** Ends when everything that was under way has come to an end. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { attachments, disk, reports, timers, settle };
}

describe('attachments', () => {
  it('are sent in their own time, and again after the line was down', async () => {
    server.isDown = true;
    const { attachments, timers, settle } = await machine();
    await attachments.keep(samplePdf(1));
    await attachments.keep(samplePdf(2));
    await settle();
    expect(await attachments.waiting()).toHaveLength(2);
    server.isDown = false;
    for (const again of timers.splice(0)) again();
    await settle();
    expect(await attachments.waiting()).toEqual([]);
    expect(server.files.size).toBe(2);
  });

  it('are not forgotten when the app ends before they are sent', async () => {
    server.isDown = true;
    const { attachments, disk } = await machine();
    await attachments.keep(samplePdf(1));
    await attachments.close();
    disk.crash();
    server.isDown = false;
    const next = await machine(disk);
    next.attachments.sendWaiting();
    await next.settle();
    expect([...server.files.keys()]).toEqual([hashOf(samplePdf(1))]);
  });

  it('that are refused hold up none of the others', async () => {
    server.isDown = true;
    const { attachments, reports, timers, settle } = await machine();
    for (const number of [1, 2, 3]) await attachments.keep(samplePdf(number));
    await settle();
    server.refused = (await attachments.waiting())[0]!;
    server.isDown = false;
    for (const again of timers.splice(0)) again();
    await settle();
    expect(await attachments.waiting()).toEqual([server.refused]);
    expect(reports).toContain('attachment-hash-differs');
  });

  it('of another machine come from the server once, and are then here', async () => {
    const pdf = samplePdf(5);
    server.files.set(hashOf(pdf), pdf);
    const { attachments } = await machine();
    expect(await attachments.read(hashOf(pdf))).toEqual({ ok: true, value: pdf });
    server.isDown = true;
    expect(await attachments.read(hashOf(pdf))).toEqual({ ok: true, value: pdf });
    expect(await attachments.waiting()).toEqual([]);
  });

  it('say where they are when they cannot be had', async () => {
    const { attachments } = await machine();
    const sha256 = hashOf(samplePdf(6));
    expect(await attachments.read(sha256)).toMatchObject({ code: 'attachment-not-there' });
    server.files.set(sha256, samplePdf(7));
    expect(await attachments.read(sha256)).toMatchObject({ code: 'attachment-damaged' });
    server.isDown = true;
    expect(await attachments.read(sha256)).toMatchObject({ code: 'server-unreachable' });
  });
});
