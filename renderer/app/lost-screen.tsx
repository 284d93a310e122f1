import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Screen } from '../ui/screen.tsx';
import { useGo } from './navigation.ts';
import { text } from './text.vi.ts';

/** For an address that leads nowhere. */
export function LostScreen(): ReactElement {
  const go = useGo();
  return (
    <Screen title={text.lost.title}>
      <EmptyState
        title={text.lost.message}
        action={<Button label={text.sections.list} shortcut="F3" isShortcutShownOnly onClick={go.list} />}
      />
    </Screen>
  );
}
