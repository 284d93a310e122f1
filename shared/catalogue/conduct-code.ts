import { z } from 'zod';
import { confidenceSchema, resourceMetaSchema } from './provenance.ts';

/** One rule of the code of conduct. What each says is paraphrased; `confidence` tells how well the wording is known. */
export const conductRuleSchema = z.strictObject({
  id: z.string().regex(/^R\d{2}$/u),
  title: z.string().min(1),
  text: z.string().min(1),
  source: z.string().min(1),
  confidence: confidenceSchema,
});
export type ConductRule = z.infer<typeof conductRuleSchema>;

export const incidentGroupSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/u),
  name: z.string().min(1),
});

/** Whom an entry is about: a member of staff, a citizen, equipment - or a good deed of a member of staff. */
export const incidentSubjectSchema = z.enum(['staff', 'citizen', 'system', 'praise']);

export const incidentCategorySchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}-\d{2}$/u),
  group: z.string(),
  name: z.string().min(1),
  about: incidentSubjectSchema,
  /** Rules of this code that it touches. */
  ruleRefs: z.array(z.string()),
  /** Articles and forms outside this code. */
  legalRefs: z.array(z.string().max(40)),
  /** Proposed to the recorder: 0 a good deed, 1 minor to 4 grave. Never a finding. */
  severity: z.int().min(0).max(4),
  /** Factors and criteria of SIPAS 2017-2020 that it bears on, such as `F3` or `F3.1`. */
  sipasFactors: z.array(z.string().regex(/^F[1-5](?:\.\d)?$/u)),
  source: z.string().min(1),
  confidence: confidenceSchema,
});
export type IncidentCategory = z.infer<typeof incidentCategorySchema>;

/** A file under `resources/conduct-code/`. */
export const conductCodeSchema = z
  .strictObject({
    meta: resourceMetaSchema,
    motto: z.string().min(1),
    /** Steps of consequence, mildest first. */
    consequences: z.array(z.string().min(1)),
    rules: z.array(conductRuleSchema).min(1),
    groups: z.array(incidentGroupSchema).min(1),
    categories: z.array(incidentCategorySchema).min(1),
  })
  .superRefine(({ rules, groups, categories }, context) => {
    const ruleIds = new Set(rules.map(({ id }) => id));
    const groupCodes = new Set(groups.map(({ code }) => code));
    const seen = new Set<string>();
    for (const [index, { code, group, ruleRefs }] of categories.entries()) {
      const at = (field: string, message: string): void =>
        context.addIssue({ code: 'custom', path: ['categories', index, field], message });
      if (seen.has(code)) at('code', `trùng mã ${code}`);
      seen.add(code);
      if (!groupCodes.has(group) || !code.startsWith(`${group}-`)) at('group', `không có nhóm ${group}`);
      for (const ref of ruleRefs) if (!ruleIds.has(ref)) at('ruleRefs', `không có quy tắc ${ref}`);
    }
  });
export type ConductCode = z.infer<typeof conductCodeSchema>;
