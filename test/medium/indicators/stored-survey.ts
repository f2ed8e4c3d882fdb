import { randomUUID } from 'node:crypto';
import { type Actor, systemActor } from '../../../src/kernel/actor.js';
import { newId } from '../../../src/kernel/ids.js';
import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { catalogue } from '../../../src/modules/indicators/catalogue/catalogue.js';
import type { RunSettings } from '../../../src/modules/indicators/domain/runs/settings.js';
import { CheckDefinition } from '../../../src/modules/indicators/use-cases/definitions/check-definition.js';
import { ReadVocabulary } from '../../../src/modules/indicators/use-cases/definitions/read-vocabulary.js';
import { ReviseDefinition } from '../../../src/modules/indicators/use-cases/definitions/revise-definition.js';
import type { Database } from '../../../src/platform/database/database.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';
import { parkWorkerQuestionnaire } from '../../../src/surveys/catalogue/park-worker.js';
import type { SyntheticAnswer, SyntheticSurvey } from '../../support/park-workers.js';

type Owner = (sql: string, parameters?: readonly unknown[]) => Promise<unknown>;

export interface StoredWorkspace {
  readonly workspaceId: string;
  readonly actor: Actor;
  /** Maps keys of synthetic parks to places. */
  readonly parks: ReadonlyMap<string, string>;
}

/** Few tables, so that a run in a test takes one second and not ten. */
export const byPark: Partial<RunSettings> = { breakdowns: ['park'] };
/** Without any table. */
export const bySexOnly: Partial<RunSettings> = { breakdowns: [] };

export async function newWorkspace(
  owner: Owner,
  database: Database,
  parkKeys: readonly string[],
): Promise<StoredWorkspace> {
  const workspaceId = newId();
  await owner(
    `INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at)
     VALUES ($1, $2, '{"en": "Test", "zh": "测试"}', 'programme', 'Asia/Shanghai', now())`,
    [workspaceId, `t-${workspaceId.slice(-12)}`],
  );
  const actor = systemActor(workspaceId);
  const directory = new DirectoryFacade();
  const parks = new Map<string, string>();
  for (const key of parkKeys) {
    const name = { en: `Park ${key}`, zh: `园区 ${key}` };
    parks.set(key, await database.write(actor, (tx) => directory.addPlace(tx, { level: 'park', name })));
  }
  return { workspaceId, actor, parks };
}

/** Retires the other indicators that are computed from answers: a run of all of them takes about five times as long. */
export async function retireAllBut(kept: readonly string[], actor: Actor, database: Database): Promise<void> {
  const check = new CheckDefinition(database, new ReadVocabulary(new AnswersFacade()));
  const others = catalogue.filter(({ id, source }) => source === 'survey' && !kept.includes(id));
  for (const { id: indicatorId } of others) {
    const revision = { indicatorId, baseVersion: 1, changes: { retired: true }, reason: 'Not asked' };
    await new ReviseDefinition(database, check).execute(actor, revision);
  }
}

