import { type Page, expect } from '@playwright/test';
import { type Machine, countBegunPrints, papersIn, readDraft, readMachine } from './machine.ts';
import { type Found, type SlipSaid, type Witness, ofThisRun, slipWords } from './promises.ts';

/**
 * Looks at what stands after the next start: at the disk, and at what the screens say of it.
 *
 * @param papersBefore names of the papers that were there at the first key
 */
export async function lookAt(
  page: Page,
  witness: Witness,
  profile: string,
  papersBefore: readonly string[],
): Promise<Found> {
  // What an earlier start left of a print is put on record as soon as somebody has signed in.
  await expect
    .poll(() => countBegunPrints(page))
    .toBe(0)
    .catch(() => undefined);
  const machine = await settledMachine(page);
  const draft = await readDraft(page);
  await page.keyboard.press('F2');
  await page.locator('#procedure').waitFor();
  const formIdNumber = await page.locator('#idNumber').inputValue();
  const [dossier] = ofThisRun(witness, machine.dossiers);
  return {
    ...machine,
    draft,
    formIdNumber,
    newPapers: papersIn(profile).filter((name) => !papersBefore.includes(name)),
    slipSaid: dossier === undefined ? null : await slipSaidOf(page, dossier.id),
  };
}

/** The start offers to the journal what it lacks; what it lacks for good is for the promises to name. */
async function settledMachine(page: Page): Promise<Machine> {
  let machine = await readMachine(page);
  const isSettled = async (): Promise<boolean> => {
    machine = await readMachine(page);
    const kept = new Set(machine.journal.map(({ id }) => id));
    return machine.pending.every(({ event }) => kept.has(event.id));
  };
  await expect
    .poll(isSettled)
    .toBe(true)
    .catch(() => undefined);
  return machine;
}

/** What the dossier's page says of its slip. */
async function slipSaidOf(page: Page, dossierId: string): Promise<SlipSaid> {
  await page.evaluate((id) => {
    location.hash = `#/ho-so/${id}`;
  }, dossierId);
  const shown = await page
    .getByRole('listitem', { name: /^Giấy tiếp nhận/ })
    .first()
    .innerText();
  const words = Object.keys(slipWords).find((one) => shown.includes(one));
  if (words === undefined) throw new Error(`slipSaidOf: ${shown}`);
  return slipWords[words as keyof typeof slipWords];
}

/** A screen without anything begun, for the next run. */
export async function clearForm(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await page.locator('#procedure').waitFor();
  if ((await readDraft(page)) === null) return;
  await page.keyboard.press('Alt+B');
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ bản nháp' }).click();
  await expect.poll(() => readDraft(page)).toBeNull();
}
