import { useRef, useState } from 'react';
import type { PrintOutcome } from '#shared/dossier/events.ts';
import { paperOfSlip } from '#shared/dossier/slips/from-dossier/paper-of-slip.ts';
import type { Paper } from '#shared/dossier/slips/paper.ts';
import type { Slip } from '#shared/dossier/slip.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { DossierId, SlipId } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { useServices } from '../../app/services.tsx';
import { useMay, useProfile } from '../../app/session.tsx';
import { type PrintMade, slipPrints } from '../../store/slip-print.ts';
import { useToast } from '../../ui/toast.tsx';
import { text } from './text.vi.ts';

export interface SlipPapers {
  readonly isPrinting: boolean;
  /** Prints a slip and records what became of it. Pressing twice prints once. */
  readonly print: (slip: SlipPlace) => void;
  /** The same for a form that a step has just issued: who may not print is told that it waits. */
  readonly printIssued: (slip: SlipPlace) => void;
  /** Shows what the slip says, as PDF; nothing goes on record. */
  readonly show: (slip: SlipPlace) => void;
  /** Records that somebody looked whether paper came out; when it did not, prints again. */
  readonly settle: (slip: SlipPlace, cameOut: boolean) => void;
}

/** A slip and a dossier that has it; of a shared control slip any one. */
export interface SlipPlace {
  readonly dossierId: DossierId;
  readonly slipId: SlipId;
}

interface HeldSlip {
  readonly slip: Slip;
  /** All that it is about. */
  readonly dossiers: readonly Dossier[];
  readonly paper: Paper;
}

/** Paper of numbered forms: the paper first, then the record of it. A failed print is a fact too and is recorded. */
export function useSlipPapers(): SlipPapers {
  const { bridge, acts, begunPrints, catalogue, clockGate, db, sessions, settings } = useServices();
  const profile = useProfile();
  const mayPrint = useMay('dossier.print-slip');
  const toast = useToast();
  const [isPrinting, setPrinting] = useState(false);
  const isUnderWay = useRef(false);

  const held = async ({ dossierId, slipId }: SlipPlace): Promise<Result<HeldSlip>> => {
    const row = await db.dossiers.get(dossierId);
    const isShared = row?.sharedSlipIds.includes(slipId) ?? false;
    const rows = isShared ? await db.dossiers.where('sharedSlipIds').equals(slipId).toArray() : [row];
    const dossiers = rows.flatMap((one) => (one === undefined ? [] : [one.dossier]));
    const slip = row?.dossier.slips.find(({ id }) => id === slipId);
    const paper = paperOfSlip(slipId, dossiers, { profile, formSets: catalogue.formSets });
    return slip === undefined || paper === null ? fault('slip-unknown') : ok({ slip, dossiers, paper });
  };

  const print = async (place: SlipPlace): Promise<Result<unknown>> => {
    // Before anything is waited for: the desk may be another's when the paper is out.
    const by = sessions.actor();
    const passed = await clockGate.pass();
    if (!passed.ok) return passed;
    const found = await held(place);
    if (!found.ok) return found;
    const { slip, dossiers, paper } = found.value;
    const { receiptSize, profiles } = settings.get().printing;
    const { printerName, copies } = profiles[paper.kind === 'receipt' ? receiptSize : 'a4'];
    const begun = await begunPrints.begin(dossiers, slip.id, { device: printerName ?? 'pdf', copies });
    if (!begun.ok) return begun;
    const record = (made: PrintMade): Promise<Result<unknown>> =>
      acts.recordSlipPrinted(slipPrints(dossiers, slip.id, made), begun.value, by);
    const printed = await bridge.invoke('paper.print', paper);
    if (!printed.ok) {
      await record({ outcome: 'failed', device: 'pdf', copies: 1, sha256: null });
      return printed;
    }
    const { path, trouble, ...made } = printed.value;
    const recorded = await record(made);
    if (!recorded.ok) return recorded;
    if (made.outcome === 'failed') return fault(trouble ?? 'print-failed', { printer: made.device, path });
    return tellPrinted(slip, made, path);
  };

  const tellPrinted = (
    { form, number }: Slip,
    { device }: { readonly outcome: PrintOutcome; readonly device: string },
    path: string,
  ): Promise<Result<unknown>> => {
    if (device === 'pdf') {
      toast.show({ kind: 'good', title: text.printed(form, number), body: text.printedToPdf });
      return bridge.invoke('slip.show', { path });
    }
    // The spooler took it; whether paper came out only a person can see.
    toast.show({ kind: 'info', title: text.sentToPrinter(form, number), body: text.printedTo(device) });
    return Promise.resolve(ok(null));
  };

  const show = async (place: SlipPlace): Promise<Result<unknown>> => {
    const found = await held(place);
    return found.ok ? bridge.invoke('paper.show', found.value.paper) : found;
  };

  const settle = async (place: SlipPlace, cameOut: boolean): Promise<Result<unknown>> => {
    const found = await held(place);
    if (!found.ok) return found;
    const { slip, dossiers } = found.value;
    const recorded = await acts.recordSlipSettled(dossiers, slip.id, cameOut);
    if (!recorded.ok) return recorded;
    if (!cameOut) return print(place);
    toast.show({ kind: 'good', title: text.settled(slip.number) });
    return ok(null);
  };

  const printIssued = async (place: SlipPlace): Promise<Result<unknown>> => {
    if (mayPrint) return print(place);
    const found = await held(place);
    if (!found.ok) return found;
    const { form, number } = found.value.slip;
    toast.show({ kind: 'info', title: text.noRight(form, number) });
    return ok(null);
  };

  const once = (work: () => Promise<Result<unknown>>): void => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setPrinting(true);
    void work()
      .catch((error: unknown) => fault('internal', { message: String(error) }))
      .then((result) => (result.ok ? undefined : toast.fault(result)))
      .finally(() => {
        isUnderWay.current = false;
        setPrinting(false);
      });
  };

  return {
    isPrinting,
    print: (place) => once(() => print(place)),
    printIssued: (place) => once(() => printIssued(place)),
    show: (place) => once(() => show(place)),
    settle: (place, cameOut) => once(() => settle(place, cameOut)),
  };
}
