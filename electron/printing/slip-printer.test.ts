import { mkdtemp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeDisk } from '#electron/disk/node-disk.ts';
import { MemoryDisk } from '#electron/disk/testing/memory-disk.ts';
import {
  defaultPrinting,
  type PrinterProfile,
  type PrinterTrouble,
} from '#shared/bridge/printing-settings.ts';
import type { PrintSheet } from '#shared/dossier/slips/page-setup.ts';
import type { Paper } from '#shared/dossier/slips/paper.ts';
import { sha256Hex } from '#shared/kernel/sha256.ts';
import { sampleForm } from '#shared/dossier/slips/testing/sample-forms.ts';
import type { LaidOutPage, PrintJob } from './print-port.ts';
import { SlipFiles } from './slip-files.ts';
import { loadSlipFonts, sheetOf } from './slip-markup.ts';
import { SlipPrinter, type SlipPrinterPorts } from './slip-printer.ts';
import type { SystemPrinter } from './system-printers.ts';
import { sampleSlip } from './testing/sample-slip.ts';

/** All sizes go to one printer. */
const to = (profile: Partial<PrinterProfile>) => {
  const whole = { ...defaultPrinting.profiles.a4, printerName: 'Canon', ...profile };
  return { ...defaultPrinting, profiles: { a4: whole, a5: whole, 'roll-80': whole } };
};
const onCanon = to({});
const sheet = (fontCss: string): PrintSheet => ({
  fontCss,
  page: { size: 'a4', isLandscape: false, shift: { right: 0, down: 0 } },
});

const never = new Promise<never>(() => undefined);

const canon = { name: 'Canon', displayName: 'Canon LBP 2900' };

