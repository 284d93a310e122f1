/** Names of the bridge's channels, apart from their schemas: the preload needs the names only, and stays small. */
export const bridgeChannels = [
  'app.info',
  'enrolment.enrol',
  'profile.read',
  'profile.refresh',
  'device.replace',
  'session.signIn',
  'session.signOut',
  'session.read',
  'session.recent',
  'journal.append',
  'journal.release',
  'journal.read',
  'paper.print',
  'printers.list',
  'slip.show',
  'attachment.keep',
  'attachment.waiting',
  'attachment.read',
  'attachment.show',
  'bundle.export',
  'bundle.import',
  'disk.space',
  'settings.read',
  'settings.write',
] as const;

export type BridgeChannel = (typeof bridgeChannels)[number];
