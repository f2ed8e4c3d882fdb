import type { ReadTransaction } from '../../../platform/database/index.js';
import type { PlaceLevel, PlaceState } from '../domain/place.js';
import { containing } from '../../../platform/database/containing.js';

export interface PlaceFilter {
  readonly search?: string;
  readonly level?: PlaceLevel;
  readonly parentId?: string;
  readonly limit: number;
  readonly offset: number;
}

export interface PlaceView extends Omit<PlaceState, 'workspaceId' | 'fieldVersions'> {
  /** Number of places directly within this place. */
  readonly children: number;
}

const columns = `p.id, p.level, p.parent_id AS "parentId", p.name, p.country_code AS "countryCode",
  p.iso_code AS "isoCode", p.gb_code AS "gbCode", p.register_number AS "registerNumber", p.note, p.basis, p.basis_of AS "basisOf", p.version,
  (SELECT count(*)::int FROM directory_place c WHERE c.parent_id = p.id) AS children`;

/** Countries first, then the lower levels; within a level by official code, then by name. */
const order = `array_position(ARRAY['country', 'province', 'municipality', 'city', 'county', 'park', 'enterprise'],
  p.level), p.gb_code NULLS LAST, p.name ->> 'en', p.id`;

export async function placeList(
  tx: ReadTransaction,
  filter: PlaceFilter,
): Promise<{ items: PlaceView[]; total: number }> {
  const rows = await tx.query<PlaceView & { total: number }>(
    `SELECT ${columns}, count(*) OVER ()::int AS total FROM directory_place p
     WHERE ($1::text IS NULL OR lower(p.name ->> 'en') LIKE $1 OR p.name ->> 'zh' LIKE $1
         OR lower(concat_ws(' ', p.gb_code, p.iso_code, p.country_code, p.register_number)) LIKE $1)
       AND ($2::text IS NULL OR p.level = $2) AND ($3::uuid IS NULL OR p.parent_id = $3)
     ORDER BY ${order} LIMIT $4 OFFSET $5`,
    [containing(filter.search), filter.level ?? null, filter.parentId ?? null, filter.limit, filter.offset],
  );
  return { items: rows.map(({ total: _, ...place }) => place), total: rows[0]?.total ?? 0 };
}

export async function placeView(tx: ReadTransaction, id: string): Promise<PlaceView | undefined> {
  const [place] = await tx.query<PlaceView>(`SELECT ${columns} FROM directory_place p WHERE p.id = $1`, [id]);
  return place;
}
