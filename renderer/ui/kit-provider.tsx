import { MantineProvider } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { FocusKeeper } from './focus-keeper.tsx';
import { ShortcutProvider } from './shortcut.tsx';
import { theme, themeVariables } from './theme.ts';
import { ToastProvider } from './toast.tsx';
// In a cascade layer, so that our modules win over Mantine's rules in whatever order they are loaded.
import '@mantine/core/styles.layer.css';
import './fonts.css';
import './tokens.css';

export interface KitProviderProps {
  readonly scheme: 'light' | 'dark';
  /** The nonce of this load: Mantine writes its variables into one style element. */
  readonly styleNonce: string;
  readonly children: ReactNode;
}

/** All that the kit's widgets need around them. */
export function KitProvider({ scheme, styleNonce, children }: KitProviderProps): ReactElement {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={themeVariables}
      forceColorScheme={scheme}
      getStyleNonce={() => styleNonce}
    >
      <ShortcutProvider>
        <FocusKeeper>
          <ToastProvider>{children}</ToastProvider>
        </FocusKeeper>
      </ShortcutProvider>
    </MantineProvider>
  );
}
