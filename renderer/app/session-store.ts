import type { Session } from '#shared/bridge/contract.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Bridge } from './bridge.ts';
import { ValueStore } from './value-store.ts';

/** Who is signed in on this machine. */
export class SessionStore extends ValueStore<Session | null> {
  private readonly bridge: Bridge;

  constructor(bridge: Bridge, session: Session | null) {
    super(session);
    this.bridge = bridge;
  }

  /** Faults: `sign-in-failed`, `sign-in-offline-unknown`, `sign-in-offline-expired`, `sign-in-locked`. */
  async signIn(signInName: string, password: string): Promise<Result<Session>> {
    const result = await this.bridge.invoke('session.signIn', { signInName, password });
    if (result.ok) this.set(result.value);
    return result;
  }

  async signOut(): Promise<void> {
    this.set(null);
    await this.bridge.invoke('session.signOut');
  }

  /** Whose act it is. @throws when nobody is signed in: no screen lets anyone act then */
  actor(): UserId {
    const session = this.get();
    if (session === null) throw new Error('SessionStore: an act while nobody is signed in');
    return session.user.id;
  }
}
