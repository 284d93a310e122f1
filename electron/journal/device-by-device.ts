import type { EventEnvelope } from '#shared/log/envelope.ts';

/** Devices in the order in which they first come, the events of each by its own numbering. */
export function deviceByDevice(events: readonly EventEnvelope[]): EventEnvelope[] {
  const devices = [...new Set(events.map(({ deviceId }) => deviceId))];
  return devices.flatMap((device) =>
    events.filter(({ deviceId }) => deviceId === device).toSorted((a, b) => a.deviceSeq - b.deviceSeq),
  );
}
