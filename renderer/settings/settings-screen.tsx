import type { ReactElement } from 'react';
import { fullDate } from '#shared/calendar/explain-words.ts';
import { localDateOf } from '#shared/calendar/local-time.ts';
import type { Settings } from '#shared/bridge/contract.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useHeldCount } from '../app/line-status.ts';
import { useGo } from '../app/navigation.ts';
import { useServices } from '../app/services.tsx';
import { useCounter, useMay, useProfile, useSettings } from '../app/session.tsx';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { ShortcutTables } from '../ui/help-sheet.tsx';
import { Panel } from '../ui/panel.tsx';
import { Screen } from '../ui/screen.tsx';
import { useActiveShortcuts } from '../ui/shortcut.tsx';
import { Facts } from '../ui/facts.tsx';
import { PrinterPanel } from './printer-panel.tsx';
import styles from './settings-screen.module.css';
import { text } from './text.vi.ts';

const themes = (['light', 'dark', 'system'] as const).map((value) => ({ value, label: text.themes[value] }));

/** What one may set on this machine, and what the machine is. */
export function SettingsScreen(): ReactElement {
  const shortcuts = useActiveShortcuts();
  return (
    <Screen title={text.title}>
      <div className={styles['columns']}>
        <div className={styles['wide']}>
          <PrinterPanel />
        </div>
        <div className={styles['column']}>
          <Look />
          <OldRegister />
          <DeviceFacts />
        </div>
        <div className={styles['column']}>
          <VersionFacts />
          <Panel title={text.keys}>
            <ShortcutTables shortcuts={shortcuts} />
          </Panel>
        </div>
      </div>
    </Screen>
  );
}

function Look(): ReactElement {
  const { bridge, settings } = useServices();
  const current = useSettings();
  const write = async (theme: Settings['theme']): Promise<void> =>
    settings.set(await bridge.invoke('settings.write', { theme }));
  return (
    <Panel title={text.look}>
      <ChoiceField
        label={text.theme}
        options={themes}
        value={current.theme}
        onChange={(theme) => void write(theme)}
      />
    </Panel>
  );
}

/** The way to the import of an old register, for whom the table of rights lets through. */
function OldRegister(): ReactElement | null {
  const go = useGo();
  const mayImport = useMay('dossier.import');
  if (!mayImport) return null;
  return (
    <Panel title={text.oldRegister}>
      <p className={styles['hint']}>{text.oldRegisterHint}</p>
      <Button label={text.importRegister} shortcut="Alt+N" onClick={go.registerImport} />
    </Panel>
  );
}

function DeviceFacts(): ReactElement {
  const { info, leave } = useServices();
  const count = useHeldCount();
  const { office, device } = useProfile();
  const counter = useCounter();
  const { lane } = device;
  return (
    <Panel title={text.device}>
      <Facts
        facts={[
          [text.office, office.name],
          [text.counter, counter?.name ?? text.none],
          [text.deviceName, device.name],
          [text.server, info.serverUrl ?? text.none],
          [text.lane, text.laneWords(lane.first, lane.last)],
          [text.lease, fullDate(localDateOf(lane.leaseUntil))],
          [text.secrets, info.secretsGuarded ? text.guarded : text.unguarded],
        ]}
      />
      <p className={styles['hint']}>{count === 0 ? text.leaveHint : text.leaveWaits(count)}</p>
      <Button label={text.leave} isOff={count > 0} onClick={leave} />
    </Panel>
  );
}

function VersionFacts(): ReactElement {
  const { info, catalogue } = useServices();
  const { procedures, conduct } = catalogue;
  const { version } = useCalendar();
  return (
    <Panel title={text.versions}>
      <Facts
        facts={[
          [text.app, info.version],
          [text.electron, info.electron],
          [text.calendar, `${version.title} (${text.officialUntil(fullDate(version.officialUntil))})`],
          [text.procedures, text.procedureCount(procedures.length)],
          [text.conduct, conduct.meta.title],
        ]}
      />
    </Panel>
  );
}
