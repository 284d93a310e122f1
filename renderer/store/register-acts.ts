import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import type { Result } from '#shared/kernel/result.ts';
import { type RegisterExportedPayload, registerExported } from '#shared/register-export/events.ts';
import type { Recorder } from './recorder.ts';

export interface RegisterActsPorts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly recorder: Recorder;
  readonly profile: () => OfficeProfile;
}

/** Which part of the register is asked for, how, and how many lines. */
export type ExportedPart = Omit<RegisterExportedPayload, 'at' | 'counterId'>;

/** What is done with the register as a whole. */
export class RegisterActs {
  private readonly ports: RegisterActsPorts;

  constructor(ports: RegisterActsPorts) {
    this.ports = ports;
  }

  /**
   * Lets a part of the register leave the product, as a file or on paper, once the office's record says that it was asked for; not at all
   * where that cannot be recorded.
   *
   * @param leave writes or prints it; when it fails the record stands, for it says no more than that
   */
  async release<T>(part: ExportedPart, leave: () => Promise<Result<T>>): Promise<Result<T>> {
    const { clock, ids, recorder, profile } = this.ports;
    const payload = {
      ...part,
      at: localDateTimeOf(clock.now()),
      counterId: profile().device.counterId,
    };
    const recorded = await recorder.save((tx) => recorder.record(tx, registerExported, ids.next(), payload));
    return recorded.ok ? leave() : recorded;
  }
}
