import type { LimitUnit } from './limit.ts';
import { momentText } from './moment.ts';
import type { ReckonedPause } from './pauses.ts';
import type { PausedStep } from './trace.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** The trace step of a pause. @param amount how long the count stood still, in the unit of the step */
export function pauseStep(
  calendar: WorkingCalendar,
  pause: ReckonedPause,
  unit: LimitUnit,
  effect: PausedStep['effect'],
  amount: number,
): PausedStep {
  return {
    kind: 'paused',
    rule: effect === 'restarted' && unit !== 'same-day' ? 'DL-9' : 'DL-8',
    from: momentText(calendar, pause.from),
    to: momentText(calendar, pause.to),
    ...(pause.name === undefined ? {} : { name: pause.name }),
    effect,
    amount,
    unit: pauseUnit(unit),
  };
}

function pauseUnit(unit: LimitUnit): PausedStep['unit'] {
  if (unit === 'working-hour') return 'second';
  return unit === 'calendar-day' || unit === 'month' ? 'calendar-day' : 'working-day';
}
