import { type ReactElement, Suspense, lazy, useEffect, useState, useSyncExternalStore } from 'react';
import type { Session } from '#shared/bridge/contract.ts';
import { SignInScreen } from '../identity/sign-in-screen.tsx';
import { ShortcutLayer } from '../ui/shortcut.tsx';
import { type Services, ServicesContext } from './services.tsx';
import { SessionContext } from './session.tsx';

/** A file of their own: most of the program, which the sign-in does without. It is read while a password is typed. */
const loadScreens = () => import('./screens.tsx');
const Screens = lazy(async () => ({ default: (await loadScreens()).Screens }));

/**
 * The desk and its lock. Signing out (F10) hides the screens without taking them down: whoever left finds all as it was. Another person
 * gets fresh screens, and what the first had typed waits in the first one's drafts.
 */
export function Desk({ services }: { readonly services: Services }): ReactElement {
  const session = useSyncExternalStore(services.sessions.subscribe, services.sessions.get);
  const [shown, setShown] = useState<Session | null>(session);
  if (session !== null && session !== shown) setShown(session);
  const isLocked = session === null;
  useEffect(() => void loadScreens(), []);
  return (
    <ServicesContext value={services}>
      {shown !== null && (
        <div hidden={isLocked} inert={isLocked}>
          <SessionContext value={shown}>
            <Suspense>
              <Screens key={shown.user.id} />
            </Suspense>
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
