import { type ReactElement, useSyncExternalStore } from 'react';
import { EnrolScreen } from '../identity/enrol-screen.tsx';
import { Button } from '../ui/button.tsx';
import { KitProvider } from '../ui/kit-provider.tsx';
import { FaultNotice } from '../ui/notice.tsx';
import styles from './app.module.css';
import { Desk } from './desk.tsx';
import { useScheme } from './scheme.ts';
import type { StartState, StartUp } from './start-up.ts';
import { text } from './text.vi.ts';

export interface AppProps {
  readonly start: StartUp;
  readonly styleNonce: string;
}

export function App({ start, styleNonce }: AppProps): ReactElement {
  const state = useSyncExternalStore(start.state.subscribe, start.state.get);
  const { theme } = useSyncExternalStore(start.settings.subscribe, start.settings.get);
  return (
    <KitProvider scheme={useScheme(theme)} styleNonce={styleNonce}>
      <Stage start={start} state={state} />
    </KitProvider>
  );
}

function Stage({ start, state }: { readonly start: StartUp; readonly state: StartState }): ReactElement {
  switch (state.kind) {
    case 'opening':
      return (
        <main className={styles['centre']}>
          <p role="status">
            {state.refolded === 0 ? text.start.opening : text.start.refolding(state.refolded)}
          </p>
        </main>
      );
    case 'broken':
      return (
        <main className={styles['centre']}>
          <h1 className={styles['title']}>{text.start.broken}</h1>
          <FaultNotice
            fault={state.fault}
            actions={<Button label={text.start.retry} onClick={() => void start.begin()} />}
          />
        </main>
      );
    case 'enrol':
      return (
        <EnrolScreen
          onEnrol={(form) => start.enrol(form.serverUrl, form.code, form.deviceName)}
          onBack={state.isAway ? () => start.back() : null}
        />
      );
    case 'desk':
      break;
  }
  return <Desk services={state.services} />;
}
