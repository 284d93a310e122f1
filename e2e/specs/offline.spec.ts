import { expect } from '@playwright/test';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { test } from '../support/story.ts';
import { offlineIntakes } from '../tour/intakes.ts';

test('a counter works through a cut line and a restart, and nothing is lost or doubled', async ({ desk }) => {
  const { demoPassword, db } = desk.server;
  let counter = await desk.openEnrolled('counter-1', 1);
  await counter.signIn(people.officer, demoPassword);
  await expect(counter.page.getByText('Có mạng')).toBeVisible();

  desk.line.cut();
  const codes: string[] = [];
  for (const intake of offlineIntakes) codes.push(await receiveDossier(counter.page, intake));
  await expect(counter.page.getByText('Mất mạng').first()).toBeVisible();
  expect(await db.selectFrom('events').select('seq').execute()).toEqual([]);

  // As when the power goes: the process gets no chance to write anything more.
  await counter.kill();
  counter = await desk.open('counter-1');
  await counter.signIn(people.officer, demoPassword);
  await expect(counter.page.getByText('Mất mạng').first()).toBeVisible();
  codes.push(
    await receiveDossier(counter.page, {
      ...offlineIntakes[0]!,
      procedure: '1.001193',
      phone: '0912 000 099',
    }),
  );
  expect(new Set(codes).size).toBe(4);

  desk.line.restore();
  await counter.page.keyboard.press('F8');
  await counter.page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(counter.page.getByText('Không có việc chờ gửi')).toBeVisible({ timeout: 60_000 });
  const stored = await db.selectFrom('dossier_codes').select('code').orderBy('code').execute();
  expect(stored.map(({ code }) => code)).toEqual(codes.toSorted());
  const events = await db.selectFrom('events').select(['seq', 'verdict']).orderBy('seq').execute();
  expect(events).toEqual(codes.map((_, index) => ({ seq: index + 1, verdict: 'applied' })));
});

test('who never signed in here online is told so when the line is down, and the name stays typed', async ({
  desk,
}) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  const name = counter.page.getByLabel('Tên đăng nhập');
  await name.waitFor();
  desk.line.cut();
  await name.fill(people.otherOfficer);
  await name.press('Enter');
  await counter.page.keyboard.insertText(desk.server.demoPassword);
  await counter.page.keyboard.press('Enter');
  await expect(counter.page.getByRole('alert')).toContainText('chưa từng đăng nhập trên máy này');
  await expect(name).toHaveValue(people.otherOfficer);
});
