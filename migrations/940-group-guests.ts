import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Guests whom a group admits to one of its private meetings (ADR 54). A guest is admitted as a person, so that an
 * interpreter needs no constituency; whatever belongs to that meeting is visible to the guest until the meeting ends.
 */
export class GroupGuests1764000000940 implements MigrationInterface {
  readonly name = 'GroupGuests1764000000940';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    for (const [name, visible, written = visible] of policies)
      await runner.query(replacePolicy(name, visible, written));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, visible] of earlierPolicies) await runner.query(replacePolicy(name, visible, visible));
    await runner.query('DROP TABLE dialogue_group_guest');
  }
}

const replacePolicy = (name: string, visible: string, written: string): string => `
DROP POLICY group_isolation ON ${name};
CREATE POLICY group_isolation ON ${name} AS RESTRICTIVE USING (${visible}) WITH CHECK (${written})`;

const all = `current_setting('app.groups', true) = 'all'`;

const accepted = (group: string, further = ''): string => `EXISTS (
  SELECT 1 FROM dialogue_group_acceptance a WHERE a.roundtable_id = ${group}.roundtable_id
    AND a.constituency = ${group}.constituency AND a.person_id::text = current_setting('app.person', true)
    AND a.since IS NOT NULL AND a.ended_at IS NULL${further})`;

/** A guest of a meeting that has not ended. */
const admitted = (where: string): string => `EXISTS (
  SELECT 1 FROM dialogue_group_guest v WHERE ${where}
    AND v.person_id::text = current_setting('app.person', true) AND v.since IS NOT NULL AND v.ended_at IS NULL)`;

/** The group sees and writes its guests, as far as its members see meetings. */
const ofGroup = `${all} OR ${accepted(
  'dialogue_group_guest',
  `
    AND dialogue_group_guest.asked_at >= a.sees_from
    AND NOT dialogue_group_guest.meeting_id = ANY (a.hidden_meetings)`,
)}`;

/** A guest sees the own row while it counts. */
const ownRow = `person_id::text = current_setting('app.person', true) AND since IS NOT NULL AND ended_at IS NULL`;

const table = `
CREATE TABLE dialogue_group_guest (
  id uuid CONSTRAINT pk_dialogue_group_guest PRIMARY KEY,
  workspace_id uuid NOT NULL,
  roundtable_id uuid NOT NULL,
  constituency text NOT NULL CONSTRAINT ck_dialogue_group_guest_constituency
    CHECK (constituency IN ('government', 'employers', 'workers')),
  meeting_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT ck_dialogue_group_guest_kind
    CHECK (kind IN ('secretariat', 'adviser', 'interpreter', 'resource-person')),
  admitted_by uuid NOT NULL,
  seconded_by uuid,
  asked_at timestamptz NOT NULL,
  since timestamptz,
  ended_at timestamptz,
  CONSTRAINT fk_dialogue_group_guest_roundtable FOREIGN KEY (workspace_id, roundtable_id)
    REFERENCES dialogue_roundtable (workspace_id, id),
  CONSTRAINT fk_dialogue_group_guest_meeting FOREIGN KEY (workspace_id, meeting_id)
    REFERENCES dialogue_meeting (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT fk_dialogue_group_guest_person FOREIGN KEY (workspace_id, person_id)
    REFERENCES identity_person (workspace_id, id),
  CONSTRAINT fk_dialogue_group_guest_admitted FOREIGN KEY (workspace_id, admitted_by)
    REFERENCES identity_person (workspace_id, id)
);
CREATE INDEX ix_dialogue_group_guest_roundtable ON dialogue_group_guest (workspace_id, roundtable_id);
CREATE INDEX ix_dialogue_group_guest_meeting ON dialogue_group_guest (workspace_id, meeting_id);
CREATE INDEX ix_dialogue_group_guest_person ON dialogue_group_guest (workspace_id, person_id);
CREATE INDEX ix_dialogue_group_guest_admitted ON dialogue_group_guest (workspace_id, admitted_by);
CREATE UNIQUE INDEX ix_dialogue_group_guest_current ON dialogue_group_guest (meeting_id, person_id)
  WHERE ended_at IS NULL;
COMMENT ON TABLE dialogue_group_guest IS 'server: SELECT, INSERT, UPDATE';
SELECT isolate_workspace('dialogue_group_guest');
CREATE POLICY group_isolation ON dialogue_group_guest AS RESTRICTIVE
  USING (${ofGroup} OR ${ownRow}) WITH CHECK (${ofGroup})`;

const inGroup = (id: string, further: string): string =>
  `EXISTS (SELECT 1 FROM dialogue_constituency_group g WHERE g.id = ${id} AND ${accepted('g', further)})`;

const groupOfEvent = `domain_event.payload ->> 'constituencyGroupId'`;

const eventsSeen = `
  AND domain_event.recorded_at >= CASE WHEN a.hidden_meetings = '{}' THEN a.sees_from ELSE a.since END`;
const meetingsSeen = `
  AND dialogue_meeting.created_at >= a.sees_from AND NOT dialogue_meeting.id = ANY (a.hidden_meetings)`;

/** A guest records the own arrival, and the end of the own speech, and sees no other events. */
const ownAct = `domain_event.actor_id::text = current_setting('app.person', true)
  AND ${admitted(`v.meeting_id::text = domain_event.payload ->> 'meetingId'`)}`;

const group = `${all} OR ${accepted('dialogue_constituency_group')}`;
const meeting = `dialogue_meeting.constituency_group_id IS NULL OR ${all}
  OR ${inGroup('dialogue_meeting.constituency_group_id', meetingsSeen)}`;
const event = `${groupOfEvent} IS NULL OR ${all} OR ${inGroup(`(${groupOfEvent})::uuid`, eventsSeen)}`;

/** Tables, the rows that are visible, and those that may be written if these are fewer. */
const policies: readonly (readonly [string, string, string?])[] = [
  [
    'dialogue_constituency_group',
    `${group} OR ${admitted(`v.roundtable_id = dialogue_constituency_group.roundtable_id
    AND v.constituency = dialogue_constituency_group.constituency`)}`,
    group,
  ],
  ['dialogue_meeting', `${meeting} OR ${admitted('v.meeting_id = dialogue_meeting.id')}`, meeting],
  ['domain_event', `${event} OR ${ownAct}`],
];

const earlierPolicies: readonly (readonly [string, string])[] = [
  ['dialogue_constituency_group', group],
  ['dialogue_meeting', meeting],
  ['domain_event', event],
];
