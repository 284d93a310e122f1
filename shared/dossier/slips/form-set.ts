import { z } from 'zod';
import { dateOf, type LocalDateTime, localDateSchema } from '#shared/calendar/local-time.ts';
import { confidenceSchema, resourceMetaSchema } from '#shared/catalogue/provenance.ts';

/** The seven official forms, by what they are; their "Mẫu số" depends on the set they belong to. */
export const formKindSchema = z.enum([
  'receipt',
  'supplement-request',
  'refusal',
  'apology',
  'stop-notice',
  'control-slip',
  'register',
]);
export type FormKind = z.infer<typeof formKindSchema>;

/** A set of forms: those of Thông tư 01/2018/TT-VPCP (under Nghị định 61/2018) or of Thông tư 03/2025/TT-VPCP (under Nghị định 118/2025). */
export const formRegimeSchema = z.enum(['tt-01-2018', 'tt-03-2025']);
export type FormRegime = z.infer<typeof formRegimeSchema>;

/** `resources/forms/form-sets.json`: which set holds from which receipt date, oldest first. */
export const formSetsSchema = z.strictObject({
  meta: resourceMetaSchema,
  sets: z
    .array(
      z.strictObject({
        regime: formRegimeSchema,
        /** A set holds until the day before the next one's. */
        validFrom: localDateSchema,
        source: z.string().min(1),
        confidence: confidenceSchema,
      }),
    )
    .min(1)
    .refine((sets) => sets.every(({ validFrom }, index) => validFrom > (sets[index - 1]?.validFrom ?? '')), {
      error: 'các bộ mẫu phải xếp theo ngày hiệu lực tăng dần',
    }),
});
export type FormSets = z.infer<typeof formSetsSchema>['sets'];

/**
 * The set of forms of a dossier: the one in force on its receipt date, however late a slip of it is printed. Registers older than the
 * first set take that one.
 */
export function formRegimeOn(sets: FormSets, receivedAt: LocalDateTime): FormRegime {
  const [oldest] = sets;
  if (oldest === undefined) throw new Error('formRegimeOn: no set of forms');
  return (sets.findLast(({ validFrom }) => validFrom <= dateOf(receivedAt)) ?? oldest).regime;
}

interface FormSetWords {
  readonly decree: string;
  /** "Mẫu số" of each form. The older set knows no Thông báo dừng giải quyết hồ sơ. */
  readonly numbers: Readonly<Partial<Record<FormKind, number>>>;
  /** The newer forms ask for "Số định danh cá nhân/tổ chức". */
  readonly hasIdNumber: boolean;
}

export const formSetWords: Readonly<Record<FormRegime, FormSetWords>> = {
  'tt-01-2018': {
    decree: 'Thông tư 01/2018/TT-VPCP',
    numbers: {
      receipt: 1,
      'supplement-request': 2,
      refusal: 3,
      apology: 4,
      'control-slip': 5,
      register: 6,
    },
    hasIdNumber: false,
  },
  'tt-03-2025': {
    decree: 'Thông tư 03/2025/TT-VPCP',
    numbers: {
      receipt: 1,
      'supplement-request': 2,
      refusal: 3,
      apology: 4,
      'stop-notice': 5,
      'control-slip': 6,
      register: 7,
    },
    hasIdNumber: true,
  },
};

/** `Mẫu số 06 (Thông tư 03/2025/TT-VPCP)`, as it stands in the corner of a form. */
export function formMark(form: FormKind, regime: FormRegime): string {
  const { decree, numbers } = formSetWords[regime];
  const number = numbers[form];
  // A schema lets no form into a set that lacks it.
  return number === undefined ? decree : `Mẫu số ${String(number).padStart(2, '0')} (${decree})`;
}
