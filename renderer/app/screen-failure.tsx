import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { fault } from '#shared/kernel/result.ts';
import { Button } from '../ui/button.tsx';
import { FaultNotice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { text } from './text.vi.ts';

/** In place of a screen that broke down; the others still work. */
export function ScreenFailure({ reset }: ErrorComponentProps): ReactElement {
  return (
    <Screen title={text.failure.title}>
      <FaultNotice
        fault={fault('internal')}
        actions={<Button label={text.failure.again} onClick={reset} />}
      />
    </Screen>
  );
}
