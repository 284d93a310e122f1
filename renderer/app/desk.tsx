import { RouterProvider } from '@tanstack/react-router';
import { type ReactElement, useState, useSyncExternalStore } from 'react';
import type { Session } from '#shared/bridge/contract.ts';
import { SignInScreen } from '../identity/sign-in-screen.tsx';
import { ShortcutLayer } from '../ui/shortcut.tsx';
import { createAppRouter } from './routes.tsx';
import { type Services, ServicesContext } from './services.tsx';
import { SessionContext } from './session.tsx';

/**
 * The desk and its lock. Signing out (F10) hides the screens without taking them down: whoever left finds all as it was. Another person
 * gets fresh screens, and what the first had typed waits in the first one's drafts.
 */
export function Desk({ services }: { readonly services: Services }): ReactElement {
  const session = useSyncExternalStore(services.sessions.subscribe, services.sessions.get);
  const [shown, setShown] = useState<Session | null>(session);
  if (session !== null && session !== shown) setShown(session);
  const isLocked = session === null;
  return (
    <ServicesContext value={services}>
      {shown !== null && (
        <div hidden={isLocked} inert={isLocked}>
          <SessionContext value={shown}>
            <Screens key={shown.user.id} />
          </SessionContext>
        </div>
      )}
      {isLocked && (
        <ShortcutLayer>
          <SignInScreen leaving={shown?.user ?? null} />
        </ShortcutLayer>
      )}
    </ServicesContext>
  );
}

function Screens(): ReactElement {
  const [router] = useState(createAppRouter);
  return <RouterProvider router={router} />;
}
