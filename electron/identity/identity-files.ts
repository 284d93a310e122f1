import type { IdentityPorts } from './identity-ports.ts';
import type { DeviceFile, Secrets } from './stored-identity.ts';

export type IdentityFilesPorts = Pick<IdentityPorts, 'device' | 'secrets' | 'report'>;

/** The server time is stored when it has moved on by this much (milliseconds), or with the next other change. */
const timeStoreStep = 10 * 60 * 1000;

/** What a device keeps of itself in its two files, as it stands now. */
export class IdentityFiles {
  device: DeviceFile | null;
  secrets: Secrets | null;
  /** The latest server time seen, epoch milliseconds; 0 before the first. */
  lastServerTime: number;
  private readonly ports: IdentityFilesPorts;

  private constructor(ports: IdentityFilesPorts, device: DeviceFile | null, secrets: Secrets | null) {
    this.ports = ports;
    this.device = device;
    this.secrets = secrets;
    this.lastServerTime = device?.lastServerTime ?? 0;
  }

  /** Broken or unreadable files are reported and count as not there; they are not deleted. */
  static async open(ports: IdentityFilesPorts): Promise<IdentityFiles> {
    const device = await ports.device.read();
    if (device === 'broken') ports.report('device-file-broken');
    const secrets = await ports.secrets.read();
    if (!secrets.ok) ports.report('secrets-unreadable');
    return new IdentityFiles(ports, device === 'broken' ? null : device, secrets.ok ? secrets.value : null);
  }

  /** Whether the server time has moved on so far that it should be stored. */
  get isTimeStale(): boolean {
    return this.device !== null && this.lastServerTime - this.device.lastServerTime >= timeStoreStep;
  }

  /**
   * What cannot be stored still holds until the app ends: a full disk must not keep anybody from signing in.
   *
   * @returns false when it is not on the medium
   */
  async storeSecrets(secrets: Secrets): Promise<boolean> {
    this.secrets = secrets;
    return this.stored(() => this.ports.secrets.write(secrets));
  }

  /** As `storeSecrets`, with the latest server time. */
  async storeDevice(device: DeviceFile): Promise<boolean> {
    const current = { ...device, lastServerTime: Math.max(device.lastServerTime, this.lastServerTime) };
    this.device = current;
    return this.stored(() => this.ports.device.write(current));
  }

  private async stored(write: () => Promise<void>): Promise<boolean> {
    try {
      await write();
      return true;
    } catch {
      this.ports.report('identity-not-stored');
      return false;
    }
  }
}
