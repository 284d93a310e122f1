import { type ReactElement, useEffect, useState } from 'react';
import type { BridgeOutput } from '#shared/bridge/contract.ts';
import type { PrinterProfile, PrintingSettings } from '#shared/bridge/printing-settings.ts';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { largestShift, type PaperSize } from '#shared/dossier/slips/page-setup.ts';
import { useServices } from '../app/services.tsx';
import { useSettings } from '../app/session.tsx';
import { usePrintPaper } from '../app/use-print-paper.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { Panel } from '../ui/panel.tsx';
import { SelectField, type SelectOption } from '../ui/select-field.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './printer-panel.module.css';
import { text } from './text.vi.ts';

type Printers = BridgeOutput<'printers.list'>;

const sizes: readonly PaperSize[] = ['a4', 'a5', 'roll-80'];
const sizeOptions = sizes.map((value) => ({ value, label: text.sizes[value] }));

const mostCopies = 4;

/** Whole millimetres either way. */
const shifts: readonly SelectOption[] = Array.from({ length: 2 * largestShift + 1 }, (_, index) => {
  const mm = index - largestShift;
  return { value: String(mm), label: mm > 0 ? `+${mm}` : String(mm) };
});

/** Which printer takes which size of paper, and a page to try it with. */
export function PrinterPanel(): ReactElement {
  const { bridge, clock, settings } = useServices();
  const toast = useToast();
  const { isPrinting, print } = usePrintPaper();
  const [printing, setPrinting] = useState<PrintingSettings>(useSettings().printing);
  const [printers, setPrinters] = useState<Printers>([]);
  useEffect(() => void bridge.invoke('printers.list').then(setPrinters), [bridge]);

  const store = async (): Promise<void> => settings.set(await bridge.invoke('settings.write', { printing }));
  const save = async (): Promise<void> => {
    await store();
    toast.show({ kind: 'good', title: text.printingSaved });
  };
  // What is tried is what is on the screen, so it is kept first.
  const tryOut = async (size: PaperSize): Promise<void> => {
    await store();
    print({ kind: 'test-page', size, printedAt: localDateTimeOf(clock.now()) });
  };
  const change = (size: PaperSize, profile: PrinterProfile): void =>
    setPrinting({ ...printing, profiles: { ...printing.profiles, [size]: profile } });

  return (
    <Panel title={text.printing}>
      <FormFlow
        label={text.printing}
        saveLabel={text.savePrinting}
        onSave={() => void save()}
        className={styles['form']}
      >
        <ChoiceField
          label={text.receiptSize}
          hint={text.sizeHint}
          options={sizeOptions}
          value={printing.receiptSize}
          onChange={(receiptSize) => setPrinting({ ...printing, receiptSize })}
        />
        {sizes.map((size) => (
          <ProfileRow
            key={size}
            size={size}
            profile={printing.profiles[size]}
            printers={printers}
            isPrinting={isPrinting}
            onChange={(profile) => change(size, profile)}
            onTry={() => void tryOut(size)}
          />
        ))}
        <Button
          label={text.savePrinting}
          shortcut="Ctrl+Enter"
          isShortcutShownOnly
          isFlowStop
          onClick={() => void save()}
        />
      </FormFlow>
    </Panel>
  );
}

interface ProfileRowProps {
  readonly size: PaperSize;
  readonly profile: PrinterProfile;
  readonly printers: Printers;
  readonly isPrinting: boolean;
  readonly onChange: (profile: PrinterProfile) => void;
  readonly onTry: () => void;
}

function ProfileRow({ size, profile, printers, isPrinting, onChange, onTry }: ProfileRowProps): ReactElement {
  const { printerName, copies, shift } = profile;
  const name = text.sizes[size];
  return (
    <div role="group" aria-label={text.printingOn(name)} className={styles['profile']}>
      <SelectField
        label={text.printerOf(name)}
        name={`printer-${size}`}
        options={printerOptions(printers, printerName)}
        value={printerName ?? ''}
        onChange={({ target }) =>
          onChange({ ...profile, printerName: target.value === '' ? null : target.value })
        }
      />
      <NumberField
        label={text.copies}
        name={`copies-${size}`}
        min={1}
        max={mostCopies}
        value={copies}
        onChange={(value) => onChange({ ...profile, copies: Math.min(mostCopies, Math.max(1, value ?? 1)) })}
      />
      <SelectField
        label={text.right}
        name={`right-${size}`}
        options={shifts}
        value={String(shift.right)}
        onChange={({ target }) => onChange({ ...profile, shift: { ...shift, right: Number(target.value) } })}
      />
      <SelectField
        label={text.down}
        name={`down-${size}`}
        options={shifts}
        value={String(shift.down)}
        onChange={({ target }) => onChange({ ...profile, shift: { ...shift, down: Number(target.value) } })}
      />
      <Button label={text.testPrintOf(name)} kind="quiet" isBusy={isPrinting} onClick={onTry} />
    </div>
  );
}

/** A printer that is set stays to be seen even when the system has it no more. */
function printerOptions(printers: Printers, current: string | null): readonly SelectOption[] {
  const found = printers.map(({ name, displayName }) => ({ value: name, label: displayName }));
  const isFound = current === null || printers.some(({ name }) => name === current);
  return [
    { value: '', label: text.fileOnly },
    ...found,
    ...(isFound ? [] : [{ value: current, label: text.notFound(current) }]),
  ];
}
