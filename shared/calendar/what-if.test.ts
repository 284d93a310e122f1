import { describe, expect, test } from 'vitest';
import { ok } from '#shared/kernel/result.ts';
import { promiseFor } from './promise.ts';
import { at, haNoi, haNoiVersion, storm, valueOf } from './testing/calendars.ts';
import { comparePromises, type OpenDossier } from './what-if.ts';
import { compileCalendar } from './working-calendar.ts';

function open(
  id: string,
  received: string,
  amount: number,
  printedSlips: readonly string[] = [],
): OpenDossier {
  const request = { received: at(received), limit: { amount, unit: 'working-day' as const } };
  return { id, request, due: valueOf(promiseFor(haNoi, request)).due, printedSlips };
}

describe('what if the calendar changes', () => {
  test('[DL-15] every open promise that moves is listed, with the slips that become wrong', () => {
    const dossiers = [
      open('1', '2024-09-05T10:00', 3, ['phieu-1']),
      open('2', '2024-09-05T10:00', 1, ['phieu-2']),
      open('3', '2024-09-11T10:00', 1),
    ];
    expect(comparePromises(() => ok(storm), dossiers)).toMatchObject({
      moved: [
        {
          id: '1',
          from: '2024-09-10T16:30',
          promise: { due: '2024-09-11T16:30', calendarId: storm.id },
          wrongSlips: ['phieu-1'],
        },
        { id: '3', from: '2024-09-12T16:30', promise: { due: '2024-09-13T16:30' }, wrongSlips: [] },
      ],
      unmoved: 1,
      unreckoned: [],
    });
  });

  test('[DL-15] a dossier for which a calendar gives no date is named, not dropped', () => {
    const ending = valueOf(
      compileCalendar({
        ...haNoiVersion,
        validTo: haNoiVersion.officialUntil,
        days: haNoiVersion.days.filter(({ date }) => date <= haNoiVersion.officialUntil),
      }),
    );
    const { unreckoned } = comparePromises(() => ok(ending), [open('1', '2026-12-30T10:00', 3)]);
    expect(unreckoned).toMatchObject([{ id: '1', fault: { code: 'due-outside-calendar' } }]);
  });

  test('[DL-15] a stored promise names the calendar that it was judged by', () => {
    const { request } = open('1', '2024-09-05T10:00', 3);
    expect(valueOf(promiseFor(storm, request)).calendarId).toBe(storm.id);
    expect(valueOf(promiseFor(haNoi, request)).calendarId).not.toBe(storm.id);
  });
});
