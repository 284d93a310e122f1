import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { type RegisterExportedPayload, registerExported } from '#shared/register-export/events.ts';
import type { Recorder, Saved } from './recorder.ts';

export interface RegisterActsPorts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly recorder: Recorder;
  readonly profile: () => OfficeProfile;
}

/** Which part of the register was written to a file, and how many lines. */
export type ExportedPart = Omit<RegisterExportedPayload, 'at' | 'counterId'>;

/** What is done with the register as a whole. */
export class RegisterActs {
  private readonly ports: RegisterActsPorts;

  constructor(ports: RegisterActsPorts) {
    this.ports = ports;
  }

  /** The file is written already: this says so to the office. */
  recordExport(part: ExportedPart): Promise<Result<Saved<EventEnvelope>>> {
    const { clock, ids, recorder, profile } = this.ports;
    const payload = {
      ...part,
      at: localDateTimeOf(clock.now()),
      counterId: profile().device.counterId,
    };
    return recorder.save((tx) => recorder.record(tx, registerExported, ids.next(), payload));
  }
}
