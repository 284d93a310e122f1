import { dateOf, type LocalDateTime } from '#shared/calendar/local-time.ts';
import { bookOf, takeSlipNumber } from '#shared/dossier/lane.ts';
import { type FormKind, type FormSets, formRegimeOn, formSetWords } from '#shared/dossier/slips/form-set.ts';
import {
  type NumberedForm,
  type SlipRef,
  slipNumber,
  slipSeries,
} from '#shared/dossier/slips/slip-number.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { slipIdSchema } from '#shared/kernel/ids.ts';
import type { IdSource } from '#shared/kernel/ports.ts';
import type { DeviceMeta } from '#shared/sync/client-core/device-meta.ts';

export interface SlipNumberPorts {
  readonly ids: IdSource;
  readonly profile: () => OfficeProfile;
  readonly formSets: FormSets;
}

/**
 * Takes numbers for the forms that one event issues (rule NUM-7). What was taken is used only when `meta` is saved with that event, so
 * that an act which fails leaves no hole.
 */
export class SlipNumbers {
  private readonly ports: SlipNumberPorts;
  private device: DeviceMeta;

  /** @param meta the device row as this transaction has read it */
  constructor(ports: SlipNumberPorts, meta: DeviceMeta) {
    this.ports = ports;
    this.device = meta;
  }

  /** The device row with what was taken so far. */
  get meta(): DeviceMeta {
    return this.device;
  }

  /**
   * The next slip of a form in this device's book.
   *
   * @param at when it is issued
   * @param receivedAt of the dossier: its set of forms decides how the number is written
   */
  take<Form extends NumberedForm>(form: Form, at: LocalDateTime, receivedAt: LocalDateTime): SlipRef<Form> {
    const { ids, profile, formSets } = this.ports;
    const { office, device } = profile();
    const series = slipSeries(form, bookOf(device.lane), dateOf(at));
    const { order, numbering } = takeSlipNumber(this.device.numbering, series);
    this.device = { ...this.device, numbering };
    const number = slipNumber(series, order, formRegimeOn(formSets, receivedAt), office.unitSuffix);
    return { slipId: slipIdSchema.parse(ids.next()), number, ...series, form, order };
  }

  /** Whether the set of forms of the receipt date has a form at all. */
  has(form: FormKind, receivedAt: LocalDateTime): boolean {
    return formSetWords[formRegimeOn(this.ports.formSets, receivedAt)].numbers[form] !== undefined;
  }
}
