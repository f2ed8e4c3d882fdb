import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MigrationInterface } from 'typeorm';
import { openSteps, type Steps, steps } from './stepping.js';

const workspace = '01900000-0000-7000-8000-000000000001';
const id = (last: number): string => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const words = `'{"en": "East park", "zh": "东园"}'`;

const action = (last: number): string => `
    INSERT INTO roadmap_action (id, workspace_id, number, title, description, policy_areas, co_owner_organisation_ids, start_on, due_on,
        due_precision, status, progress, version, field_versions, created_at, updated_at)
      VALUES ('${id(last)}', '${workspace}', ${last}, ${words}, ${words}, '{}', '{}', '2026-02-01', '2026-06-30', 'month', 'planned', 0, 1, '{}', '2026-01-05', '2026-01-05')`;

/** Tables that a step replaces or from which it removes a column; a separate spec shows the effect on their rows. */
const replaced: Readonly<Record<string, readonly string[]>> = {
  SealedAnswers1764000000200: ['surveys_inbox_turn'],
  DeliveredEvents1764000000250: ['event_delivery'],
  ActionConclusions1764000000272: ['roadmap_action'],
  Baselines1764000000290: ['roadmap_action'],
  AcceptedActions1764000000293: ['roadmap_action'],
  CoOwners1764000000324: ['roadmap_action'],
  PausedWebhooks1764000000990: ['notifications_webhook'],
};

