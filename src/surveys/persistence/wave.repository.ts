import { type EntityManager, In, IsNull } from 'typeorm';
import { mapConstraint } from '../../platform/database/constraint.js';
import type { PoolableUnit } from '../domain/answer-sets.js';
import type { Stratum } from '../domain/frame.js';
import { surveyProblems } from '../domain/problems.js';
import type { QuestionnaireDefinition } from '../domain/questionnaire.js';
import type { Wave } from '../domain/wave.js';
import { withListsApart } from '../domain/shared-choices.js';
import { withEarlierVersions } from '../domain/wave-versions.js';
import { QuestionnaireEntity } from './questionnaire.entity.js';
import { WaveEntity } from './wave.entity.js';
import { WaveSampleEntity } from './wave-sample.entity.js';

const constraints = {
  ck_surveys_wave_dates: surveyProblems.dates,
  fk_surveys_wave_questionnaire: surveyProblems.questionnaireNotFound,
};

export interface WaveUnitRow {
  readonly id: string;
  readonly frameUnitId: string;
  readonly stratum: string;
}

export type VersionOutline = Pick<QuestionnaireEntity, 'id' | 'name' | 'version' | 'definition'>;

export interface NewPoster {
  readonly id: string;
  readonly kind: 'poster' | 'open-poster' | 'test';
  readonly waveUnitId: string | null;
  readonly parkId: string;
  readonly code: string;
  readonly codeHash: string;
  readonly tag: Buffer;
}

export interface NewLink {
  readonly codeHash: string;
  readonly tag: Buffer;
}

export interface PosterRow {
  readonly id: string;
  readonly kind: 'poster' | 'open-poster';
  readonly code: string;
  readonly parkId: string;
  readonly placeId: string | null;
  readonly unitId: string | null;
  readonly sizeClass: string | null;
  readonly stratum: string | null;
  readonly rotatedAt: Date | null;
}

export class WaveRepository {
  constructor(private readonly em: EntityManager) {}

  find(id: string): Promise<Wave | null> {
    return this.em.findOneBy(WaveEntity, { id });
  }

  /** The wave has ended, all its answers have been opened, and none were deleted on their date. */
  hasAllAnswers(id: string): Promise<boolean> {
    return this.em.existsBy(WaveEntity, { id, answersComplete: true, answersDeletedOn: IsNull() });
  }

