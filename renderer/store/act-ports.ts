import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import type { Recorder } from './recorder.ts';

/** What acts that date or number something are made from. */
export interface ActPorts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly contextOf: ContextOf;
  readonly recorder: Recorder;
  readonly profile: () => OfficeProfile;
  /** Whether it is known which time counts: what is dated by a doubted clock asks first (rule CLK-5). */
  readonly admit: () => Promise<Result<null>>;
}
