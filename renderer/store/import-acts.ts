import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { RegisterRecord } from '#shared/dossier/import/check-row.ts';
import { dossierImported, type DossierImportedPayload } from '#shared/dossier/import/import-event.ts';
import { importedDossierId, importedSlipId } from '#shared/dossier/import/imported-id.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { contextHere, stateHere } from '#shared/sync/client-core/view.ts';
import type { ActsPorts } from './acts.ts';
import type { Saved } from './recorder.ts';

/** A good row and where it stands. */
export interface RowToImport {
  readonly row: number;
  readonly record: RegisterRecord;
}

export interface RegisterFile {
  readonly name: string;
  readonly sha256: string;
}

export interface ImportedRows {
  readonly imported: number;
  /** Rows whose dossier the office had already; nothing was recorded for them. */
  readonly known: number;
}

/** Rows in one transaction: few enough that the page and other acts get their turn, enough that the disk is not asked for each. */
export const rowsOfBatch = 50;

const longestFileName = 255;

/** Taking over an old register, one event a row. */
export class ImportActs {
  private readonly ports: ActsPorts;

  constructor(ports: ActsPorts) {
    this.ports = ports;
  }

  /**
   * Records some rows in one transaction: all of them or none. A row that was imported before, here or at another counter that has sent
   * it, is passed over.
   *
   * Faults: `disk-nearly-full`, `clock-not-chosen`, `storage-failed`.
   */
  async importRows(rows: readonly RowToImport[], file: RegisterFile): Promise<Result<Saved<ImportedRows>>> {
    const admitted = await this.ports.admit();
    if (!admitted.ok) return admitted;
    const { recorder, contextOf, profile } = this.ports;
    return recorder.save(async (tx) => {
      const { id: officeId } = profile().office;
      const context = await contextHere(tx, contextOf, officeId);
      let imported = 0;
      for (const { row, record } of rows) {
        const id = importedDossierId(officeId, record.code);
        const held = await stateHere(tx, { kind: 'dossier', id }, context);
        if (held !== null) continue;
        const recorded = await recorder.record(tx, dossierImported, id, this.payloadOf(row, record, file), {
          context,
        });
        if (!recorded.ok) return recorded;
        imported += 1;
      }
      return ok({ imported, known: rows.length - imported });
    });
  }

  private payloadOf(row: number, record: RegisterRecord, file: RegisterFile): DossierImportedPayload {
    const { office, device } = this.ports.profile();
    const { procedure, ...said } = record;
    const { key, code, name, field, limit } = procedure;
    return {
      ...said,
      counterId: device.counterId,
      intakeChannel: 'counter',
      procedure: { key, code, name, field },
      limit,
      slipId: importedSlipId(office.id, record.code),
      origin: {
        kind: 'register-import',
        file: file.name.slice(-longestFileName),
        sha256: file.sha256,
        row,
        importedAt: localDateTimeOf(this.ports.clock.now()),
      },
    };
  }
}
