import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { mapConstraint } from '../../platform/database/constraint.js';
import type { FrameUnit } from '../domain/frame.js';
import { figureNames, type KnownUnit } from '../domain/frame-file/compare.js';
import { surveyProblems } from '../domain/problems.js';
import { FrameImportEntity } from './frame-import.entity.js';
import { FrameUnitEntity } from './frame-unit.entity.js';

const constraints = {
  uq_surveys_frame_unit_place: surveyProblems.unitTaken,
  uq_surveys_frame_unit_psu: surveyProblems.psuCodeTaken,
  ck_surveys_frame_unit_headcount: surveyProblems.headcounts,
};

interface NewUnit extends FrameUnit {
  readonly workspaceId: string;
  readonly placeId: string;
}

export class FrameRepository {
  constructor(private readonly em: EntityManager) {}

  all(): Promise<FrameUnitEntity[]> {
    return this.em.find(FrameUnitEntity, { where: { takenOutAt: IsNull() }, order: { parkId: 'ASC', id: 'ASC' } });
  }

  /** All units, also those that were taken out of the frame; locked until commit if `locked`. */
  async known(workspaceId: string, locked: boolean): Promise<readonly KnownUnit[]> {
    if (locked) await this.em.query('SELECT pg_advisory_xact_lock(6004, hashtext($1))', [workspaceId]);
    const lock = locked ? { lock: { mode: 'pessimistic_write' as const } } : {};
    const units = await this.em.find(FrameUnitEntity, { order: { id: 'ASC' }, ...lock });
    return units.map(({ takenOutAt, ...unit }) => ({ ...unit, takenOut: takenOutAt !== null }));
  }

  async codes(): Promise<readonly string[]> {
    const rows: { code: string }[] = await this.em.query('SELECT psu_code AS code FROM surveys_frame_unit');
    return rows.map(({ code }) => code);
  }

  find(id: string): Promise<FrameUnitEntity | null> {
    return this.em.findOne(FrameUnitEntity, {
      where: { id, takenOutAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /**
   * An enterprise that was taken out of the frame returns to it with its earlier id and code, by which answers know it.
   */
  async add(units: readonly NewUnit[]): Promise<readonly { readonly id: string; readonly psuCode: string }[]> {
    try {
      const rows: { id: string; psuCode: string }[] = await this.em.query(
        `INSERT INTO surveys_frame_unit AS known (id, workspace_id, place_id, park_id, size_class, headcount, women, men,
           certainty, psu_code)
         SELECT u.id, u."workspaceId", u."placeId", u."parkId", u."sizeClass", u.headcount, u.women, u.men, u.certainty,
           u."psuCode"
         FROM jsonb_to_recordset($1::jsonb) AS u (id uuid, "workspaceId" uuid, "placeId" uuid, "parkId" uuid,
           "sizeClass" text, headcount integer, women integer, men integer, certainty boolean, "psuCode" text)
         ON CONFLICT ON CONSTRAINT uq_surveys_frame_unit_place DO UPDATE SET park_id = excluded.park_id,
           size_class = excluded.size_class, headcount = excluded.headcount, women = excluded.women, men = excluded.men,
           certainty = excluded.certainty, taken_out_at = NULL, version = known.version + 1,
           field_versions = (SELECT jsonb_object_agg(name, known.version + 1) FROM unnest($2::text[]) AS name)
         WHERE known.taken_out_at IS NOT NULL
         RETURNING id, psu_code AS "psuCode"`,
        [JSON.stringify(units), figureNames],
      );
      if (rows.length < units.length) throw surveyProblems.unitTaken();
      return rows;
    } catch (error) {
      return mapConstraint(error, constraints);
    }
  }

  async change(id: string, fields: Partial<FrameUnitEntity>): Promise<void> {
    try {
      await this.em.update(FrameUnitEntity, { id }, fields);
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }

  async saveAll(units: readonly KnownUnit[], now: Date): Promise<void> {
    await this.em.query(
      `UPDATE surveys_frame_unit f SET park_id = u."parkId", size_class = u."sizeClass", headcount = u.headcount, women = u.women, men = u.men,
         certainty = u.certainty, version = u.version, field_versions = u."fieldVersions",
         taken_out_at = CASE WHEN u."takenOut" THEN coalesce(f.taken_out_at, $2) END
       FROM jsonb_to_recordset($1::jsonb) AS u (id uuid, "parkId" uuid, "sizeClass" text, headcount integer, women integer,
         men integer, certainty boolean, version integer, "fieldVersions" jsonb, "takenOut" boolean)
       WHERE f.id = u.id`,
      [JSON.stringify(units), now],
    );
  }

  async addImport(made: FrameImportEntity): Promise<void> {
    await this.em.insert(FrameImportEntity, made);
  }

  import(id: string): Promise<FrameImportEntity | null> {
    return this.em.findOneBy(FrameImportEntity, { id });
  }

  async markUndone(id: string, at: Date): Promise<void> {
    await this.em.update(FrameImportEntity, { id }, { undoneAt: at });
  }
}