function desk(
  page: Partial<LaidOutPage> = {},
  ports: Partial<Pick<SlipPrinterPorts, 'printers' | 'platform'>> = {},
) {
  const disk = new MemoryDisk();
  const steps: string[] = [];
  const pages: string[] = [];
  let open = 0;
  const printer = new SlipPrinter({
    layOut: async (markup) => {
      pages.push(markup);
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
    printers: async () => [canon],
    platform: 'linux',
    report: (event) => void steps.push(event),
    ...ports,
  });
  return { printer, disk, steps, pages };
}

const receipt: Paper = { kind: 'receipt', slip: sampleSlip };
const code = sampleSlip.dossierCode;
const first = `/slips/2026/${code}-1.pdf`;

const codes = (text: string) => text.match(/<svg[\s\S]*?<\/svg>/g);

describe('printing a slip', () => {
  it('without a printer keeps the PDF and says so', async () => {
    const { printer, disk } = desk();
    expect(await printer.print(receipt, defaultPrinting)).toEqual({
      ok: true,
      value: {
        outcome: 'printed-confirmed',
        trouble: null,
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
    await printer.print(receipt, defaultPrinting);
    expect(await printer.print(receipt, defaultPrinting)).toMatchObject({
      value: { path: first.replace('-1.pdf', '-2.pdf') },
    });
    expect(disk.files.size).toBe(2);
  });

  it('with a printer cannot know about the paper', async () => {
    const { printer } = desk();
    expect(await printer.print(receipt, onCanon)).toMatchObject({
      value: { outcome: 'printed-unknown', device: 'Canon', path: first },
    });
  });

  it.each<[string, Partial<LaidOutPage>, string, string]>([
    ['refuses', { toPrinter: async () => 'Invalid printer' }, 'failed', 'printer-refused'],
    ['throws', { toPrinter: () => Promise.reject(new Error('x')) }, 'failed', 'printer-refused'],
    ['is silent', { toPrinter: () => never }, 'printed-unknown', 'printer-silent'],
  ])('keeps the PDF when the printer %s', async (_name, page, outcome, report) => {
    const { printer, disk, steps } = desk(page);
    expect(await printer.print(receipt, onCanon)).toMatchObject({
      ok: true,
      value: { outcome, path: first },
    });
    expect(disk.files.has(first)).toBe(true);
    expect(steps).toEqual(['open 1', report, 'close 0']);
  });

  it('hands over size and copies, and moves the page as the printer needs it', async () => {
    const jobs: PrintJob[] = [];
    const toPrinter: LaidOutPage['toPrinter'] = async (job) => {
      jobs.push(job);
      return null;
    };
    const { printer, pages } = desk({ toPrinter });
    const settings = to({ copies: 2, shift: { right: 2, down: -1 } });
    const printed = await printer.print(receipt, { ...settings, receiptSize: 'a5' });
    expect(printed).toMatchObject({ value: { copies: 4 } });
    const register = sampleForm('register', 'tt-03-2025');
    expect(await printer.print(register, settings)).toMatchObject({ value: { copies: 2 } });
    expect(jobs).toEqual([
      { printerName: 'Canon', size: 'a5', isLandscape: false, copies: 2 },
      { printerName: 'Canon', size: 'a4', isLandscape: true, copies: 2 },
    ]);
    expect(pages[0]).toContain('@page { size: 148mm 210mm; margin: 7mm 8mm 8mm 19mm; }');
    expect(pages[1]).toContain('@page { size: 297mm 210mm; margin: 19mm 8mm 11mm 12mm; }');
  });

  it('does not move a page that becomes a file alone', async () => {
    const { printer, pages } = desk();
    await printer.print(receipt, to({ printerName: null, shift: { right: 2, down: -1 } }));
    expect(pages[0]).toContain('margin: 12mm 15mm 10mm 25mm;');
  });

  it.each<[PrinterTrouble, readonly SystemPrinter[]]>([
    ['printer-unknown', []],
    ['printer-off', [{ ...canon, options: { 'printer-state-reasons': 'offline-report' } }]],
    ['printer-no-paper', [{ ...canon, options: { 'printer-state-reasons': 'media-empty-error' } }]],
  ])('says %s before anything is sent, and the PDF is there', async (trouble, printers) => {
    const sent = { toPrinter: () => Promise.reject(new Error('sent')) };
    const { printer, disk, steps } = desk(sent, { printers: async () => printers });
    expect(await printer.print(receipt, onCanon)).toMatchObject({
      ok: true,
      value: { outcome: 'failed', trouble, device: 'Canon', path: first },
    });
    expect(disk.files.has(first)).toBe(true);
    expect(steps).toEqual(['open 1', trouble, 'close 0']);
  });

  it.each<[string, () => Promise<never>]>([
    ['fails', () => Promise.reject(new Error('x'))],
    ['hangs', () => never],
  ])('tries the printer when the system’s list %s', async (_name, printers) => {
    const { printer } = desk({}, { printers });
    expect(await printer.print(receipt, onCanon)).toMatchObject({
      value: { outcome: 'printed-unknown', trouble: null },
    });
  });

  it.each<[string, Partial<LaidOutPage>]>([
    ['fails', { pdf: () => Promise.reject(new Error('x')) }],
    ['hangs', { pdf: () => never }],
  ])('is a fault when the page %s, and the window is closed', async (_name, page) => {
    const { printer, steps } = desk(page);
    expect(await printer.print(receipt, defaultPrinting)).toEqual({ ok: false, code: 'print-failed' });
    expect(steps.at(-1)).toBe('close 0');
  });

  it('is a fault when the disk is full', async () => {
    const { printer, disk } = desk();
    disk.faults.capacity = 2;
    expect(await printer.print(receipt, defaultPrinting)).toEqual({ ok: false, code: 'slip-disk-full' });
    disk.faults.failing = new Set(['open']);
    expect(await printer.print(receipt, defaultPrinting)).toEqual({ ok: false, code: 'slip-not-kept' });
    expect(disk.files.size).toBe(0);
  });

  it('goes one at a time', async () => {
    const { printer, steps } = desk();
    await Promise.all([1, 2, 3].map(() => printer.print(receipt, defaultPrinting)));
    expect(steps).toEqual(['open 1', 'close 0', 'open 1', 'close 0', 'open 1', 'close 0']);
  });
});

describe('the slip’s document', () => {
  it('has the fonts and both codes inside, and no ID number in them', async () => {
    const fonts = await loadSlipFonts(join(import.meta.dirname, '../../resources/fonts'), readFile);
    const markup = sheetOf(receipt, 'a4').markup(sheet(fonts), null);
    expect(fonts.match(/@font-face/g)?.length).toBeGreaterThanOrEqual(4);
    expect(fonts).not.toContain('Be Vietnam');
    expect(markup).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(markup.match(/<svg/g)).toHaveLength(4);
    const applicant = { ...sampleSlip.applicant, idNumber: '000296999999' };
    const other = sheetOf({ ...receipt, slip: { ...sampleSlip, applicant } }, 'a4').markup(
      sheet(fonts),
      null,
    );
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
    const kept = await files.keep(sheetOf(receipt, 'a4'), new TextEncoder().encode('%PDF'));
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
