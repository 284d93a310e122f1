import { z } from 'zod';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { counterIdSchema, dossierIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { personal } from '#shared/log/personal-data.ts';

export const incidentRecorded = defineEvent({
  type: 'incident.recorded',
  v: 1,
  entityKind: 'incident',
  action: 'incident.record',
  isOpening: true,
  payload: z.strictObject({
    /** Code of the category in the conduct code, such as `GT-01`. */
    category: z.string().min(2).max(20),
    /** The category's name as it stood that day, so that the record stays readable when the code changes. */
    categoryName: z.string().min(1).max(200),
    ruleRefs: z.array(z.string().max(40)).max(10),
    /** 0 (good deed) to 4 (grave), as proposed by the recorder; only a conclusion weighs. */
    severity: z.number().int().min(0).max(4),
    happenedAt: localDateTimeSchema,
    counterId: counterIdSchema,
    /** The person of the office whom it concerns; null for a citizen, a thing or the system. */
    concernsUserId: userIdSchema.nullable(),
    dossierId: dossierIdSchema.nullable(),
    facts: personal(z.string().min(1).max(4000)),
    witnesses: personal(z.string().max(500)),
  }),
});

export const incidentDefinitions = [incidentRecorded] as const;

export type IncidentDefinition = (typeof incidentDefinitions)[number];
export type IncidentEvent = TypedEvent<IncidentDefinition>;
export type IncidentRecordedPayload = z.infer<typeof incidentRecorded.payload>;
