import { z } from 'zod';
import { counterIdSchema, officeIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { resourceMetaSchema } from './provenance.ts';
import { roleSchema } from './role.ts';

/**
 * The agency's part of a dossier code (Thông tư 03/2025/TT-VPCP Điều 13): ministry or province first, then its units, such as
 * `H26.123.45`. Shorter and longer forms occur, so the number of parts is left open. Codes are imported, never derived.
 */
export const agencyCodeSchema = z.string().regex(/^[A-Z]\d{2}(?:\.\d{2,3}){0,4}$/u);

/** Name for signing in: lower-case ASCII, so that it is typed the same with any input method switched on or off. */
export const signInNameSchema = z.string().regex(/^[a-z][a-z0-9]*(?:\.[a-z0-9]+)*$/u);

export const counterSchema = z.strictObject({
  id: counterIdSchema,
  name: z.string().min(1),
  /** As shown on the desk and called in the queue. */
  number: z.int().min(1).max(99),
});
export type Counter = z.infer<typeof counterSchema>;

/**
 * How dossiers get their codes. `lane`: each counter numbers by itself from its lane. `provisional`: the counter prints a provisional code and
 * the server gives the official one on sync, 1..n without holes; for offices that must number without holes.
 */
export const numberingPolicySchema = z.enum(['lane', 'provisional']);
export type NumberingPolicy = z.infer<typeof numberingPolicySchema>;

export const officeSchema = z
  .strictObject({
    id: officeIdSchema,
    name: z.string().min(1),
    /** The body above it; the first line of a slip's heading. */
    parentName: z.string().min(1),
    agencyCode: agencyCodeSchema,
    agencyCodeNote: z.string().optional(),
    /** Stands after the running number of a slip: `Số: 12/2026-TTPVHCC`. */
    unitSuffix: z.string().regex(/^[A-ZĐ]+$/u),
    /** Written before the date of a document: `Hà Nội, ngày ...`. */
    place: z.string().min(1),
    address: z.string().min(1),
    /** In the form people dial, `024 0000 0000`. */
    phone: z.string().min(1),
    counters: z.array(counterSchema).min(1),
    numbering: numberingPolicySchema.default('lane'),
  })
  .superRefine((office, context) => {
    refuseRepeats(
      context,
      'counters',
      'id',
      office.counters.map((counter) => counter.id),
    );
    refuseRepeats(
      context,
      'counters',
      'number',
      office.counters.map((counter) => counter.number),
    );
  });
export type Office = z.infer<typeof officeSchema>;

/** A person who signs in. Passwords are never part of a resource file. */
export const staffMemberSchema = z.strictObject({
  id: userIdSchema,
  signInName: signInNameSchema,
  fullName: z.string().min(1),
  role: roleSchema,
});
export type StaffMember = z.infer<typeof staffMemberSchema>;

/** A file under `resources/offices/`: one office with the people who work in it. */
export const officeFileSchema = z
  .strictObject({
    meta: resourceMetaSchema,
    office: officeSchema,
    staff: z.array(staffMemberSchema).min(1),
  })
  .superRefine((file, context) => {
    refuseRepeats(
      context,
      'staff',
      'id',
      file.staff.map((person) => person.id),
    );
    refuseRepeats(
      context,
      'staff',
      'signInName',
      file.staff.map((person) => person.signInName),
    );
  });
export type OfficeFile = z.infer<typeof officeFileSchema>;

function refuseRepeats(
  context: z.RefinementCtx,
  list: string,
  field: string,
  values: readonly (string | number)[],
): void {
  const seen = new Set<string | number>();
  for (const [index, value] of values.entries()) {
    if (seen.has(value)) {
      context.addIssue({ code: 'custom', path: [list, index, field], message: `trùng giá trị “${value}”` });
    }
    seen.add(value);
  }
}