/** Rows written after each step; all later steps must leave them unchanged, or have their own spec. */
const rows: Readonly<Record<string, string>> = {
  Platform1764000000010: `
    INSERT INTO domain_event VALUES ('${id(2)}', '${workspace}', 'roadmap.action.opened.v1', '${id(3)}', NULL, '{"number": 1}', '2026-01-05T08:00:00Z');
    INSERT INTO audit_seal VALUES ('${workspace}', 1, '${id(2)}', 'ab');
    INSERT INTO event_delivery (event_id, subscriber, workspace_id, next_attempt_at) VALUES ('${id(2)}', 'x', '${workspace}', '2026-01-05');
    INSERT INTO mail_outbox (id, recipient, subject, body, kind, secret, created_at, next_attempt_at) VALUES ('${id(4)}', 'a@example.org', 's', 'b', 'k', true, '2026-01-05', '2026-01-05')`,
  Identity1764000000020: `
    INSERT INTO identity_workspace (id, slug, name, kind, time_zone, created_at) VALUES ('${workspace}', 'one', ${words}, 'region', 'Asia/Shanghai', '2026-01-05');
    INSERT INTO directory_place (id, workspace_id, level, name, basis) VALUES ('${id(10)}', '${workspace}', 'park', ${words}, 'entered');
    INSERT INTO directory_organisation (id, workspace_id, name, constituency, place_id, basis) VALUES ('${id(11)}', '${workspace}', ${words}, 'workers', '${id(10)}', 'entered');
    INSERT INTO identity_person (id, workspace_id, name, constituency, sex, organisation_id, language) VALUES ('${id(12)}', '${workspace}', ${words}, 'workers', 'female', '${id(11)}', 'zh-CN');
    INSERT INTO identity_account VALUES ('${id(13)}', 'a@example.org', 'en', '2026-01-05');
    INSERT INTO identity_membership (workspace_id, account_id, person_id, roles, created_at) VALUES ('${workspace}', '${id(13)}', '${id(12)}', '{member}', '2026-01-05')`,
  Dialogue1764000000030: `
    INSERT INTO dialogue_roundtable VALUES ('${id(20)}', '${workspace}', 1, ${words}, NULL, NULL, '2026-02-01', '2026-02-02', '09:00', 'Asia/Shanghai', '${id(10)}', 'in-session', 1, 1, '{}', '2026-01-05');
    INSERT INTO dialogue_seat VALUES ('${id(21)}', '${workspace}', '${id(20)}', '${id(12)}', 'titular', 'chair', 'workers', NULL, 'female', '${id(11)}', '2026-01-05');
    INSERT INTO dialogue_working_group VALUES ('${id(24)}', '${workspace}', ${words}, NULL, '{workers}', NULL, NULL, NULL, NULL, 1, '2026-01-05');
    INSERT INTO dialogue_conclusion (id, workspace_id, roundtable_id, number, text, text_version, agreement, agreed_on, version, field_versions, recorded_at)
      VALUES ('${id(92)}', '${workspace}', '${id(20)}', 1, ${words}, 1, 'ad-referendum', '2026-02-01', 1, '{}', '2026-02-01')`,
  Live1764000000040: `
    INSERT INTO live_room VALUES ('${id(20)}', '${workspace}', 1, NULL, 0, '2026-02-01');
    INSERT INTO live_room_event VALUES ('${id(20)}', 1, '${workspace}', '2026-02-01', '${id(12)}', '{"type": "hand-raised"}', '${id(22)}', 0)`,
  Roadmap1764000000050: `
    INSERT INTO roadmap_counter VALUES ('${workspace}', 2);
    ${[31, 32].map(action).join(';')};
    INSERT INTO roadmap_objective VALUES ('${id(30)}', '${workspace}', 3, ${words}, ${words}, 1, '{}', '2026-01-05')`,
  Surveys1764000000060: `
    INSERT INTO surveys_questionnaire VALUES ('${id(40)}', '${workspace}', 'park-worker', '1', 'f', '{}', '2026-01-05');
    INSERT INTO surveys_frame_unit (id, workspace_id, place_id, park_id, size_class, headcount, women, men, psu_code) VALUES ('${id(41)}', '${workspace}', '${id(10)}', '${id(10)}', 'S2', 90, 40, 50, 'k7');
    INSERT INTO surveys_wave (id, workspace_id, questionnaire_id, number, title, starts_on, ends_on, state, offer)
      VALUES ('${id(42)}', '${workspace}', '${id(40)}', 1, ${words}, '2026-02-01', '2026-03-01', 'draft', 'all')`,
  Indicators1764000000070: '',
  PlatformRights1764000000080: '',
  WorkspaceKeys1764000000090: '',
  IndicatorDefinitions1764000000110: `
    INSERT INTO indicators_definition VALUES ('${workspace}', 'own_share', 1, '{}', 'why', '${id(12)}', '2026-01-05')`,
  IndicatorsBreakdowns1764000000120: '',
  WeightSets1764000000130: '',
  RunWeights1764000000131: '',
  ReproducibleRuns1764000000140: '',
  Posters1764000000150: '',
  ShownCounts1764000000160: '',
  AnswerMarks1764000000170: '',
  SealedAnswers1764000000200: '',
  MailRetention1764000000201: '',
  RoomFactVersions1764000000210: '',
  RoomEventTimes1764000000220: '',
  SpeakingForGroups1764000000230: '',
  AgreedDates1764000000231: '',
  Translations1764000000232: '',
  AccessChanges1764000000240: '',
  AnswerSetsById1764000000241: '',
  LeastPersons1764000000242: '',
  CoordinatorsPark1764000000243: '',
  DeliveredEvents1764000000250: '',
  UnsealedEvents1764000000251: '',
  JoinedGroups1764000000260: '',
  DefinitionFields1764000000261: '',
  AnswerCounts1764000000262: '',
  ReadAnswers1764000000263: '',
  FlagCounts1764000000264: '',
  WeightingSpecifications1764000000265: '',
  AuditedRecords1764000000266: `
    INSERT INTO audit_change VALUES ('${id(60)}', '${workspace}', '[["directory_place", "${id(10)}", 1, "ab"]]', 'signature')`,
  Notifications1764000000267: `
    INSERT INTO notifications_notification VALUES ('${id(90)}', '${workspace}', '${id(12)}', 'action-changed', 'action', '${id(3)}', '{}', 's', '2026-01-05', NULL, NULL);
    INSERT INTO notifications_settings VALUES ('${workspace}', '${id(12)}', '{"waves": "off"}', 1320, 420, 7);
    INSERT INTO notifications_stop_link VALUES ('ab', '${workspace}', '${id(12)}', '2026-01-05')`,
  VersionsOfSeatsAndTargets1764000000268: '',
  Releases1764000000270: '',
  CodedFigures1764000000271: '',
  ActionConclusions1764000000272: '',
  WorkingGroupOwners1764000000273: '',
  WorkingGroupTerms1764000000274: `
    INSERT INTO dialogue_convenor_turn VALUES ('${id(29)}', '${workspace}', '${id(24)}', '${id(12)}', '2026-02-01', '2026-01-05')`,
  HandOversAndViews1764000000275: `
    INSERT INTO roadmap_hand_over VALUES ('${id(37)}', '${workspace}', '${id(12)}', '${id(12)}', '2026-02-01', NULL, '2026-02-01');
    INSERT INTO roadmap_view VALUES ('${id(38)}', '${workspace}', '${id(12)}', true, ${words}, '{}', 1, '2026-02-01')`,
  ReferenceValues1764000000276: `
    INSERT INTO indicators_reference_value VALUES ('${workspace}', 'union_density', 'target', 0.5, '2030-12-31', 'Plan', 1)`,
  Meetings1764000000280: `
    INSERT INTO dialogue_meeting VALUES ('${id(23)}', '${workspace}', '${id(20)}', 2, ${words}, '2026-03-01', '2026-03-01', '09:00', '17:00', '${id(10)}', 'planned', NULL, 1, '{}', '2026-01-05')`,
  DeclinedProposals1764000000281: '',
  Attendance1764000000282: `
    INSERT INTO live_attendance VALUES ('${id(23)}', 1, '${workspace}', '${id(12)}', 'arrived', NULL, 'titular', 'workers', '2026-03-01', NULL)`,
  MeetingInvitations1764000000283: `
    INSERT INTO notifications_invitation VALUES ('${id(91)}', '${workspace}', '${id(23)}', '${id(12)}', 'a@example.org', 0, 's', '2026-01-05', NULL, NULL, 'accepted', '2026-01-06');
    INSERT INTO notifications_invitation_link VALUES ('ac', '${workspace}', '${id(91)}', '2026-01-05')`,
  WorkingGroupMeetings1764000000284: `
    INSERT INTO dialogue_meeting (id, workspace_id, working_group_id, time_zone, number, starts_on, ends_on, state, version, field_versions, created_at)
      VALUES ('${id(25)}', '${workspace}', '${id(24)}', 'Asia/Shanghai', 1, '2026-03-01', '2026-03-01', 'planned', 1, '{}', '2026-01-05');
    INSERT INTO dialogue_agenda_item (id, workspace_id, meeting_id, day, position, title, kind, status, version, field_versions, created_at)
      VALUES ('${id(26)}', '${workspace}', '${id(25)}', 1, 1, ${words}, 'topic', 'planned', 1, '{}', '2026-01-05')`,
  ConstituencyMeetings1764000000285: `
    INSERT INTO dialogue_constituency_group VALUES ('${id(27)}', '${workspace}', '${id(20)}', 'workers', '2026-01-05');
    INSERT INTO dialogue_meeting (id, workspace_id, constituency_group_id, time_zone, number, starts_on, ends_on, state, version, field_versions, created_at)
      VALUES ('${id(28)}', '${workspace}', '${id(27)}', 'Asia/Shanghai', 1, '2026-03-01', '2026-03-01', 'planned', 1, '{}', '2026-01-05')`,
  Baselines1764000000290: '',
  ActionSchedules1764000000291: `
    INSERT INTO roadmap_milestone VALUES ('${id(33)}', '${workspace}', '${id(31)}', 'deliverable', ${words}, '2026-03-01', NULL, 1, '2026-01-05');
    INSERT INTO roadmap_dependency VALUES ('${id(34)}', '${workspace}', '${id(31)}', '${id(32)}', 'finish-start', 5, 1)`,
  ActionImports1764000000292: `
    INSERT INTO roadmap_import VALUES ('${id(35)}', '${workspace}', 'actions.xlsx', '${id(12)}', 1, 1, '2026-01-05', NULL, NULL);
    INSERT INTO roadmap_import_row VALUES ('${id(35)}', '${id(31)}', '${workspace}', 1, NULL)`,
  AcceptedActions1764000000293: '',
  ChangedTogether1764000000294: '',
  Forms1764000000295: `
    INSERT INTO surveys_form_draft VALUES ('${id(36)}', '${workspace}', 'household', '2', 'Household', '{}', '{}', '2026-01-05');
    INSERT INTO surveys_form VALUES ('${id(37)}', '${workspace}', 'household', '1', 'Household', '{}', '{}', '2026-01-05')`,
  QuestionMappings1764000000296: `
    INSERT INTO surveys_mapping VALUES ('${id(38)}', '${workspace}', '${id(37)}', 1, '[]', 'f', '2026-01-05')`,
  Samples1764000000297: '',
  MappedCounts1764000000298: '',
  FormRevisions1764000000299: '',
  SpeechKinds1764000000305: '',
  PairedScreens1764000000306: `
    INSERT INTO live_screen VALUES ('${id(29)}', '${workspace}', '${id(23)}', 's', 'c', '${id(12)}', '2026-03-01')`,
  Budgets1764000000310: `
    INSERT INTO roadmap_budget_line VALUES ('${workspace}', '${id(31)}', 'Fund', 'CNY', 100, 50, 0.5)`,
  Confirmations1764000000311: `
    INSERT INTO dialogue_confirmation_term VALUES ('${id(93)}', '${workspace}', '${id(92)}', '2026-03-01', NULL, '${id(12)}', '2026-02-01');
    INSERT INTO dialogue_confirmation VALUES ('${id(94)}', '${workspace}', '${id(92)}', '${id(11)}', 'workers', 'confirmed', 'n', 1, NULL, '${id(12)}', 'recorder', '2026-02-02')`,
  Quorums1764000000312: '',
  Register1764000000317: `
    INSERT INTO roadmap_plan VALUES ('${id(39)}', '${workspace}', 'study', ${words}, NULL, 2025, 2025, NULL, NULL, '2026-01-05', NULL, '{}', false, 1, '{}');
    INSERT INTO roadmap_finding VALUES ('${id(40)}', '${workspace}', '${id(39)}', 0, 'finding', ${words});
    INSERT INTO roadmap_action_finding VALUES ('${workspace}', '${id(31)}', '${id(40)}')`,
  AgendaTemplates1764000000318: `
    INSERT INTO dialogue_agenda_template VALUES ('${id(95)}', '${workspace}', ${words}, '[]', '2026-02-01')`,
  WomenShareTargets1764000000319: `
    INSERT INTO dialogue_women_share_target VALUES ('${workspace}', 40)`,
  CalendarAddresses1764000000320: `
    INSERT INTO notifications_calendar_address VALUES ('${workspace}', '${id(12)}', 'ad', '2026-01-05')`,
  Webhooks1764000000321: `
    INSERT INTO notifications_webhook VALUES ('${id(93)}', '${workspace}', 'https://example.org/', '{roundtable.convened}', false, '2026-01-05');
    INSERT INTO notifications_webhook_delivery VALUES ('${id(94)}', '${workspace}', '${id(93)}', 's', 'roundtable.convened', '{}', '2026-01-05', 0, '2026-01-05', NULL, NULL, NULL)`,
  NoObjection1764000000322: '',
  ReportSearch1764000000323: '',
  CoOwners1764000000324: '',
  Comments1764000000325: `
    INSERT INTO roadmap_comment VALUES ('${id(96)}', '${workspace}', '${id(31)}', '${id(12)}', 'workers', 'x', 'en', '2026-02-02', NULL, NULL);
    INSERT INTO roadmap_comment_mention VALUES ('${workspace}', '${id(96)}', '${id(12)}')`,
  EvidenceKinds1764000000326: '',
  Breaks1764000000327: '',
  ItemNumbers1764000000328: '',
  FunctionsOfSeats1764000000329: '',
  ExpiredDeliveries1764000000330: '',
  Substitutions1764000000331: `
    INSERT INTO dialogue_substitution VALUES ('${id(97)}', '${workspace}', '${id(20)}', '${id(21)}', '${id(21)}', '${id(12)}', '${id(12)}', 'workers', '2026-02-02', '2026-02-03')`,
  WebhooksOfGroups1764000000332: '',
  NextStepsAndRisks1764000000333: `
    UPDATE roadmap_action SET risk = '{"likelihood": "low"}'`,
  OwnersSince1764000000334: `
    UPDATE roadmap_action SET owner_since = '2026-02-01'`,
  Uploads1764000000335: `
    INSERT INTO roadmap_upload VALUES ('${id(97)}', '${workspace}', '${id(31)}', '${id(12)}', 1, 'x.pdf', 9, 'x', 0, '{}', NULL, '2026-02-02')`,
  PublicEntries1764000000336: `
    INSERT INTO roadmap_public_entry VALUES ('${id(31)}', '${workspace}', '{"en": "x", "zh": ""}', '{"en": "", "zh": ""}', '{}', 1, '${id(12)}', '2026-02-02', NULL);
    INSERT INTO roadmap_public_agreement VALUES ('${id(31)}', '${workspace}', 'workers', 'titular', '${id(12)}', '2026-02-02')`,
  FrameImports1764000000337: `
    INSERT INTO surveys_frame_import VALUES ('${id(98)}', '${workspace}', 'frame.xlsx', '${id(12)}', 0, 0, 0, '[]', '2026-02-02', NULL)`,
  Replacements1764000000338: `
    INSERT INTO surveys_wave_reserve VALUES ('${id(42)}', '${id(41)}', '${workspace}', 'P01-S2', 1, '${id(10)}', 'S2', 'k7', 90, 40, 50)`,
  TestLinks1764000000339: `
    INSERT INTO surveys_poster (id, workspace_id, wave_id, kind, wave_unit_id, park_id, code, code_hash) VALUES ('${id(99)}', '${workspace}', '${id(42)}', 'test', NULL, '${id(10)}', 'c', 'h')`,
  SharingRules1764000000340: '',
  RetiredVersions1764000000342: '',
  FlagRules1764000000343: '',
  Reviews1764000000344: '',
  ConductCounts1764000000345: '',
  FormFiles1764000000346: `
    INSERT INTO surveys_form_file VALUES ('${workspace}', '${'0'.repeat(64)}', 'code,label', '2026-01-05')`,
  CheckedRows1764000000347: '',
  DocumentNumbers1764000000352: '',
  MovedItems1764000000353: '',
  RegisterNumbers1764000000354: '',
  WorkspaceOnce1764000000358: '',
  FieldworkManagers1764000000420: '',
  SecondPerson1764000000421: `
    INSERT INTO surveys_fieldwork_act VALUES ('${id(100)}', '${workspace}', '${id(42)}', '${id(12)}', 'links', '2026-02-02');
    INSERT INTO surveys_export_agreement VALUES ('${id(42)}', '${id(12)}', '${workspace}', '2026-02-02', '{}', '2026-02-03')`,
  AnswerDigests1764000000430: `
    INSERT INTO surveys_answer_digest VALUES ('${id(42)}', '${workspace}', 'x')`,
  GroupAcceptances1764000000440: `
    INSERT INTO dialogue_group_acceptance VALUES ('${id(99)}', '${workspace}', '${id(20)}', 'workers', '${id(12)}', '${id(12)}', NULL, 'letter', 'x', false, '2026-02-02', '2026-02-02', '2026-02-02', '{}', NULL, NULL, NULL)`,
  AuthenticAnswers1764000000450: `
    INSERT INTO surveys_opening_alarm VALUES ('${id(42)}', '${workspace}', 'opened-before', 1, '2026-02-02')`,
  SecondFactor1764000000910: `
    INSERT INTO identity_factor VALUES ('${id(101)}', '${id(13)}', 'x', 1, '2026-02-02', NULL);
    INSERT INTO identity_recovery_code VALUES ('${id(13)}', 'ab')`,
  WebhookPersons1764000000920: '',
  PairsOfRights1764000000930: `
    INSERT INTO identity_pair_request VALUES ('${id(101)}', '${workspace}', '${id(11)}', '${id(12)}', '{analyst}', '{roles-answers}', '{oneself}', '${id(12)}', '${id(11)}', '2026-02-02', '2026-02-03', 'open')`,
  GroupGuests1764000000940: '',
  ClosedGroups1764000000945: '',
  DeviceReplacements1764000000946: `
    INSERT INTO identity_device_replacement VALUES ('${id(106)}', '${workspace}', '${id(11)}', '${id(12)}', '${id(12)}', '${id(13)}', '2026-02-02', '2026-02-03', 'open')`,
  Passkeys1764000000950: `
    INSERT INTO identity_factor VALUES ('${id(105)}', '${id(13)}', 'x', NULL, '2026-02-02', NULL, 'credential', 'ab', 0)`,
  CorrectionsOfWording1764000000970: `
    INSERT INTO roadmap_correction VALUES ('${id(102)}', '${workspace}', '${id(31)}', '[]', '${id(12)}', '2026-02-02')`,
  TimesOfMeetings1764000000980: '',
  PausedWebhooks1764000000990: '',
  SpecialDays1764000001000: `
    INSERT INTO identity_special_day VALUES ('${workspace}', '2026-10-01', 'holiday')`,
  QuorumOfConclusions1764000001001: `
    INSERT INTO dialogue_adoption VALUES ('${id(103)}', '${workspace}', '${id(92)}', '${id(20)}', 1, '{}', '${id(12)}', '2026-02-02')`,
  Outcomes1764000001010: `
    INSERT INTO dialogue_shared_position VALUES ('${id(110)}', '${workspace}', '${id(20)}', 'workers', '{}', '${id(12)}', '2026-02-02');
    INSERT INTO dialogue_outcome VALUES ('${id(111)}', '${workspace}', '${id(20)}', NULL, 'note', 1, '{}', NULL, '${id(12)}', '2026-02-02')`,
  AddressesOfPeople1764000001020: '',
  IatiIdentifiers1764000001030: '',
  AgreedLanguages1764000001055: '',
  Corrigenda1764000001045: `
    INSERT INTO dialogue_corrigendum VALUES ('${id(130)}', '${workspace}', '${id(92)}', 1, '{}', '{}', 'x', '2026-02-16', '${id(12)}', '2026-02-02');
    INSERT INTO dialogue_corrigendum_objection VALUES ('${id(131)}', '${workspace}', '${id(130)}', 'workers', 'x', 'spokesperson', '${id(12)}', '2026-02-03')`,
  AnswersOfOrganisations1764000001050: `
    INSERT INTO dialogue_confirmation_rule VALUES ('${id(112)}', '${workspace}', '${id(20)}', 'workers', 'majority', NULL, 'Letter 4')`,
  ReplySlips1764000001060: `
    INSERT INTO dialogue_reply_slip VALUES ('${id(120)}', '${workspace}', '${id(20)}', '${id(11)}', 1, 1, '[]', NULL, NULL, NULL, '2026-02-02', NULL, NULL, 1);
    INSERT INTO dialogue_reply_link VALUES ('ab', '${workspace}', '${id(120)}', '2026-02-02')`,
};

