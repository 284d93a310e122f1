import calendarText from '../../resources/calendars/ha-noi.json?raw';
import conductText from '../../resources/conduct-code/ha-noi-522.json?raw';
import formSetsText from '../../resources/forms/form-sets.json?raw';
import intakeRulesText from '../../resources/intake/intake-rules.json?raw';
import proceduresText from '../../resources/procedures/procedures.json?raw';
import { CalendarShelf, type PublishedCalendars } from '#shared/calendar/calendar-shelf.ts';
import { parseCalendarVersion } from '#shared/calendar/load-calendar.ts';
import { type ConductCode, conductCodeSchema } from '#shared/catalogue/conduct-code.ts';
import { type ProcedureIndex, procedureIndex } from '#shared/catalogue/find-procedure.ts';
import { type IntakeRules, intakeRulesSchema } from '#shared/catalogue/intake-rules.ts';
import { parseResource } from '#shared/catalogue/load-resource.ts';
import { type Procedure, procedureCatalogueSchema } from '#shared/catalogue/procedure.ts';
import { type FormSets, formSetsSchema } from '#shared/dossier/slips/form-set.ts';
import { type Result, ok } from '#shared/kernel/result.ts';

/** The data files that the counter works by, read and checked once at start. */
export interface Catalogue {
  /** Published calendars in the order in which they were adopted. */
  readonly calendarVersions: PublishedCalendars;
  readonly shelf: CalendarShelf;
  readonly procedures: readonly Procedure[];
  readonly procedureIndex: ProcedureIndex;
  readonly conduct: ConductCode;
  /** Which official forms hold from which receipt date. */
  readonly formSets: FormSets;
  readonly intakeRules: IntakeRules;
}

/** The fault of the first broken file names it, with the line and the reason. */
export function loadCatalogue(): Result<Catalogue> {
  const version = parseCalendarVersion(calendarText, 'calendars/ha-noi.json');
  if (!version.ok) return version;
  const calendarVersions: PublishedCalendars = [version.value];
  const shelf = new CalendarShelf(calendarVersions);
  const flaw = shelf.flawOf([]);
  if (flaw !== null) return flaw;
  const procedures = parseResource(proceduresText, 'procedures/procedures.json', procedureCatalogueSchema);
  if (!procedures.ok) return procedures;
  const conduct = parseResource(conductText, 'conduct-code/ha-noi-522.json', conductCodeSchema);
  if (!conduct.ok) return conduct;
  const forms = parseResource(formSetsText, 'forms/form-sets.json', formSetsSchema);
  if (!forms.ok) return forms;
  const intakeRules = parseResource(intakeRulesText, 'intake/intake-rules.json', intakeRulesSchema);
  if (!intakeRules.ok) return intakeRules;
  return ok({
    calendarVersions,
    shelf,
    procedures: procedures.value.procedures,
    procedureIndex: procedureIndex(procedures.value.procedures),
    conduct: conduct.value,
    formSets: forms.value.sets,
    intakeRules: intakeRules.value,
  });
}
