import { emptyIntake, type IntakeForm } from './intake-form.ts';

/** A draft of an older version of this screen has other fields and is left aside. */
export function isIntakeForm(value: unknown): value is IntakeForm {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(emptyIntake).every((key) => key in value) &&
    'papers' in value &&
    Array.isArray(value.papers)
  );
}
