/** An open file that is written at given places. All methods reject with the system's error (`code` such as `ENOSPC`). */
export interface DiskFile {
  /** Bytes. */
  size(): Promise<number>;
  /** Writes all of it or rejects; on rejection a part may stand there. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Cuts the file to a length (bytes). */
  truncate(length: number): Promise<void>;
  /** Returns when the data is on the medium itself. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The file system as journal, secrets and slips need it: few operations, each of which can be made to fail in a test. Files are readable
 * for their owner alone.
 */
export interface Disk {
  /** Makes the folder and those above it; an existing one is fine. */
  makeFolder(folder: string): Promise<void>;
  /** Names of the files in a folder, in no order; none when the folder does not exist. */
  names(folder: string): Promise<readonly string[]>;
  /** Null when there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** `keep` opens what is there or makes an empty file; `replace` starts from an empty file. */
  open(path: string, mode: 'keep' | 'replace'): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  /** A file that is not there is fine. */
  remove(path: string): Promise<void>;
  /** Makes new, renamed and removed names last. Does nothing where the system does not know this (Windows). */
  syncFolder(folder: string): Promise<void>;
}

/** Whether an error says that the medium, or the user's share of it, is full. */
export function isDiskFull(error: unknown): boolean {
  const code = errorCodeOf(error);
  return code === 'ENOSPC' || code === 'EDQUOT';
}

/** The system's code of an error, `unknown` when it has none. Safe to log: it holds no path. */
export function errorCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
