import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '#electron/development/commands.ts';
import type { Paper } from '#shared/dossier/slips/paper.ts';
import type { BridgeChannel } from '#shared/bridge/channels.ts';
import type { BridgeOutput, RawBridge } from '#shared/bridge/contract.ts';
import { defaultPrinting } from '#shared/bridge/printing-settings.ts';
import type { PaperSize } from '#shared/dossier/slips/page-setup.ts';
import { CounterApp } from '../support/counter-app.ts';
import type { SampleForm } from '#shared/dossier/slips/testing/sample-forms.ts';

export interface RenderedForm {
  readonly name: string;
  /** Of the PDF. */
  readonly path: string;
  /** At least 1 for a sound PDF. */
  readonly pages: number;
}

export interface RenderOptions {
  /** Of Electron. */
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where the PDFs go; made when missing. */
  readonly out: string;
}

/**
 * Renders papers to PDF by the app itself: it is started with an empty profile, which needs no enrolment for this, and asked through the
 * bridge as its own screens ask. What comes out is what an officer gets.
 */
export async function renderForms(
  forms: readonly SampleForm[],
  { executable, environment, out }: RenderOptions,
): Promise<readonly RenderedForm[]> {
  const profile = await mkdtemp(join(tmpdir(), 'qmc-forms-'));
  await mkdir(out, { recursive: true });
  const app = await CounterApp.launch({ executable, environment, profile });
  try {
    const rendered: RenderedForm[] = [];
    for (const { name, paper, receiptSize = 'a4' } of forms) {
      const kept = await printToFile(app, paper, receiptSize);
      const path = join(out, `${name}.pdf`);
      await copyFile(kept, path);
      rendered.push({ name, path, pages: await pageCount(path) });
    }
    return rendered;
  } finally {
    await app.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** @returns the path of the PDF that the app keeps */
async function printToFile(app: CounterApp, paper: Paper, receiptSize: PaperSize): Promise<string> {
  await invoke(app, 'settings.write', { printing: { ...defaultPrinting, receiptSize } });
  const printed = (await invoke(app, 'paper.print', paper)) as BridgeOutput<'paper.print'>;
  if (!printed.ok) throw new Error(`paper.print ${paper.kind}: ${printed.code}`);
  return printed.value.path;
}

function invoke(app: CounterApp, channel: BridgeChannel, input: unknown): Promise<unknown> {
  return app.page.evaluate(
    (call) => (globalThis as unknown as { counter: RawBridge }).counter.invoke(call.channel, call.input),
    { channel, input },
  );
}

async function pageCount(path: string): Promise<number> {
  const { stdout } = await runCommand('pdfinfo', [path]);
  return Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1] ?? 0);
}
