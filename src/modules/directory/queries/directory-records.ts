import type { Capacity, Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { officialCode } from '../domain/place.js';
import type { PlaceLevel } from '../domain/place.js';

/** The data of an organisation that other contexts can read. */
export interface OrganisationRecord {
  readonly id: string;
  readonly name: LocalizedText;
  readonly shortName: LocalizedText | null;
  readonly constituency: Constituency | null;
  readonly capacity: Capacity | null;
  readonly placeId: string | null;
}

/** The data of a place that other contexts can read. `code` is the official code, GB/T 2260 before ISO 3166. */
export interface PlaceRecord {
  readonly id: string;
  readonly level: PlaceLevel;
  readonly parentId: string | null;
  readonly name: LocalizedText;
  readonly code: string | null;
  /** Of a park or an enterprise: its number in an official register. */
  readonly registerNumber: string | null;
}

const organisationColumns = `id, name, short_name AS "shortName", constituency, capacity, place_id AS "placeId"`;

export function organisationRecords(tx: ReadTransaction, ids?: readonly string[]): Promise<OrganisationRecord[]> {
  return tx.query<OrganisationRecord>(
    `SELECT ${organisationColumns} FROM directory_organisation
     WHERE $1::uuid[] IS NULL OR id = ANY ($1) ORDER BY name ->> 'en', id`,
    [ids ?? null],
  );
}

type PlaceRow = Omit<PlaceRecord, 'code'> & {
  readonly gbCode: string | null;
  readonly isoCode: string | null;
  readonly countryCode: string | null;
};

function toRecord({ gbCode, isoCode, countryCode, ...place }: PlaceRow): PlaceRecord {
  return { ...place, code: officialCode({ gbCode, isoCode, countryCode }) };
}

const placeColumns = `p.id, p.level, p.parent_id AS "parentId", p.name,
  p.gb_code AS "gbCode", p.iso_code AS "isoCode", p.country_code AS "countryCode",
  p.register_number AS "registerNumber"`;

export async function placeRecord(tx: ReadTransaction, id: string): Promise<PlaceRecord | undefined> {
  const [row] = await tx.query<PlaceRow>(`SELECT ${placeColumns} FROM directory_place p WHERE p.id = $1`, [id]);
  return row && toRecord(row);
}

export async function placeRecords(tx: ReadTransaction, ids?: readonly string[]): Promise<PlaceRecord[]> {
  const rows = await tx.query<PlaceRow>(
    `SELECT ${placeColumns} FROM directory_place p WHERE $1::uuid[] IS NULL OR p.id = ANY ($1)
     ORDER BY p.name ->> 'en', p.id`,
    [ids ?? null],
  );
  return rows.map(toRecord);
}
