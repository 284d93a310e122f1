import { calendarOverrideEntrySchema } from '#shared/calendar/calendar-override.ts';
import { defineEvent, type TypedEvent } from '#shared/log/event-definition.ts';
import { z } from 'zod';

/**
 * The office's calendar departs from the published one: a storm, a power cut, other hours, work on a day off (rule DL-1). `seen` are the ids
 * of the overrides that the actor's screen had in force, this one not among them: with two admins at once both editions stay known.
 */
export const overrideEntered = defineEvent({
  type: 'office-calendar.override-entered',
  v: 1,
  entityKind: 'office-calendar',
  action: 'calendar.edit',
  isOpening: true,
  payload: z.strictObject({
    override: calendarOverrideEntrySchema,
    seen: z.array(z.string().max(64)).max(2000),
  }),
});

/** An override no longer holds. Promises that were reckoned by it keep it (rule DL-15). */
export const overrideWithdrawn = defineEvent({
  type: 'office-calendar.override-withdrawn',
  v: 1,
  entityKind: 'office-calendar',
  action: 'calendar.edit',
  payload: z.strictObject({
    overrideId: z.string().min(1).max(64),
    reason: z.string().min(3).max(500),
    seen: z.array(z.string().max(64)).max(2000),
  }),
});

export const officeCalendarDefinitions = [overrideEntered, overrideWithdrawn] as const;
export type OfficeCalendarDefinition = (typeof officeCalendarDefinitions)[number];
export type OfficeCalendarEvent = TypedEvent<OfficeCalendarDefinition>;
