import { applied, type Judgement, refuse } from '#shared/log/judgement.ts';
import type { JudgeContext, Subject } from '#shared/log/subject.ts';
import {
  type OfficeCalendarDefinition,
  type OfficeCalendarEvent,
  officeCalendarDefinitions,
} from './events.ts';
import { editionEnding, type OfficeCalendar, overridesInForce, overridesOf } from './state.ts';

const empty: OfficeCalendar = { entered: [], inForce: [], withdrawn: [], editions: {} };

function judgeOfficeCalendar(
  state: OfficeCalendar | null,
  event: OfficeCalendarEvent,
  { flawOf }: JudgeContext,
): Judgement {
  if (event.entity.id !== event.officeId) return refuse('calendar-of-other-office');
  const now = state ?? empty;
  switch (event.type) {
    case 'office-calendar.override-entered': {
      if (now.entered.some(({ id }) => id === event.payload.override.id)) return refuse('override-exists');
      const after = overridesInForce(evolveOfficeCalendar(state, event));
      return flawOf(after) === null ? applied : refuse('calendar-override-conflict');
    }
    case 'office-calendar.override-withdrawn':
      return now.inForce.includes(event.payload.overrideId) ? applied : refuse('override-unknown');
  }
}

function evolveOfficeCalendar(state: OfficeCalendar | null, event: OfficeCalendarEvent): OfficeCalendar {
  const now = state ?? empty;
  switch (event.type) {
    case 'office-calendar.override-entered': {
      const { override, seen } = event.payload;
      const full = { ...override, officeId: event.officeId, actor: event.actorId };
      const after = { ...now, entered: [...now.entered, full], inForce: [...now.inForce, override.id] };
      return withEditions(after, [...seen, override.id]);
    }
    case 'office-calendar.override-withdrawn': {
      const { overrideId, reason, seen } = event.payload;
      const after = {
        ...now,
        inForce: now.inForce.filter((id) => id !== overrideId),
        withdrawn: [...now.withdrawn, { overrideId, reason, actor: event.actorId }],
      };
      return withEditions(
        after,
        seen.filter((id) => id !== overrideId),
      );
    }
  }
}

/** Both the set that now holds and the set that held on the actor's screen: a counter without a line may have promised by the second. */
function withEditions(state: OfficeCalendar, onScreen: readonly string[]): OfficeCalendar {
  const editions = { ...state.editions };
  for (const ids of [state.inForce, onScreen]) {
    const overrides = overridesOf(state, ids);
    if (overrides.length > 0) editions[editionEnding(overrides)] = overrides.map(({ id }) => id);
  }
  return { ...state, editions };
}

export const officeCalendarSubject: Subject<OfficeCalendar, OfficeCalendarDefinition> = {
  kind: 'office-calendar',
  definitions: officeCalendarDefinitions,
  judge: judgeOfficeCalendar,
  evolve: evolveOfficeCalendar,
};
