import type { ReadTransaction } from '../../platform/database/index.js';
import type { SizeClass } from '../domain/frame.js';

export interface FrameUnitView {
  readonly id: string;
  readonly placeId: string;
  readonly parkId: string;
  readonly sizeClass: SizeClass;
  readonly headcount: number;
  readonly women: number;
  readonly men: number;
  readonly certainty: boolean;
  /** The random code that represents the enterprise; null for readers who may not link codes to enterprises. */
  readonly psuCode: string | null;
  readonly version: number;
}

/**
 * Units of the frame: of some parks or (null) of all; the one with `id` or (null) all; `withCode` includes the code
 * that represents an enterprise in answers and files.
 */
export function frameUnits(
  tx: ReadTransaction,
  {
    parks,
    withCode,
    id,
  }: { readonly parks: readonly string[] | null; readonly withCode: boolean; readonly id: string | null },
): Promise<FrameUnitView[]> {
  return tx.query<FrameUnitView>(
    `SELECT id, place_id AS "placeId", park_id AS "parkId", size_class AS "sizeClass", headcount, women, men, certainty,
       CASE WHEN $1 THEN psu_code END AS "psuCode", version
     FROM surveys_frame_unit
     WHERE taken_out_at IS NULL AND ($2::uuid[] IS NULL OR park_id = ANY ($2)) AND ($3::uuid IS NULL OR id = $3)
     ORDER BY park_id, size_class, id`,
    [withCode, parks, id],
  );
}

/** Parks with an enterprise in the frame, or in a wave that was drafted before the frame lost them. */
export async function frameParks(tx: ReadTransaction): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT park_id AS id FROM surveys_frame_unit WHERE taken_out_at IS NULL
     UNION SELECT park_id FROM surveys_wave_unit ORDER BY 1`,
  );
  return rows.map((row) => row.id);
}

export interface FrameImportRow {
  readonly id: string;
  readonly fileName: string;
  readonly added: number;
  readonly changed: number;
  readonly takenOut: number;
  readonly importedAt: Date;
  readonly undoneAt: Date | null;
}

/** The last imports of the frame, newest first. */
export function frameImports(tx: ReadTransaction): Promise<FrameImportRow[]> {
  return tx.query<FrameImportRow>(
    `SELECT id, file_name AS "fileName", added, changed, taken_out AS "takenOut", imported_at AS "importedAt",
       undone_at AS "undoneAt"
     FROM surveys_frame_import ORDER BY imported_at DESC, id DESC LIMIT 20`,
  );
}
