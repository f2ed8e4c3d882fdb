import type { EntityManager } from 'typeorm';
import { mapConstraint } from '../../../platform/database/constraint.js';
import { directoryProblems } from '../domain/problems.js';
import type { PlaceLevel, PlaceState } from '../domain/place.js';
import { PlaceEntity } from './place.entity.js';

const constraints = {
  ix_directory_place_gb_code: () => directoryProblems.codeTaken('gbCode'),
  ix_directory_place_iso_code: () => directoryProblems.codeTaken('isoCode'),
  ix_directory_place_register_number: () => directoryProblems.codeTaken('registerNumber'),
  ix_directory_place_country_code: () => directoryProblems.codeTaken('countryCode'),
  fk_directory_place_parent: () => directoryProblems.placeNotFound(),
};

/** A statement has at most 65,535 values. */
const batch = 1000;

export class PlaceRepository {
  constructor(private readonly em: EntityManager) {}

  find(id: string): Promise<PlaceState | null> {
    return this.em.findOneBy(PlaceEntity, { id });
  }

  /** Locks the row until the transaction ends, so that two edits are merged one after the other. */
  findForChange(id: string): Promise<PlaceState | null> {
    return this.em.findOne(PlaceEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async levels(ids: readonly string[]): Promise<Map<string, PlaceLevel>> {
    const rows: { id: string; level: PlaceLevel }[] = await this.em.query(
      'SELECT id, level FROM directory_place WHERE id = ANY ($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, level }) => [id, level]));
  }

  async add(places: readonly PlaceState[]): Promise<void> {
    try {
      for (let at = 0; at < places.length; at += batch)
        await this.em.insert(
          PlaceEntity,
          places.slice(at, at + batch).map((place) => ({ ...place })),
        );
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }

  /** Of places without one; returns the ids of those that received theirs. */
  async recordRegisterNumbers(numbers: ReadonlyMap<string, string>): Promise<readonly string[]> {
    try {
      const [rows]: [{ id: string }[]] = await this.em.query(
        `UPDATE directory_place p SET register_number = n.number, version = p.version + 1,
           field_versions = p.field_versions || jsonb_build_object('registerNumber', p.version + 1)
         FROM unnest($1::uuid[], $2::text[]) AS n (id, number)
         WHERE p.id = n.id AND p.register_number IS NULL RETURNING p.id`,
        [[...numbers.keys()], [...numbers.values()]],
      );
      return rows.map(({ id }) => id);
    } catch (error) {
      return mapConstraint(error, constraints);
    }
  }

  async change(id: string, fields: Partial<PlaceState>): Promise<void> {
    try {
      await this.em.update(PlaceEntity, { id }, fields);
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }
}
