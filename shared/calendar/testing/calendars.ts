import { readFileSync } from 'node:fs';
import type { Result } from '#shared/kernel/result.ts';
import { calendarOverrideSchema, type CalendarOverride } from '../calendar-override.ts';
import type { CalendarVersion } from '../calendar-version.ts';
import { parseCalendarVersion } from '../load-calendar.ts';
import { localDateAt, type LocalDate, type LocalDateTime } from '../local-time.ts';
import { compileCalendar, type WorkingCalendar } from '../working-calendar.ts';

/** The value, or an error that names the fault. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail ?? {})}`);
  return result.value;
}

/** The calendar that ships with the app. */
export const haNoiVersion: CalendarVersion = valueOf(
  parseCalendarVersion(readFileSync('resources/calendars/ha-noi.json', 'utf8'), 'ha-noi.json'),
);
export const haNoi: WorkingCalendar = valueOf(compileCalendar(haNoiVersion));

/**
 * An office with a hard year 2024: a typhoon shuts it on Monday 09/9 and on the morning of 10/9, a power cut on the afternoon of 12/9,
 * another from 10 to 11 on 13/9; from 16 to 20/9 it works 07:30-11:30 and 13:00-15:30 only; and on Saturday 28/9 it works by order.
 */
export const stormOverrides: readonly CalendarOverride[] = [
  override('2024-09-09', '2024-09-09', { kind: 'closure', name: 'Bão số 3' }),
  override('2024-09-10', '2024-09-10', {
    kind: 'half-day-closure',
    name: 'Dọn dẹp sau bão',
    windows: [{ from: '13:00', to: '17:00' }],
  }),
  override('2024-09-12', '2024-09-12', {
    kind: 'half-day-closure',
    name: 'Mất điện buổi chiều',
    windows: [{ from: '08:00', to: '12:00' }],
  }),
  override('2024-09-13', '2024-09-13', {
    kind: 'half-day-closure',
    name: 'Mất mạng',
    windows: [
      { from: '08:00', to: '10:00' },
      { from: '11:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ],
  }),
  override('2024-09-16', '2024-09-20', {
    kind: 'other-hours',
    name: 'Giờ làm việc tạm thời',
    workingWindows: [
      { from: '07:30', to: '11:30' },
      { from: '13:00', to: '15:30' },
    ],
    receptionWindows: [
      { from: '07:30', to: '11:00' },
      { from: '13:00', to: '15:00' },
    ],
  }),
  override('2024-09-28', '2024-09-28', { kind: 'make-up-working-day', name: 'Làm bù theo lệnh' }),
];
export const storm: WorkingCalendar = valueOf(compileCalendar(haNoiVersion, stormOverrides));

/** Ten more days off a year than the law gives, for 40 years: room for limits of thousands of days. */
export const longVersion: CalendarVersion = {
  ...haNoiVersion,
  id: 'long',
  validFrom: '2000-01-01' as LocalDate,
  validTo: '2060-12-31' as LocalDate,
  officialUntil: '2060-12-31' as LocalDate,
  days: [
    ...haNoiVersion.days,
    ...Array.from({ length: 330 }, (_, index) => ({
      date: localDateAt(22_000 + index * 37),
      kind: 'holiday' as const,
      name: `Ngày nghỉ ${index + 1}`,
      source: 'thử nghiệm',
      confidence: 'low' as const,
    })),
  ],
};

export function at(text: string): LocalDateTime {
  return text as LocalDateTime;
}

export function day(text: string): LocalDate {
  return text as LocalDate;
}

function override(from: string, to: string, change: unknown): CalendarOverride {
  return calendarOverrideSchema.parse({
    id: `${from}-thu`,
    officeId: 'mot-cua-thu',
    from,
    to,
    change,
    reason: 'Dữ liệu thử nghiệm',
    actor: 'quan-tri-thu',
  });
}
