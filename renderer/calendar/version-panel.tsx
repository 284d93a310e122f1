import type { ReactElement } from 'react';
import { weekdayNames } from '#shared/calendar/calendar-version.ts';
import type { Window } from '#shared/calendar/window.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { formatShortDate } from '#shared/text/vietnamese-words.ts';
import { Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { text } from './text.vi.ts';
import { windowsWords } from './typed-windows.ts';

const words = text.version;

/** The published calendar: hours, cut-off, due time, how far it is official, and where it comes from. */
export function VersionPanel({ calendar }: { readonly calendar: WorkingCalendar }): ReactElement {
  const { version } = calendar;
  const { saturdayReception } = version;
  return (
    <Panel title={words.title}>
      <Facts
        facts={[
          [words.name, version.title],
          [words.id, calendar.id],
          [words.validity, words.span(formatShortDate(version.validFrom), formatShortDate(version.validTo))],
          [words.officialUntil, formatShortDate(version.officialUntil)],
          [words.hours, weekWords(version.workingWindows)],
          [words.reception, weekWords(version.receptionWindows)],
          [
            words.saturday,
            saturdayReception.isOpen ? windowsWords(saturdayReception.windows) : words.saturdayClosed,
          ],
          [words.cutOff, version.sameDayCutoff],
          [words.due, version.dueTime],
          [words.confidence, text.day.confidence[version.confidence]],
          [words.source, version.source],
        ]}
      />
    </Panel>
  );
}

/** Neighbouring weekdays with equal hours in one: `T2–T6 08:00–12:00, 13:00–17:00`. */
function weekWords(week: WorkingCalendar['version']['workingWindows']): string {
  const runs: { from: number; to: number; hours: string }[] = [];
  for (const [index, name] of weekdayNames.entries()) {
    const windows: readonly Window[] = week[name];
    if (windows.length === 0) continue;
    const hours = windowsWords(windows);
    const last = runs.at(-1);
    if (last?.to === index - 1 && last.hours === hours) last.to = index;
    else runs.push({ from: index, to: index, hours });
  }
  return runs
    .map(({ from, to, hours }) => `${from === to ? dayOf(from) : `${dayOf(from)}–${dayOf(to)}`} ${hours}`)
    .join('; ');
}

function dayOf(index: number): string {
  return text.weekdays[index] ?? '';
}
