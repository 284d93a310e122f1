import type { RecordedEvent } from '#shared/log/envelope.ts';
import type { DeviceCursor } from '../office-log.ts';
import type { Findings } from './findings.ts';

/**
 * The chains of all devices of one office, followed together (rule LOG-4). A hole in a device's count is no fault by itself: an event that
 * another device or a bundle brought first was answered and not appended (PUSH-2). Holes are counted.
 */
export class DeviceChains {
  /** deviceSeq values that do not stand in the log under the device's name. */
  holes = 0;
  private readonly ends = new Map<string, { readonly deviceSeq: number; readonly hash: string }>();
  private readonly findings: Findings;

  constructor(findings: Findings) {
    this.findings = findings;
  }

  get count(): number {
    return this.ends.size;
  }

  take({ event, seq }: RecordedEvent): void {
    const { deviceId, deviceSeq, prevHash, hash } = event;
    const before = this.ends.get(deviceId);
    const place = { seq, eventId: event.id, deviceId, deviceSeq };
    if (before !== undefined && deviceSeq <= before.deviceSeq) {
      this.findings.add({ kind: 'device-order-broken', ...place });
      return;
    }
    const hole = deviceSeq - (before?.deviceSeq ?? 0) - 1;
    this.holes += hole;
    if (before !== undefined && hole === 0 && prevHash !== before.hash) {
      this.findings.add({ kind: 'device-link-broken', ...place });
    }
    this.ends.set(deviceId, { deviceSeq, hash });
  }

  /** @param cursors what the server knows of each device's end */
  finish(cursors: readonly DeviceCursor[]): void {
    const known = new Map<string, DeviceCursor>(cursors.map((cursor) => [cursor.deviceId, cursor]));
    for (const [deviceId, { deviceSeq, hash }] of this.ends) {
      const cursor = known.get(deviceId);
      const isBehind = cursor === undefined || cursor.lastDeviceSeq < deviceSeq;
      if (isBehind || (cursor.lastDeviceSeq === deviceSeq && cursor.lastHash !== hash)) {
        this.findings.add({ kind: 'device-end-differs', deviceId, deviceSeq });
      }
    }
  }
}
