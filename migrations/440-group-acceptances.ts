import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who was accepted to the private meetings of a constituency's group (ADR 54). The row policies of group meetings ask
 * this table and nothing else: no seat, directory entry, organisation or role is enough.
 */
export class GroupAcceptances1764000000440 implements MigrationInterface {
  readonly name = 'GroupAcceptances1764000000440';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    for (const [name, visible] of policies) await runner.query(replacePolicy(name, visible));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, visible] of earlierPolicies) await runner.query(replacePolicy(name, visible));
    await runner.query('DROP TABLE dialogue_group_acceptance');
  }
}

const replacePolicy = (name: string, visible: string): string => `
DROP POLICY group_isolation ON ${name};
CREATE POLICY group_isolation ON ${name} AS RESTRICTIVE USING (${visible}) WITH CHECK (${visible})`;

const all = `current_setting('app.groups', true) = 'all'`;

/** People of the constituency read what concerns them; a row counts while `since` is set and `ended_at` is not. */
const table = `
CREATE TABLE dialogue_group_acceptance (
  id uuid CONSTRAINT pk_dialogue_group_acceptance PRIMARY KEY,
  workspace_id uuid NOT NULL,
  roundtable_id uuid NOT NULL,
  constituency text NOT NULL CONSTRAINT ck_dialogue_group_acceptance_constituency
    CHECK (constituency IN ('government', 'employers', 'workers')),
  person_id uuid NOT NULL,
  accepted_by uuid NOT NULL,
  seconded_by uuid,
  means text NOT NULL CONSTRAINT ck_dialogue_group_acceptance_means
    CHECK (means IN ('letter', 'spokesperson', 'titular', 'refused')),
  letter text,
  earlier boolean NOT NULL,
  asked_at timestamptz NOT NULL,
  since timestamptz,
  sees_from timestamptz,
  hidden_meetings uuid[] NOT NULL,
  spokesperson_by uuid,
  refusal text,
  ended_at timestamptz,
  CONSTRAINT ck_dialogue_group_acceptance_refusal CHECK ((means = 'refused') = (refusal IS NOT NULL)),
  CONSTRAINT ck_dialogue_group_acceptance_refused CHECK (means <> 'refused' OR since IS NULL AND ended_at IS NOT NULL),
  CONSTRAINT ck_dialogue_group_acceptance_since CHECK ((since IS NULL) = (sees_from IS NULL)),
  CONSTRAINT fk_dialogue_group_acceptance_roundtable FOREIGN KEY (workspace_id, roundtable_id)
    REFERENCES dialogue_roundtable (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT fk_dialogue_group_acceptance_person FOREIGN KEY (workspace_id, person_id)
    REFERENCES identity_person (workspace_id, id),
  CONSTRAINT fk_dialogue_group_acceptance_accepted FOREIGN KEY (workspace_id, accepted_by)
    REFERENCES identity_person (workspace_id, id)
);
CREATE INDEX ix_dialogue_group_acceptance_roundtable ON dialogue_group_acceptance (workspace_id, roundtable_id);
CREATE INDEX ix_dialogue_group_acceptance_person ON dialogue_group_acceptance (workspace_id, person_id);
CREATE INDEX ix_dialogue_group_acceptance_accepted ON dialogue_group_acceptance (workspace_id, accepted_by);
CREATE UNIQUE INDEX ix_dialogue_group_acceptance_current ON dialogue_group_acceptance
  (roundtable_id, constituency, person_id) WHERE ended_at IS NULL;
COMMENT ON TABLE dialogue_group_acceptance IS 'server: SELECT, INSERT, UPDATE';
SELECT isolate_workspace('dialogue_group_acceptance');
CREATE POLICY group_isolation ON dialogue_group_acceptance AS RESTRICTIVE
  USING (${all} OR constituency = current_setting('app.constituency', true))
  WITH CHECK (${all} OR constituency = current_setting('app.constituency', true))`;

const accepted = (group: string, further = ''): string => `EXISTS (
  SELECT 1 FROM dialogue_group_acceptance a WHERE a.roundtable_id = ${group}.roundtable_id
    AND a.constituency = ${group}.constituency AND a.person_id::text = current_setting('app.person', true)
    AND a.since IS NOT NULL AND a.ended_at IS NULL${further})`;

const inGroup = (id: string, further: string): string =>
  `EXISTS (SELECT 1 FROM dialogue_constituency_group g WHERE g.id = ${id} AND ${accepted('g', further)})`;

const groupOfEvent = `domain_event.payload ->> 'constituencyGroupId'`;

/** Events of a time before the person was accepted show with all meetings of it, or not at all. */
const eventsSeen = `
  AND domain_event.recorded_at >= CASE WHEN a.hidden_meetings = '{}' THEN a.sees_from ELSE a.since END`;
const meetingsSeen = `
  AND dialogue_meeting.created_at >= a.sees_from AND NOT dialogue_meeting.id = ANY (a.hidden_meetings)`;

const policies: readonly (readonly [string, string])[] = [
  ['dialogue_constituency_group', `${all} OR ${accepted('dialogue_constituency_group')}`],
  [
    'dialogue_meeting',
    `dialogue_meeting.constituency_group_id IS NULL OR ${all}
      OR ${inGroup('dialogue_meeting.constituency_group_id', meetingsSeen)}`,
  ],
  ['domain_event', `${groupOfEvent} IS NULL OR ${all} OR ${inGroup(`(${groupOfEvent})::uuid`, eventsSeen)}`],
];

const visibleGroup = (id: string): string => `EXISTS (SELECT 1 FROM dialogue_constituency_group g WHERE g.id = ${id})`;

const earlierPolicies: readonly (readonly [string, string])[] = [
  [
    'dialogue_constituency_group',
    `${all} OR constituency = current_setting('app.constituency', true) AND EXISTS (
      SELECT 1 FROM dialogue_seat s WHERE s.roundtable_id = dialogue_constituency_group.roundtable_id
        AND s.constituency = dialogue_constituency_group.constituency
        AND s.person_id::text = current_setting('app.person', true))`,
  ],
  [
    'dialogue_meeting',
    `dialogue_meeting.constituency_group_id IS NULL OR ${visibleGroup('dialogue_meeting.constituency_group_id')}`,
  ],
  ['domain_event', `${groupOfEvent} IS NULL OR ${visibleGroup(`(${groupOfEvent})::uuid`)}`],
];
