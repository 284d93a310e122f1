import type { Page } from '@playwright/test';

/** What a person types for one intake. */
export interface TypedIntake {
  /** Code, or name without diacritics, enough to find it first. */
  readonly procedure: string;
  /** A card line as the scanner gives it, or what is typed by hand. */
  readonly applicant:
    | { readonly card: string }
    | {
        readonly idNumber: string;
        readonly name: string;
        readonly birthDate?: string;
        readonly address: string;
      };
  readonly kind?: 'Tổ chức' | 'Hộ kinh doanh';
  readonly phone: string;
  readonly submitter?: {
    readonly name: string;
    readonly idNumber: string;
    readonly phone: string;
    readonly authorisation: string;
  };
}

/**
 * Types one intake with the keyboard alone, as an officer does it, and saves. Starts anywhere in the app and ends when the screen says
 * that the dossier is saved on this machine.
 *
 * @param beforeSaving when everything is typed
 * @returns the dossier's code as the screen shows it
 */
export async function receiveDossier(
  page: Page,
  intake: TypedIntake,
  beforeSaving: () => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  await fillIntake(page, intake);
  await beforeSaving();
  await page.keyboard.press('Control+Enter');
  return savedCode(page);
}

export async function fillIntake(page: Page, intake: TypedIntake): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('F2');
  const procedure = page.locator('#procedure');
  await procedure.and(page.locator(':focus')).waitFor();
  await keyboard.insertText(intake.procedure);
  await page.locator('#procedure-list [role=option]').first().waitFor();
  await keyboard.press('Enter');
  await page.locator('#idNumber:focus').waitFor();
  if (intake.kind !== undefined) {
    await page.getByRole('radio', { name: intake.kind }).focus();
    await keyboard.press('Space');
    await page.locator('#idNumber').focus();
  }
  if ('card' in intake.applicant) {
    await keyboard.insertText(intake.applicant.card);
    await page.locator('#phone:focus').waitFor();
    await keyboard.insertText(intake.phone);
  } else {
    const { idNumber, name, birthDate, address } = intake.applicant;
    await keyboard.insertText(idNumber);
    await keyboard.press('Enter');
    await page.locator('#name:focus').waitFor();
    await keyboard.insertText(name);
    await keyboard.press('Enter');
    await page.locator('#phone:focus').waitFor();
    await keyboard.insertText(intake.phone);
    await keyboard.press('Enter');
    if (intake.kind === undefined) {
      await keyboard.type(birthDate ?? '');
      await keyboard.press('Enter');
    }
    await page.locator('#email:focus').waitFor();
    await keyboard.press('Enter');
    await page.locator('#address:focus').waitFor();
    await keyboard.insertText(address);
  }
  if (intake.submitter !== undefined) {
    await page.locator('#isAuthorised').focus();
    await keyboard.press('Space');
    for (const value of [
      intake.submitter.name,
      intake.submitter.idNumber,
      intake.submitter.phone,
      intake.submitter.authorisation,
    ]) {
      await keyboard.press('Enter');
      await keyboard.insertText(value);
    }
  }
}

/** Waits for the bar that says so and reads the code from it. */
export async function savedCode(page: Page): Promise<string> {
  const title = page.getByText(/^Đã lưu trên máy: hồ sơ /);
  await title.waitFor();
  return (await title.innerText()).replace(/^.*hồ sơ /, '').trim();
}