let database: Steps;
beforeAll(async () => {
  database = await openSteps();
});
afterAll(() => database.close());

async function content(): Promise<Record<string, unknown>> {
  const tables = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    const kept = await database.query(`SELECT to_jsonb(t) AS row FROM ${name} t ORDER BY 1`);
    if (kept.length > 0) found[name] = kept;
  }
  return found;
}

describe('each migration', () => {
  const before = new Map<string, readonly string[]>();
  const held = new Map<string, Record<string, unknown>>();

  it('is listed here with rows that later ones must keep', () => {
    expect(Object.keys(rows)).toEqual(steps.map(({ name }) => name));
  });

  it.each(steps)('$name goes up over the rows of earlier ones', async (step: MigrationInterface) => {
    const name = step.name ?? '';
    before.set(name, await database.schema());
    const earlier = await content();
    held.set(name, earlier);
    await database.up(step);
    const kept = Object.entries(earlier).filter(([table]) => replaced[name]?.includes(table) !== true);
    expect(await content()).toMatchObject(Object.fromEntries(kept));
    if (rows[name] !== '') await database.query(rows[name] ?? '');
  });

  it('can be reverted from the last to the first, removes only its own changes, and can be run again with the same result', async () => {
    const latest = await database.schema();
    for (const step of steps.toReversed()) {
      await database.down(step);
      expect(await database.schema()).toEqual(before.get(step.name ?? ''));
      expect(await content()).toEqual(held.get(step.name ?? ''));
    }
    for (const step of steps) await database.up(step);
    expect(await database.schema()).toEqual(latest);
  });

  it('is checked: changed rows and remaining objects are found', async () => {
    const rewriting = 'UPDATE identity_person SET language = lower(language)';
    await database.query(rows['Platform1764000000010'] ?? '');
    await database.query(rows['Identity1764000000020'] ?? '');
    const [kept, schema] = [await content(), await database.schema()];
    await database.query('ALTER TABLE identity_person DROP CONSTRAINT ck_identity_person_language');
    await database.query(rewriting);
    expect(await content()).not.toEqual(kept);
    expect(await database.schema()).not.toEqual(schema);
  });
});
