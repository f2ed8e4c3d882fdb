import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What others refer to, and by which columns. */
const referred = {
  dialogue_agenda_item: 'id',
  dialogue_conclusion: 'id',
  dialogue_roundtable: 'id',
  dialogue_working_group: 'id',
  directory_organisation: 'id',
  directory_place: 'id',
  identity_person: 'id',
  indicators_result: 'run_id, indicator_id',
  indicators_run: 'id',
  live_room: 'roundtable_id',
  live_room_event: 'roundtable_id, seq',
  surveys_frame_unit: 'id',
  surveys_questionnaire: 'id',
  surveys_wave: 'id',
  surveys_wave_stratum: 'wave_id, stratum',
  surveys_wave_unit: 'id',
} as const;

/** These have a unique index over workspace and id already. */
const indexed: readonly string[] = ['directory_organisation', 'directory_place', 'identity_person'];

type Reference = readonly [table: string, name: string, columns: string, refersTo: keyof typeof referred];

const references: readonly Reference[] = [
  ['dialogue_agenda_item', 'carried_from', 'carried_from_id', 'dialogue_agenda_item'],
  ['dialogue_agenda_item', 'parent', 'parent_id', 'dialogue_agenda_item'],
  ['dialogue_agenda_item', 'presenter', 'presenter_id', 'identity_person'],
  ['dialogue_agenda_item', 'proposed_by', 'proposed_by_id', 'identity_person'],
  ['dialogue_agenda_item', 'roundtable', 'roundtable_id', 'dialogue_roundtable'],
  ['dialogue_conclusion', 'agenda_item', 'agenda_item_id', 'dialogue_agenda_item'],
  ['dialogue_conclusion', 'roundtable', 'roundtable_id', 'dialogue_roundtable'],
  ['dialogue_conclusion_text', 'conclusion', 'conclusion_id', 'dialogue_conclusion'],
  ['dialogue_conclusion_text', 'person', 'person_id', 'identity_person'],
  ['dialogue_document', 'agenda_item', 'agenda_item_id', 'dialogue_agenda_item'],
  ['dialogue_document', 'person', 'person_id', 'identity_person'],
  ['dialogue_document', 'roundtable', 'roundtable_id', 'dialogue_roundtable'],
  ['dialogue_reservation', 'conclusion', 'conclusion_id', 'dialogue_conclusion'],
  ['dialogue_reservation', 'organisation', 'organisation_id', 'directory_organisation'],
  ['dialogue_reservation', 'person', 'person_id', 'identity_person'],
  ['dialogue_roundtable', 'place', 'place_id', 'directory_place'],
  ['dialogue_roundtable_organisation', 'organisation', 'organisation_id', 'directory_organisation'],
  ['dialogue_roundtable_organisation', 'roundtable', 'roundtable_id', 'dialogue_roundtable'],
  ['dialogue_roundtable_transition', 'person', 'person_id', 'identity_person'],
  ['dialogue_roundtable_transition', 'roundtable', 'roundtable_id', 'dialogue_roundtable'],
  ['dialogue_seat', 'organisation', 'organisation_id', 'directory_organisation'],
  ['dialogue_seat', 'person', 'person_id', 'identity_person'],
  ['dialogue_seat', 'roundtable', 'roundtable_id', 'dialogue_roundtable'],
  ['dialogue_working_group', 'roundtable', 'roundtable_id', 'dialogue_roundtable'],
  ['dialogue_working_group_member', 'group', 'working_group_id', 'dialogue_working_group'],
  ['dialogue_working_group_member', 'organisation', 'organisation_id', 'directory_organisation'],
  ['dialogue_working_group_member', 'person', 'person_id', 'identity_person'],
  ['indicators_cell', 'result', 'run_id, indicator_id', 'indicators_result'],
  ['indicators_result', 'run', 'run_id', 'indicators_run'],
  ['indicators_run', 'wave', 'wave_id', 'surveys_wave'],
  ['indicators_shown_cell', 'run', 'run_id', 'indicators_run'],
  ['live_room', 'roundtable', 'roundtable_id', 'dialogue_roundtable'],
  ['live_room_event', 'room', 'roundtable_id', 'live_room'],
  ['live_speech', 'event', 'roundtable_id, seq', 'live_room_event'],
  ['surveys_import', 'wave', 'wave_id', 'surveys_wave'],
  ['surveys_refusal', 'wave', 'wave_id', 'surveys_wave'],
  ['surveys_response', 'wave', 'wave_id', 'surveys_wave'],
  ['surveys_wave', 'questionnaire', 'questionnaire_id', 'surveys_questionnaire'],
  ['surveys_wave_stratum', 'wave', 'wave_id', 'surveys_wave'],
  ['surveys_wave_unit', 'frame', 'frame_unit_id', 'surveys_frame_unit'],
  ['surveys_wave_unit', 'stratum', 'wave_id, stratum', 'surveys_wave_stratum'],
  ['surveys_way_in', 'unit', 'wave_unit_id', 'surveys_wave_unit'],
  ['surveys_way_in', 'wave', 'wave_id', 'surveys_wave'],
];

/**
 * A foreign key is checked past row-level security. With the workspace in it, no row can refer to one of another workspace,
 * whatever id it was given.
 */
export class WorkspaceKeys1764000000090 implements MigrationInterface {
  readonly name = 'WorkspaceKeys1764000000090';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of fresh) {
      await runner.query(`CREATE UNIQUE INDEX ix_${table}_workspace ON ${table} (workspace_id, ${columns})`);
    }
    for (const reference of references) await runner.query(refer(reference, 'workspace_id, '));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const reference of references) await runner.query(refer(reference, ''));
    for (const [table] of fresh) await runner.query(`DROP INDEX ix_${table}_workspace`);
  }
}

const fresh = Object.entries(referred).filter(([table]) => !indexed.includes(table));

function refer([table, name, columns, to]: Reference, workspace: string): string {
  const key = `fk_${table}_${name}`;
  return `ALTER TABLE ${table} DROP CONSTRAINT ${key}, ADD CONSTRAINT ${key}
    FOREIGN KEY (${workspace}${columns}) REFERENCES ${to} (${workspace}${referred[to]})`;
}
