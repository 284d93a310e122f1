import { localDateSchema } from '#shared/calendar/local-time.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { fault } from '#shared/kernel/result.ts';
import { formatVietnameseDateTime } from '#shared/text/vietnamese-words.ts';
import type { PromiseActs } from '../../store/promise-acts.ts';
import { text as pageText } from '../text.vi.ts';
import { type StepSpec, textOf } from './step-spec.ts';

/**
 * The letter (Mẫu 04) and the one new date that a dossier may get, signed by the head at the desk (DL-11). The cause that somebody named is
 * drafted as its reason.
 */
export function apologySpec(dossier: Dossier, acts: PromiseActs): StepSpec {
  return {
    step: 'apologise',
    intro: [pageText.reappointFrom(formatVietnameseDateTime(dossier.promise.due)), pageText.reappointOnce],
    initial: { reason: dossier.life.lateCause?.note ?? '' },
    fields: [
      { kind: 'date', name: 'date', label: pageText.reappointDate, required: true },
      { kind: 'area', name: 'reason', label: pageText.reappointReason, required: true, maxLength: 500 },
    ],
    flaws: (values): Readonly<Record<string, string>> => ({
      ...(localDateSchema.safeParse(values['date']).success ? {} : { date: pageText.reappointDateMissing }),
      ...(textOf(values, 'reason') === '' ? { reason: pageText.reappointReasonMissing } : {}),
    }),
    act: (values, draft) => {
      const date = localDateSchema.safeParse(values['date']);
      return date.success
        ? acts.reappoint(dossier.id, date.data, textOf(values, 'reason'), draft)
        : Promise.resolve(fault('invalid-local-date', { text: textOf(values, 'date') }));
    },
  };
}
