import { Outlet } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { HelpSheet } from '../ui/help-sheet.tsx';
import type { Shortcut } from '../ui/shortcut-registry.ts';
import { useActiveShortcuts, useShortcut } from '../ui/shortcut.tsx';
import { ClockNotice } from './clock-notice.tsx';
import { useDeskDuties } from './desk-duties.ts';
import { ForkNotice } from './fork-notice.tsx';
import { OpenedNotice } from './opened-notice.tsx';
import { Rail } from './rail.tsx';
import { useScanDefaults } from './scan-defaults.ts';
import { listenForScans } from './scanner.tsx';
import { useServices } from './services.tsx';
import styles from './shell.module.css';
import { StatusBar } from './status-bar.tsx';
import { text } from './text.vi.ts';
import { TopBar } from './top-bar.tsx';

/** The frame around every screen: who and where, the ways to go with their keys, and the truth about the line. */
export function Shell(): ReactElement {
  const { scans, sessions } = useServices();
  const shortcuts = useActiveShortcuts();
  const [help, setHelp] = useState<readonly Shortcut[] | null>(null);
  useDeskDuties();
  useScanDefaults();
  useEffect(() => listenForScans(scans), [scans]);
  const showHelp = (): void => setHelp(shortcuts);
  const switchOfficer = (): void => void sessions.signOut();
  useShortcut('F1', text.sections.help, showHelp, { scope: 'app' });
  useShortcut('F10', text.sections.switchOfficer, switchOfficer, { scope: 'app' });
  return (
    <div className={styles['shell']}>
      <TopBar onSwitch={switchOfficer} />
      <Rail onHelp={showHelp} />
      <main className={styles['main']}>
        <OpenedNotice />
        <ClockNotice />
        <ForkNotice />
        <Outlet />
      </main>
      <StatusBar />
      <HelpSheet isOpen={help !== null} onClose={() => setHelp(null)} shortcuts={help ?? []} />
    </div>
  );
}