  findForChange(id: string): Promise<Wave | null> {
    return this.em.findOne(WaveEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  questionnaire(id: string): Promise<QuestionnaireEntity | null> {
    return this.em.findOneBy(QuestionnaireEntity, { id });
  }

  /** The version that the wave uses, and then those that it has left, the latest first. */
  async questionnaireVersions(wave: Pick<Wave, 'id' | 'questionnaireId'>): Promise<QuestionnaireEntity[]> {
    const rows: { id: string }[] = await this.em.query(
      'SELECT questionnaire_id AS id FROM surveys_retired_version WHERE wave_id = $1 ORDER BY retired_at DESC',
      [wave.id],
    );
    const ids = [wave.questionnaireId, ...rows.map(({ id }) => id)];
    const found = await this.em.findBy(QuestionnaireEntity, { id: In(ids) });
    return ids.flatMap((id) => found.filter((each) => each.id === id));
  }

  /** The same without long lists of choices and attached tables, which may have megabytes. */
  versionOutlines(wave: Pick<Wave, 'id' | 'questionnaireId'>): Promise<VersionOutline[]> {
    return this.em.query(
      `SELECT q.id, q.name, q.version, q.definition - 'lists' - 'tables' AS definition
       FROM surveys_questionnaire q LEFT JOIN surveys_retired_version r ON r.questionnaire_id = q.id AND r.wave_id = $1
       WHERE q.id = $2 OR r.wave_id = $1 ORDER BY q.id <> $2, r.retired_at DESC`,
      [wave.id, wave.questionnaireId],
    );
  }

  /** The columns of the answers of a wave: those of all versions that it uses or has used. */
  async definitionOfAnswers(wave: Pick<Wave, 'id' | 'questionnaireId'>): Promise<QuestionnaireDefinition> {
    return withEarlierVersions((await this.questionnaireVersions(wave)).map(({ definition }) => definition));
  }

  /** The versions that waves left which now use this one. */
  async leftFor({
    name,
    version,
  }: {
    readonly name: string;
    readonly version: string;
  }): Promise<QuestionnaireEntity[]> {
    const rows: { id: string }[] = await this.em.query(
      `SELECT DISTINCT r.questionnaire_id AS id FROM surveys_retired_version r
       JOIN surveys_wave w ON w.id = r.wave_id JOIN surveys_questionnaire q ON q.id = w.questionnaire_id
       WHERE q.name = $1 AND q.version = $2`,
      [name, version],
    );
    return this.em.findBy(QuestionnaireEntity, { id: In(rows.map(({ id }) => id)) });
  }

  /** When a wave left earlier versions, by their ids. */
  async retiredAt(waveId: string): Promise<Map<string, Date>> {
    const rows: { id: string; at: Date }[] = await this.em.query(
      'SELECT questionnaire_id AS id, retired_at AS at FROM surveys_retired_version WHERE wave_id = $1',
      [waveId],
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }

  async retireVersion(wave: Wave, at: Date): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_retired_version (wave_id, questionnaire_id, workspace_id, retired_at) VALUES ($1, $2, $3, $4)`,
      [wave.id, wave.questionnaireId, wave.workspaceId, at],
    );
  }

  questionnaireVersion(name: string, version: string): Promise<QuestionnaireEntity | null> {
    return this.em.findOneBy(QuestionnaireEntity, { name, version });
  }

  async addQuestionnaire(row: Omit<QuestionnaireEntity, 'createdAt'> & { readonly createdAt: Date }): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_questionnaire (id, workspace_id, name, version, fingerprint, definition, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT uq_surveys_questionnaire_version DO NOTHING`,
      [
        ...[row.id, row.workspaceId, row.name, row.version, row.fingerprint],
        ...[JSON.stringify(withListsApart(row.definition)), row.createdAt],
      ],
    );
  }

  /** The next number in the workspace; simultaneous drafts wait for each other. */
  async nextNumber(workspaceId: string): Promise<number> {
    await this.em.query(`SELECT pg_advisory_xact_lock(6002, hashtext($1))`, [workspaceId]);
    const rows: { next: number }[] = await this.em.query(
      'SELECT coalesce(max(number), 0) + 1 AS next FROM surveys_wave',
    );
    return rows[0]!.next;
  }

  async add(wave: Wave): Promise<void> {
    try {
      await this.em.insert(WaveEntity, { ...wave, texts: { ...wave.texts } });
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }

  async change(id: string, fields: Partial<Wave>): Promise<void> {
    const { texts, ...rest } = fields;
    try {
      await this.em.update(WaveEntity, { id }, texts === undefined ? rest : { ...rest, texts: { ...texts } });
    } catch (error) {
      mapConstraint(error, constraints);
    }
  }

  /** Copies the current frame into the wave, so that later changes of the frame do not change its weights. */
  async addStratum(
    wave: { readonly id: string; readonly workspaceId: string },
    stratum: Stratum,
    target: number,
  ): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_wave_stratum (wave_id, stratum, workspace_id, park_id, size_classes, certainty, enterprises,
         headcount, women, men, target) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        wave.id,
        stratum.stratum,
        wave.workspaceId,
        stratum.parkId,
        stratum.sizeClasses,
        stratum.certainty,
        stratum.units.length,
        stratum.headcount,
        stratum.women,
        stratum.men,
        target,
      ],
    );
  }

  async addUnits(
    wave: { readonly id: string; readonly workspaceId: string },
    units: readonly WaveUnitRow[],
  ): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_wave_unit (id, workspace_id, wave_id, frame_unit_id, park_id, size_class, stratum, psu_code,
         group_code, headcount, women, men)
       SELECT x.id, $1, $2, f.id, f.park_id, f.size_class, x.stratum, f.psu_code, f.psu_code, f.headcount, f.women, f.men
       FROM unnest($3::uuid[], $4::uuid[], $5::text[]) AS x(id, frame_unit_id, stratum)
       JOIN surveys_frame_unit f ON f.id = x.frame_unit_id`,
      [
        wave.workspaceId,
        wave.id,
        units.map((unit) => unit.id),
        units.map((unit) => unit.frameUnitId),
        units.map((unit) => unit.stratum),
      ],
    );
  }

  async addSample(sample: WaveSampleEntity): Promise<void> {
    await this.em.insert(WaveSampleEntity, sample);
  }

  async addPosters(
    wave: { readonly id: string; readonly workspaceId: string },
    posters: readonly NewPoster[],
  ): Promise<void> {
    await this.em.query(
      `INSERT INTO surveys_poster (id, workspace_id, wave_id, kind, wave_unit_id, park_id, code, code_hash, tag)
       SELECT x.id, $1, $2, x.kind, x.unit, x.park, x.code, x.hash, x.tag
       FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::bytea[])
         AS x(id, kind, unit, park, code, hash, tag)`,
      [
        wave.workspaceId,
        wave.id,
        posters.map((poster) => poster.id),
        posters.map((poster) => poster.kind),
        posters.map((poster) => poster.waveUnitId),
        posters.map((poster) => poster.parkId),
        posters.map((poster) => poster.code),
        posters.map((poster) => poster.codeHash),
        posters.map((poster) => poster.tag),
      ],
    );
  }

  /** Inserted in the order of the hashes, so that the table does not show which link was created for whom. */
  async addLinks(
    wave: { readonly id: string; readonly workspaceId: string },
    unit: { readonly id: string; readonly parkId: string },
    links: readonly NewLink[],
  ): Promise<void> {
    const codeHashes = links.map(({ codeHash }) => codeHash);
    const tags = links.map(({ tag }) => tag);
    await this.em.query(
      `INSERT INTO surveys_link (code_hash, workspace_id, wave_id, wave_unit_id, park_id, tag)
       SELECT x.hash, $1, $2, $3, $4, x.tag FROM unnest($5::text[], $6::bytea[]) AS x(hash, tag) ORDER BY x.hash`,
      [wave.workspaceId, wave.id, unit.id, unit.parkId, codeHashes, tags],
    );
    await this.em.query(
      `INSERT INTO surveys_link_unused (code_hash, workspace_id) SELECT hash, $1 FROM unnest($2::text[]) AS hash ORDER BY hash`,
      [wave.workspaceId, codeHashes],
    );
  }

  /** How many of these personal links belong to the wave. */
  async linksKnown(waveId: string, codeHashes: readonly string[]): Promise<number> {
    const rows: { count: number }[] = await this.em.query(
      'SELECT count(*)::int AS count FROM surveys_link WHERE wave_id = $1 AND code_hash = ANY ($2::text[])',
      [waveId, codeHashes],
    );
    return rows[0]!.count;
  }

  async unit(waveId: string, id: string): Promise<{ id: string; parkId: string; replacedAt: Date | null } | null> {
    const rows: { id: string; parkId: string; replacedAt: Date | null }[] = await this.em.query(
      'SELECT id, park_id AS "parkId", replaced_at AS "replacedAt" FROM surveys_wave_unit WHERE wave_id = $1 AND id = $2',
      [waveId, id],
    );
    return rows[0] ?? null;
  }

  poolableUnits(waveId: string): Promise<PoolableUnit[]> {
    return this.em.query(
      'SELECT psu_code AS "psuCode", stratum, size_class AS "sizeClass", headcount FROM surveys_wave_unit WHERE wave_id = $1 AND replaced_at IS NULL',
      [waveId],
    );
  }

  /** Joins enterprises into a pool, whose answers are stored and estimated as one primary sampling unit. */
  async poolUnits(waveId: string, psuCodes: readonly string[], pool: string): Promise<void> {
    await this.em.query('UPDATE surveys_wave_unit SET group_code = $3 WHERE wave_id = $1 AND psu_code = ANY ($2)', [
      waveId,
      psuCodes,
      pool,
    ]);
  }

  async setTarget(waveId: string, stratum: string, target: number): Promise<void> {
    await this.em.query('UPDATE surveys_wave_stratum SET target = $3 WHERE wave_id = $1 AND stratum = $2', [
      waveId,
      stratum,
      target,
    ]);
  }

  /** The code of the link by which the wave is tried; null: none was created. */
  async testCode(waveId: string): Promise<string | null> {
    const rows: { code: string }[] = await this.em.query(
      `SELECT code FROM surveys_poster WHERE wave_id = $1 AND kind = 'test'`,
      [waveId],
    );
    return rows[0]?.code ?? null;
  }

  /** The park of one of its strata; posters have one. */
  async anyPark(waveId: string): Promise<string> {
    const rows: { id: string }[] = await this.em.query(
      'SELECT park_id AS id FROM surveys_wave_stratum WHERE wave_id = $1 ORDER BY stratum LIMIT 1',
      [waveId],
    );
    return rows[0]!.id;
  }

  async closePoster(
    wave: { readonly workspaceId: string },
    closed: { readonly id: string; readonly successorId: string; readonly at: Date },
  ): Promise<void> {
    await this.em.query(
      'INSERT INTO surveys_closed_poster (poster_id, successor_id, workspace_id, closed_at) VALUES ($1, $2, $3, $4)',
      [closed.id, closed.successorId, wave.workspaceId, closed.at],
    );
  }

  /** Without those of enterprises that were replaced, and those whose code was. */
  posters(waveId: string): Promise<PosterRow[]> {
    return this.em.query(
      `SELECT c.id, c.kind, c.code, c.park_id AS "parkId", f.place_id AS "placeId", u.id AS "unitId",
         u.size_class AS "sizeClass", u.stratum,
         (SELECT p.closed_at FROM surveys_closed_poster p WHERE p.successor_id = c.id) AS "rotatedAt"
       FROM surveys_poster c LEFT JOIN surveys_wave_unit u ON u.id = c.wave_unit_id
         LEFT JOIN surveys_frame_unit f ON f.id = u.frame_unit_id
       WHERE c.wave_id = $1 AND c.kind <> 'test' AND u.replaced_at IS NULL
         AND NOT EXISTS (SELECT FROM surveys_closed_poster p WHERE p.poster_id = c.id) ORDER BY c.park_id, c.kind DESC, u.stratum, c.id`,
      [waveId],
    );
  }
}
