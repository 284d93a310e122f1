import type { Page } from '@playwright/test';

/** The figures of the day log as the screen shows them. */
export interface DayLogFigures {
  readonly dossiers: number;
  readonly incidents: number;
}

export async function dayLogFigures(page: Page): Promise<DayLogFigures> {
  const figure = async (label: string): Promise<number> => {
    const button = page
      .getByRole('group', { name: 'Số liệu trong ngày' })
      .getByRole('button', { name: label });
    return Number.parseInt((await button.innerText()).trim(), 10);
  };
  return { dossiers: await figure('Hồ sơ tiếp nhận'), incidents: await figure('Sự việc') };
}
