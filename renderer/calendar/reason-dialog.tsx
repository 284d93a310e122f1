import { type ReactElement, useMemo, useState } from 'react';
import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import { overridesInForce } from '#shared/office-calendar/state.ts';
import { useOfficeCalendar } from '../app/calendar-now.ts';
import { useServices } from '../app/services.tsx';
import { useWhatIf } from '../search/use-what-if.ts';
import { TextField } from '../ui/text-field.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { text } from './text.vi.ts';

export interface ReasonDialogProps {
  /** Null moves what was promised by an older calendar and changes nothing of the calendar itself. */
  readonly withdrawn: CalendarOverride | null;
  readonly onClose: () => void;
}

/** The changes that need a reason alone: an override is withdrawn, or promises are brought up to the calendar that holds. */
export function ReasonDialog({ withdrawn, onClose }: ReasonDialogProps): ReactElement {
  const { calendarActs } = useServices();
  const state = useOfficeCalendar();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const overrides = useMemo(
    () => overridesInForce(state).filter(({ id }) => id !== withdrawn?.id),
    [state, withdrawn],
  );
  const result = useWhatIf(overrides);
  const typed = reason.trim();
  const isMissing = typed.length < 3;
  return (
    <ChangeDialog
      title={withdrawn === null ? text.moveTitle : `${text.withdrawTitle}: ${withdrawn.change.name}`}
      onClose={onClose}
      result={result}
      isComplete
      saveLabel={withdrawn === null ? text.moveSave : text.withdrawSave}
      onTry={() => {
        setTried(true);
        return !isMissing;
      }}
      act={(move) =>
        withdrawn === null
          ? calendarActs.movePromises(move, typed)
          : calendarActs.withdrawOverride(withdrawn.id, typed, move)
      }
      reason={typed}
    >
      <TextField
        label={withdrawn === null ? text.moveReason : text.withdrawReason}
        required
        autoFocus
        error={isTried && isMissing ? text.reasonMissing : undefined}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ChangeDialog>
  );
}