/** A closed wave with its frame and readable answers, as the surveys context would store them. */
export async function storeWave(
  owner: Owner,
  workspace: StoredWorkspace,
  given: {
    survey: SyntheticSurvey;
    number: number;
    database: Database;
    /** A published form, by default the built-in questionnaire. */
    form?: { readonly name: string; readonly version: string };
  },
): Promise<string> {
  const { workspaceId, parks, actor } = workspace;
  const { survey, number, form = { name: 'park-worker', version: `test-${number}` } } = given;
  const [waveId, questionnaireId] = [newId(), newId()];
  await owner(
    `INSERT INTO surveys_questionnaire (id, workspace_id, name, version, fingerprint, definition, created_at) VALUES ($1,$2,$3,$4,'x',$5,now())`,
    [questionnaireId, workspaceId, form.name, form.version, JSON.stringify(parkWorkerQuestionnaire)],
  );
  await owner(
    `INSERT INTO surveys_wave (id, workspace_id, questionnaire_id, number, title, starts_on, ends_on, state, offer, closed_at, answers_complete)
     VALUES ($1,$2,$3,$4,$5,'2026-01-01','2026-02-01','closed','all',now() - interval '30 days',true)`,
    [waveId, workspaceId, questionnaireId, number, JSON.stringify({ en: `Wave ${number}`, zh: `第${number}期` })],
  );
  for (const { stratum } of survey.frame.strata) {
    const units = survey.frame.units.filter((unit) => unit.stratum === stratum);
    const headcount = units.reduce((sum, unit) => sum + unit.headcount, 0);
    await owner(
      `INSERT INTO surveys_wave_stratum (wave_id, stratum, workspace_id, park_id, size_classes, certainty, enterprises, headcount, women, men, target)
       VALUES ($1,$2,$3,$4,'{S2}',false,$5,$6,0,0,100)`,
      [waveId, stratum, workspaceId, parks.get(units[0]!.parkId), units.length, headcount],
    );
  }
  const directory = new DirectoryFacade();
  for (const unit of survey.frame.units) {
    const [frameUnit] = (await owner(`SELECT id FROM surveys_frame_unit WHERE workspace_id = $1 AND psu_code = $2`, [
      workspaceId,
      unit.psu,
    ])) as { id: string }[];
    const unitId = frameUnit?.id ?? newId();
    if (frameUnit === undefined) {
      const parentId = parks.get(unit.parkId)!;
      const name = { en: unit.psu, zh: unit.psu };
      const placeId = await given.database.write(actor, (tx) =>
        directory.addPlace(tx, { level: 'enterprise', parentId, name }),
      );
      await owner(
        `INSERT INTO surveys_frame_unit (id, workspace_id, place_id, park_id, size_class, headcount, women, men, psu_code) VALUES ($1,$2,$3,$4,$5,$6,0,0,$7)`,
        [unitId, workspaceId, placeId, parentId, unit.sizeClass, unit.headcount, unit.psu],
      );
    }
    await owner(
      `INSERT INTO surveys_wave_unit (id, workspace_id, wave_id, frame_unit_id, park_id, size_class, stratum, psu_code, group_code, headcount, women, men)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$8,$9,0,0)`,
      [
        newId(),
        workspaceId,
        waveId,
        unitId,
        parks.get(unit.parkId),
        unit.sizeClass,
        unit.stratum,
        unit.psu,
        unit.headcount,
      ],
    );
  }
  await storeAnswers(owner, { workspaceId, waveId, parks, answers: survey.answers });
  return waveId;
}

/** An answer of the drawn sample, or from an open poster. */
export type StoredAnswer = Omit<SyntheticAnswer, 'stratum' | 'psu' | 'collector'> & {
  readonly stratum: string | null;
  readonly psu: string | null;
  readonly collector: 'sample_link' | 'open_poster';
};

export async function storeAnswers(
  owner: Owner,
  given: {
    workspaceId: string;
    waveId: string;
    parks: ReadonlyMap<string, string>;
    answers: readonly StoredAnswer[];
  },
): Promise<void> {
  const rows = given.answers.map((answer) => ({
    ...answer,
    id: answer.id || randomUUID(),
    park: given.parks.get(answer.parkId),
  }));
  await owner(
    `INSERT INTO surveys_response (wave_id, id, workspace_id, form_version, park_id, size_class, stratum, psu_code, lang,
       modules_offered, modules_taken, asked_count, answers, disposition, flags)
     SELECT $1, r.id, $2, 'test', r.park, 'S2', r.stratum, r.psu, 'zh', '{}', '{}', 20, r.answers, r.disposition, '{}'
     FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, park uuid, stratum text, psu text, answers jsonb, disposition text)`,
    [given.waveId, given.workspaceId, JSON.stringify(rows)],
  );
}
