import type { ReactElement, Ref } from 'react';
import { Button } from '../../ui/button.tsx';
import { text } from './text.vi.ts';

export interface SettleButtonsProps {
  readonly isBusy: boolean;
  readonly firstRef?: Ref<HTMLButtonElement>;
  readonly onSettle: (cameOut: boolean) => void;
}

/** The two answers to a print of which nobody knows: somebody looks at the tray. */
export function SettleButtons({ isBusy, firstRef, onSettle }: SettleButtonsProps): ReactElement {
  return (
    <>
      <Button
        label={text.cameOut}
        isBusy={isBusy}
        {...(firstRef === undefined ? {} : { ref: firstRef })}
        onClick={() => onSettle(true)}
      />
      <Button label={text.notOut} isBusy={isBusy} onClick={() => onSettle(false)} />
    </>
  );
}
