import { mkdtemp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeDisk } from '#electron/disk/node-disk.ts';
import { MemoryDisk } from '#electron/disk/testing/memory-disk.ts';
import type { Paper } from '#shared/dossier/slips/paper.ts';
import { sha256Hex } from '#shared/kernel/sha256.ts';
import type { LaidOutPage } from './print-port.ts';
import { SlipFiles } from './slip-files.ts';
import { loadSlipFonts, sheetOf } from './slip-markup.ts';
import { SlipPrinter } from './slip-printer.ts';
import { sampleSlip } from './testing/sample-slip.ts';

const never = new Promise<never>(() => undefined);

function desk(page: Partial<LaidOutPage> = {}) {
  const disk = new MemoryDisk();
  const steps: string[] = [];
  let open = 0;
  const printer = new SlipPrinter({
    layOut: async () => {
      steps.push(`open ${(open += 1)}`);
      return {
        pdf: async () => new TextEncoder().encode('%PDF'),
        toPrinter: async () => null,
        close: () => void steps.push(`close ${(open -= 1)}`),
        ...page,
      };
    },
    files: new SlipFiles(disk, '/slips'),
    fonts: async () => '',
    timeoutMs: 30,
    report: (event) => void steps.push(event),
  });
  return { printer, disk, steps };
}

const receipt: Paper = { kind: 'receipt', slip: sampleSlip };
const code = sampleSlip.dossierCode;
const first = `/slips/2026/${code}-1.pdf`;

const codes = (text: string) => text.match(/<svg[\s\S]*?<\/svg>/g);

describe('printing a slip', () => {
  it('without a printer keeps the PDF and says so', async () => {
    const { printer, disk } = desk();
    expect(await printer.print(receipt, null)).toEqual({
      ok: true,
      value: {
        outcome: 'printed-confirmed',
        device: 'pdf',
        copies: 2,
        sha256: sha256Hex('%PDF'),
        path: first,
      },
    });
    disk.crash();
    expect(await disk.read(first)).toHaveLength(4);
  });

  it('never replaces an earlier one', async () => {
    const { printer, disk } = desk();
    await printer.print(receipt, null);
    expect(await printer.print(receipt, null)).toMatchObject({
      value: { path: first.replace('-1.pdf', '-2.pdf') },
    });
    expect(disk.files.size).toBe(2);
  });

  it('with a printer cannot know about the paper', async () => {
    const { printer } = desk();
    expect(await printer.print(receipt, 'Canon')).toMatchObject({
      value: { outcome: 'printed-unknown', device: 'Canon', path: first },
    });
  });

  it.each<[string, Partial<LaidOutPage>, string, string]>([
    ['refuses', { toPrinter: async () => 'Invalid printer' }, 'failed', 'printer-refused'],
    ['throws', { toPrinter: () => Promise.reject(new Error('x')) }, 'failed', 'printer-refused'],
    ['is silent', { toPrinter: () => never }, 'printed-unknown', 'printer-silent'],
  ])('keeps the PDF when the printer %s', async (_name, page, outcome, report) => {
    const { printer, disk, steps } = desk(page);
    expect(await printer.print(receipt, 'Canon')).toMatchObject({
      ok: true,
      value: { outcome, path: first },
    });
    expect(disk.files.has(first)).toBe(true);
    expect(steps).toEqual(['open 1', report, 'close 0']);
  });

  it.each<[string, Partial<LaidOutPage>]>([
    ['fails', { pdf: () => Promise.reject(new Error('x')) }],
    ['hangs', { pdf: () => never }],
  ])('is a fault when the page %s, and the window is closed', async (_name, page) => {
    const { printer, steps } = desk(page);
    expect(await printer.print(receipt, null)).toEqual({ ok: false, code: 'print-failed' });
    expect(steps.at(-1)).toBe('close 0');
  });

  it('is a fault when the disk is full', async () => {
    const { printer, disk } = desk();
    disk.faults.capacity = 2;
    expect(await printer.print(receipt, null)).toEqual({ ok: false, code: 'slip-disk-full' });
    disk.faults.failing = new Set(['open']);
    expect(await printer.print(receipt, null)).toEqual({ ok: false, code: 'slip-not-kept' });
    expect(disk.files.size).toBe(0);
  });

  it('goes one at a time', async () => {
    const { printer, steps } = desk();
    await Promise.all([1, 2, 3].map(() => printer.print(receipt, null)));
    expect(steps).toEqual(['open 1', 'close 0', 'open 1', 'close 0', 'open 1', 'close 0']);
  });
});

describe('the slip’s document', () => {
  it('has the fonts and both codes inside, and no ID number in them', async () => {
    const fonts = await loadSlipFonts(join(import.meta.dirname, '../../resources/fonts'), readFile);
    const markup = sheetOf(receipt).markup(fonts);
    expect(fonts.match(/@font-face/g)?.length).toBeGreaterThanOrEqual(4);
    expect(fonts).not.toContain('Be Vietnam');
    expect(markup).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(markup.match(/<svg/g)).toHaveLength(4);
    const applicant = { ...sampleSlip.applicant, idNumber: '000296999999' };
    const other = sheetOf({ ...receipt, slip: { ...sampleSlip, applicant } }).markup(fonts);
    expect(codes(other)).toEqual(codes(markup));
  });
});

describe('kept slips', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'slips-test-'));
    await mkdir(join(root, 'slips'));
    await writeFile(join(root, 'secret.pdf'), 'x');
    await writeFile(join(root, 'secrets.bin'), 'x');
    await symlink(join(root, 'secret.pdf'), join(root, 'slips', 'link.pdf'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('are found again by their path', async () => {
    const files = new SlipFiles(nodeDisk, join(root, 'slips'));
    const kept = await files.keep(sheetOf(receipt), new TextEncoder().encode('%PDF'));
    if (!kept.ok) throw new Error('not kept');
    expect(await files.find(kept.value.path)).toEqual({ ok: true, value: kept.value.path });
  });

  it.each(['secret.pdf', 'secrets.bin', 'slips', 'slips/../secret.pdf', 'slips/link.pdf', 'slips/none.pdf'])(
    '%s is none',
    async (name) => {
      const files = new SlipFiles(nodeDisk, join(root, 'slips'));
      expect(await files.find(`${root}/${name}`)).toEqual({ ok: false, code: 'slip-not-found' });
      expect(await files.find(name)).toEqual({ ok: false, code: 'slip-not-found' });
    },
  );

  it('have names that stay in the folder, whatever the code', async () => {
    const disk = new MemoryDisk();
    const kept = await new SlipFiles(disk, '/slips').keep(
      { year: '2026', stem: '../../a/Đ:1' },
      new Uint8Array(),
    );
    expect(kept).toMatchObject({ value: { path: '/slips/2026/__.._a___1-1.pdf' } });
  });
});
