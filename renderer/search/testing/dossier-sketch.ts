import type { Limit } from '#shared/calendar/limit.ts';
import { uncorrected } from '#shared/dossier/correction/state.ts';
import type { LifeState } from '#shared/dossier/life/life-state.ts';
import { freshLife } from '#shared/dossier/life/life.ts';
import { userIdSchema } from '#shared/kernel/ids.ts';
import type { EntityView } from '#shared/sync/client-core/local-store.ts';
import type { DossierRow } from '../../store/rows.ts';
import { dossierRow } from '../../store/view-rows.ts';

export const me = userIdSchema.parse('01990000-0000-7000-8000-000000000101');
export const other = userIdSchema.parse('01990000-0000-7000-8000-000000000102');

/** As much of a dossier as lists look at; what is left out is ordinary. */
export interface Sketch {
  readonly n: number;
  readonly name?: string;
  readonly due?: string;
  readonly receivedAt?: string;
  readonly by?: typeof me;
  readonly counterId?: string;
  readonly slip?: string;
  readonly sync?: EntityView['sync'];
  readonly paused?: boolean;
  readonly printedDue?: string;
  readonly status?: LifeState;
  readonly voided?: boolean;
  readonly limit?: Limit;
  readonly reappointedTo?: string;
  readonly isLateForeseen?: boolean;
  readonly isReadOnly?: boolean;
  readonly legs?: readonly Limit[];
  readonly isImported?: boolean;
}

export function sketchedRow(sketch: Sketch): DossierRow {
  const { n, name = 'Nguyễn Văn Thử', due = '2026-12-04T16:30', receivedAt = '2026-11-24T09:00' } = sketch;
  const state = {
    id: `d${n}`,
    code: `H26.999.01-261124-${String(n).padStart(4, '0')}`,
    aliases: [],
    applicant: { name, idNumber: `00009000${String(n).padStart(4, '0')}`, phone: '+84912000001' },
    submitter: null,
    fee: { amount: null, text: '', collected: false, receiptNumber: '' },
    procedure: {
      key: 'k',
      code: '1.004873',
      name: 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân',
      field: 'f',
    },
    receivedAt,
    receivedBy: sketch.by ?? me,
    status: sketch.status ?? 'accepted',
    promise: {
      due,
      received: receivedAt,
      limit: sketch.limit ?? { amount: 10, unit: 'working-day' },
    },
    pauses: [],
    reappointment: sketch.reappointedTo === undefined ? null : { due: sketch.reappointedTo },
    life: {
      ...freshLife,
      lateCause: sketch.isLateForeseen === true ? { cause: 'other' } : null,
      legs: (sketch.legs ?? []).map((limit, at) => ({ id: `leg${at}`, unit: `u${at}`, limit })),
    },
    paused: sketch.paused === true ? { from: receivedAt } : null,
    counterId: sketch.counterId ?? 'c1',
    ...uncorrected,
    ...(sketch.isImported === true ? { origin: { kind: 'register-import' } } : {}),
    voided: sketch.voided === true ? { reason: 'Nhập hai lần' } : null,
    slips: [
      {
        id: 's',
        form: 'receipt',
        state: sketch.slip ?? 'printed-confirmed',
        printedDue: sketch.printedDue ?? null,
        replacedBy: null,
      },
    ],
  };
  return dossierRow({
    ref: { kind: 'dossier', id: `d${n}` },
    state: state as unknown as EntityView['state'],
    sync: sketch.sync ?? 'confirmed',
    reason: null,
    readOnly: sketch.isReadOnly ?? false,
  });
}
