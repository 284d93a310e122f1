import type { CorrectableField } from '#shared/dossier/correction/field-classes.ts';
import { valueOf } from '#shared/dossier/correction/values.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EntityRef } from '#shared/log/envelope.ts';
import { entityKey } from '../../fold.ts';
import type { SimDevice } from './sim-device.ts';
import type { CutPoint } from './sim-device-ports.ts';
import type { World } from './world.ts';

type CorrectionAct = (device: SimDevice, cut: CutPoint) => Promise<void>;

/** The one soft and the one legal field that counters correct here; nothing typed is ever typed twice. */
export const correctedFields = ['applicant.phone', 'applicant.name'] as const;

/** What counters do to dossiers that others have on their screens too: corrections, decisions about them, claims, voids. */
export class CorrectionActs {
  private readonly world: World;
  private readonly isBaseIgnored: boolean;

  constructor(world: World, isBaseIgnored: boolean) {
    this.world = world;
    this.isBaseIgnored = isBaseIgnored;
  }

  /** Weight, name and what is done. */
  get actions(): readonly (readonly [number, string, CorrectionAct])[] {
    return [
      [
        6,
        'correct',
        (device, cut) => this.onDossier(device, (ref, dossier) => this.correct(device, cut, ref, dossier)),
      ],
      [7, 'meet', (device, cut) => this.meet(device, cut)],
      [6, 'decide', (device, cut) => this.decide(device, cut)],
      [2, 'claim', (device, cut) => this.claim(device, cut)],
      [1, 'void', (device, cut) => this.voidOrNot(device, cut)],
    ];
  }

  private correct(
    device: SimDevice,
    cut: CutPoint,
    ref: EntityRef,
    dossier: Dossier,
    field: CorrectableField = this.anyField(),
  ): Promise<void> {
    const { typed } = this.world;
    const seen = valueOf(dossier, field);
    const serial = typed.size + 1;
    const value = field === 'applicant.phone' ? `+84${912_100_000 + serial}` : `Nguyễn Văn Thử ${serial}`;
    typed.set(value, seen);
    const base = { [field]: this.isBaseIgnored ? this.standing(device, ref, field) : seen };
    const payload = { changes: { [field]: value }, promise: null, reason: 'Ghi nhầm' };
    return device.record(cut, ref, 'dossier.corrected', payload, device.authors.officer, base);
  }

  /** All who have one dossier on their screens correct one field of it at the same moment. */
  private meet(first: SimDevice, cut: CutPoint): Promise<void> {
    const field = this.anyField();
    return this.onDossier(first, async (ref) => {
      for (const device of this.world.devices) {
        const view = device.memory.views().find((one) => one.ref.id === ref.id);
        if (view === undefined) continue;
        const dossier = view.state as unknown as Dossier;
        await this.correct(device, device === first ? cut : 'none', ref, dossier, field);
      }
    });
  }

  private anyField(): CorrectableField {
    return correctedFields[this.world.random.below(correctedFields.length)]!;
  }

  /** What a counter without regard for its own screen would say that it saw. */
  private standing(device: SimDevice, ref: EntityRef, field: CorrectableField): Json {
    const stored = this.world.log.contentOf(device.officeId).entities.get(entityKey(ref));
    const view = device.memory.views().find((one) => one.ref.id === ref.id);
    return valueOf((stored?.state ?? view?.state) as unknown as Dossier, field);
  }

  private decide(device: SimDevice, cut: CutPoint): Promise<void> {
    return this.onDossier(
      device,
      (ref, { conflicts, proposals }) => {
        const { random } = this.world;
        const [proposal] = proposals;
        if (proposal !== undefined) {
          const correction = proposal.eventId;
          const isApproved = random.next() < 0.7;
          return device.record(
            cut,
            ref,
            isApproved ? 'dossier.correction-approved' : 'dossier.correction-declined',
            {
              correction,
              settles: [correction],
              ...(isApproved ? { promise: null, note: '' } : { reason: 'Không đúng giấy tờ' }),
            },
          );
        }
        const [conflict] = conflicts;
        if (conflict === undefined) return Promise.resolve();
        const settles = conflict.given.map(({ eventId }) => eventId);
        const chosen = random.next() < 0.5 ? null : (settles[random.below(settles.length)] ?? null);
        return device.record(cut, ref, 'dossier.conflict-resolved', {
          choices: [{ field: conflict.field, chosen }],
          promise: null,
          reason: 'Theo căn cước',
          settles,
        });
      },
      ({ conflicts, proposals }) => conflicts.length + proposals.length > 0,
    );
  }

  private claim(device: SimDevice, cut: CutPoint): Promise<void> {
    return this.onDossier(device, (ref, { claim }) =>
      claim === null
        ? device.record(cut, ref, 'dossier.claimed', {})
        : device.record(cut, ref, 'dossier.claim-released', { claim: claim.eventId }),
    );
  }

  private voidOrNot(device: SimDevice, cut: CutPoint): Promise<void> {
    return this.onDossier(device, (ref, { voided }) =>
      device.record(cut, ref, voided === null ? 'dossier.voided' : 'dossier.unvoided', {
        reason: 'Nhập hai lần',
      }),
    );
  }

  /** Of the oldest dossiers only, so that counters meet. */
  private onDossier(
    device: SimDevice,
    act: (ref: EntityRef, dossier: Dossier) => Promise<void>,
    isWanted: (dossier: Dossier) => boolean = () => true,
  ): Promise<void> {
    const wanted = device.memory
      .views()
      .filter(({ ref, state }) => ref.kind === 'dossier' && isWanted(state as unknown as Dossier))
      .toSorted((a, b) => (a.ref.id < b.ref.id ? -1 : 1));
    const view = wanted[this.world.random.below(Math.min(2, Math.max(1, wanted.length)))];
    return view === undefined ? Promise.resolve() : act(view.ref, view.state as unknown as Dossier);
  }
}
