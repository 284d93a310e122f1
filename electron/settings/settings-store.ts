import { z } from 'zod';
import { settingsSchema, type Settings } from '#shared/bridge/contract.ts';
import { defaultPrinting } from '#shared/bridge/printing-settings.ts';

/** The part of electron-store that is used; a `Map` in tests. */
export interface KeyValueStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

export interface SettingsPorts {
  readonly store: KeyValueStore;
  /** A fresh UUID, for the first run. */
  readonly freshId: () => string;
  /** Told which stored value was unusable; never the value. */
  readonly report: (key: string) => void;
}

const defaults: Settings = { theme: 'system', printing: defaultPrinting };

/** What this installation remembers of its user's wishes. Secrets and work are elsewhere. */
export class SettingsStore {
  /** Survives a wiped IndexedDB, and so tells a first run from a database that was reset. */
  readonly installId: string;
  private readonly ports: SettingsPorts;

  constructor(ports: SettingsPorts) {
    this.ports = ports;
    this.installId = this.readInstallId();
  }

  /** A stored value that does not fit (older version, edited by hand) counts as not set. */
  read(): Settings {
    return {
      theme: this.valueOf('theme'),
      printing: this.valueOf('printing'),
    };
  }

  write(changes: Partial<{ [K in keyof Settings]: Settings[K] | undefined }>): Settings {
    const { store } = this.ports;
    if (changes.theme !== undefined) store.set('theme', changes.theme);
    if (changes.printing !== undefined) store.set('printing', changes.printing);
    return this.read();
  }

  private valueOf<K extends keyof Settings>(key: K): Settings[K] {
    const stored = this.ports.store.get(key);
    if (stored === undefined) return defaults[key];
    const parsed = settingsSchema.shape[key].safeParse(stored);
    if (parsed.success) return parsed.data as Settings[K];
    this.ports.report(key);
    return defaults[key];
  }

  private readInstallId(): string {
    const stored = this.ports.store.get('installId');
    const parsed = z.uuid().safeParse(stored);
    if (parsed.success) return parsed.data;
    if (stored !== undefined) this.ports.report('installId');
    const fresh = this.ports.freshId();
    this.ports.store.set('installId', fresh);
    return fresh;
  }
}
