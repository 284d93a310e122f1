import { IconPackageExport, IconPackageImport } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { type Fault, type Result, ok } from '#shared/kernel/result.ts';
import { eventsToBundle } from '#shared/sync/bundle/batches.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { useServices } from '../app/services.tsx';
import { useMay } from '../app/session.tsx';
import { DexieLocalStore } from '../store/dexie-local-store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FaultNotice } from '../ui/notice.tsx';
import { useToast } from '../ui/toast.tsx';
import { type Exported, ExportedDialog } from './exported-dialog.tsx';
import { type Imported, ImportedDialog } from './imported-dialog.tsx';
import { text } from './text.vi.ts';

const words = text.bundle;

type Way = 'export' | 'import';

/** Carrying unsent work by hand while the line is down: anybody may take it out, those who answer for the counter bring it in. */
export function BundleActions(): ReactElement {
  const { bridge, db, requestSync } = useServices();
  const mayImport = useMay('bundle.import');
  const toast = useToast();
  const [busy, setBusy] = useState<Way | null>(null);
  const [failure, setFailure] = useState<{ readonly way: Way; readonly fault: Fault } | null>(null);
  const [exported, setExported] = useState<Exported | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);

  const takeOut = async (): Promise<Result<Exported | null>> => {
    const events = await eventsToBundle(new DexieLocalStore(db));
    if (!events.ok) return events;
    const written = await bridge.invoke('bundle.export', { events: events.value });
    if (!written.ok || written.value === null) return written.ok ? ok(null) : written;
    const filesLeft = (await bridge.invoke('attachment.waiting')).length;
    return ok({ ...written.value, filesLeft });
  };
  const run = async <T,>(
    way: Way,
    work: () => Promise<Result<T | null>>,
    onDone: (done: T) => void,
  ): Promise<void> => {
    setBusy(way);
    const done = await work().finally(() => setBusy(null));
    if (done.ok) {
      if (done.value !== null) onDone(done.value);
    } else if (done.code === 'bundle-nothing') toast.show({ kind: 'info', title: faultText(done).title });
    else setFailure({ way, fault: done });
  };
  const bringIn = (): void =>
    void run(
      'import',
      () => bridge.invoke('bundle.import'),
      (done) => {
        setImported(done);
        requestSync();
      },
    );

  return (
    <>
      <Button
        label={words.export}
        shortcut="Alt+X"
        icon={<IconPackageExport size={16} />}
        isBusy={busy !== null}
        onClick={() => void run('export', takeOut, setExported)}
      />
      {mayImport && (
        <Button
          label={words.import}
          shortcut="Alt+N"
          icon={<IconPackageImport size={16} />}
          isBusy={busy !== null}
          onClick={bringIn}
        />
      )}
      <ExportedDialog exported={exported} onClose={() => setExported(null)} />
      <ImportedDialog imported={imported} onClose={() => setImported(null)} />
      <Dialog
        isOpen={failure !== null}
        onClose={() => setFailure(null)}
        title={failure === null ? '' : words.failed[failure.way]}
        width={640}
        actions={<Button label={words.close} shortcut="Alt+H" autoFocus onClick={() => setFailure(null)} />}
      >
        {failure !== null && <FaultNotice fault={failure.fault} />}
      </Dialog>
    </>
  );
}
