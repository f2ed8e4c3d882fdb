import { Platform1764000000010 } from './010-platform.js';
import { Identity1764000000020 } from './020-identity.js';
import { Dialogue1764000000030 } from './030-dialogue.js';
import { Live1764000000040 } from './040-live.js';
import { Roadmap1764000000050 } from './050-roadmap.js';
import { Surveys1764000000060 } from './060-surveys.js';
import { Indicators1764000000070 } from './070-indicators.js';
import { PlatformRights1764000000080 } from './080-platform-rights.js';
import { WorkspaceKeys1764000000090 } from './090-workspace-keys.js';
import { IndicatorDefinitions1764000000110 } from './110-indicator-definitions.js';
import { IndicatorsBreakdowns1764000000120 } from './120-indicators-breakdowns.js';
import { WeightSets1764000000130 } from './130-weight-sets.js';
import { RunWeights1764000000131 } from './131-run-weights.js';
import { ReproducibleRuns1764000000140 } from './140-reproducible-runs.js';
import { Posters1764000000150 } from './150-posters.js';
import { ShownCounts1764000000160 } from './160-shown-counts.js';
import { AnswerMarks1764000000170 } from './170-answer-marks.js';
import { SealedAnswers1764000000200 } from './200-sealed-answers.js';
import { MailRetention1764000000201 } from './201-mail-retention.js';
import { RoomFactVersions1764000000210 } from './210-room-fact-versions.js';
import { RoomEventTimes1764000000220 } from './220-room-event-times.js';
import { SpeakingForGroups1764000000230 } from './230-speaking-for-groups.js';
import { AgreedDates1764000000231 } from './231-agreed-dates.js';
import { Translations1764000000232 } from './232-translations.js';
import { AccessChanges1764000000240 } from './240-access-changes.js';
import { AnswerSetsById1764000000241 } from './241-answer-sets-by-id.js';
import { LeastPersons1764000000242 } from './242-least-persons.js';
import { CoordinatorsPark1764000000243 } from './243-coordinators-park.js';
import { DeliveredEvents1764000000250 } from './250-delivered-events.js';
import { UnsealedEvents1764000000251 } from './251-unsealed-events.js';
import { JoinedGroups1764000000260 } from './260-joined-groups.js';
import { DefinitionFields1764000000261 } from './261-definition-fields.js';
import { AnswerCounts1764000000262 } from './262-answer-counts.js';
import { ReadAnswers1764000000263 } from './263-read-answers.js';
import { FlagCounts1764000000264 } from './264-flag-counts.js';
import { WeightingSpecifications1764000000265 } from './265-weighting-specifications.js';
import { AuditedRecords1764000000266 } from './266-audited-records.js';
import { Notifications1764000000267 } from './267-notifications.js';
import { VersionsOfSeatsAndTargets1764000000268 } from './268-versions-of-seats-and-targets.js';
import { Releases1764000000270 } from './270-releases.js';
import { CodedFigures1764000000271 } from './271-coded-figures.js';
import { ActionConclusions1764000000272 } from './272-action-conclusions.js';
import { WorkingGroupOwners1764000000273 } from './273-working-group-owners.js';
import { WorkingGroupTerms1764000000274 } from './274-working-group-terms.js';
import { HandOversAndViews1764000000275 } from './275-hand-overs-and-views.js';
import { ReferenceValues1764000000276 } from './276-reference-values.js';
import { Meetings1764000000280 } from './280-meetings.js';
import { DeclinedProposals1764000000281 } from './281-declined-proposals.js';
import { Attendance1764000000282 } from './282-attendance.js';
import { MeetingInvitations1764000000283 } from './283-meeting-invitations.js';
import { WorkingGroupMeetings1764000000284 } from './284-working-group-meetings.js';
import { ConstituencyMeetings1764000000285 } from './285-constituency-meetings.js';
import { Baselines1764000000290 } from './290-baselines.js';
import { ActionSchedules1764000000291 } from './291-action-schedules.js';
import { ActionImports1764000000292 } from './292-action-imports.js';
import { AcceptedActions1764000000293 } from './293-accepted-actions.js';
import { ChangedTogether1764000000294 } from './294-changed-together.js';
import { Forms1764000000295 } from './295-forms.js';
import { QuestionMappings1764000000296 } from './296-question-mappings.js';
import { Samples1764000000297 } from './297-samples.js';
import { MappedCounts1764000000298 } from './298-mapped-counts.js';
import { FormRevisions1764000000299 } from './299-form-revisions.js';
import { SpeechKinds1764000000305 } from './305-speech-kinds.js';
import { PairedScreens1764000000306 } from './306-paired-screens.js';
import { Budgets1764000000310 } from './310-budgets.js';
import { Confirmations1764000000311 } from './311-confirmations.js';
import { Quorums1764000000312 } from './312-quorums.js';
import { Register1764000000317 } from './317-register.js';
import { AgendaTemplates1764000000318 } from './318-agenda-templates.js';
import { WomenShareTargets1764000000319 } from './319-women-share-targets.js';
import { CalendarAddresses1764000000320 } from './320-calendar-addresses.js';
import { Webhooks1764000000321 } from './321-webhooks.js';
import { NoObjection1764000000322 } from './322-no-objection.js';
import { ReportSearch1764000000323 } from './323-report-search.js';
import { CoOwners1764000000324 } from './324-co-owners.js';
import { Comments1764000000325 } from './325-comments.js';
import { EvidenceKinds1764000000326 } from './326-evidence-kinds.js';
import { Breaks1764000000327 } from './327-breaks.js';
import { ItemNumbers1764000000328 } from './328-item-numbers.js';
import { FunctionsOfSeats1764000000329 } from './329-functions-of-seats.js';
import { ExpiredDeliveries1764000000330 } from './330-expired-deliveries.js';
import { Substitutions1764000000331 } from './331-substitutions.js';
import { WebhooksOfGroups1764000000332 } from './332-webhooks-of-groups.js';
import { NextStepsAndRisks1764000000333 } from './333-next-steps-and-risks.js';
import { OwnersSince1764000000334 } from './334-owners-since.js';
import { Uploads1764000000335 } from './335-uploads.js';
import { PublicEntries1764000000336 } from './336-public-entries.js';
import { FrameImports1764000000337 } from './337-frame-imports.js';
import { Replacements1764000000338 } from './338-replacements.js';
import { TestLinks1764000000339 } from './339-test-links.js';
import { SharingRules1764000000340 } from './340-sharing-rules.js';
import { RetiredVersions1764000000342 } from './342-retired-versions.js';
import { FlagRules1764000000343 } from './343-flag-rules.js';
import { Reviews1764000000344 } from './344-reviews.js';
import { ConductCounts1764000000345 } from './345-conduct-counts.js';
import { FormFiles1764000000346 } from './346-form-files.js';
import { CheckedRows1764000000347 } from './347-checked-rows.js';
import { DocumentNumbers1764000000352 } from './352-document-numbers.js';
import { MovedItems1764000000353 } from './353-moved-items.js';
import { RegisterNumbers1764000000354 } from './354-register-numbers.js';
import { WorkspaceOnce1764000000358 } from './358-workspace-once.js';
import { FieldworkManagers1764000000420 } from './420-fieldwork-managers.js';
import { SecondPerson1764000000421 } from './421-second-person.js';
import { AnswerDigests1764000000430 } from './430-answer-digests.js';
import { GroupAcceptances1764000000440 } from './440-group-acceptances.js';
import { AuthenticAnswers1764000000450 } from './450-authentic-answers.js';
import { SecondFactor1764000000910 } from './910-second-factor.js';
import { WebhookPersons1764000000920 } from './920-webhook-persons.js';
import { PairsOfRights1764000000930 } from './930-pairs-of-rights.js';
import { GroupGuests1764000000940 } from './940-group-guests.js';
import { ClosedGroups1764000000945 } from './945-closed-groups.js';
import { DeviceReplacements1764000000946 } from './946-device-replacements.js';
import { Passkeys1764000000950 } from './950-passkeys.js';
import { CorrectionsOfWording1764000000970 } from './970-corrections-of-wording.js';
import { TimesOfMeetings1764000000980 } from './980-times-of-meetings.js';
import { PausedWebhooks1764000000990 } from './990-paused-webhooks.js';
import { SpecialDays1764000001000 } from './1000-special-days.js';
import { QuorumOfConclusions1764000001001 } from './1001-quorum-of-conclusions.js';
import { Outcomes1764000001010 } from './1010-outcomes.js';
import { AddressesOfPeople1764000001020 } from './1020-addresses-of-people.js';
import { ReplySlips1764000001060 } from './1060-reply-slips.js';
import { IatiIdentifiers1764000001030 } from './1030-iati-identifiers.js';
import { AgreedLanguages1764000001055 } from './1055-agreed-languages.js';
import { AnswersOfOrganisations1764000001050 } from './1050-answers-of-organisations.js';
import { Corrigenda1764000001045 } from './1045-corrigenda.js';

/** Every migration in order. Plain SQL, up and down; nothing here imports `src`. */
export const migrations = [
  Platform1764000000010,
  Identity1764000000020,
  Dialogue1764000000030,
  Live1764000000040,
  Roadmap1764000000050,
  Surveys1764000000060,
  Indicators1764000000070,
  PlatformRights1764000000080,
  WorkspaceKeys1764000000090,
  IndicatorDefinitions1764000000110,
  IndicatorsBreakdowns1764000000120,
  WeightSets1764000000130,
  RunWeights1764000000131,
  ReproducibleRuns1764000000140,
  Posters1764000000150,
  ShownCounts1764000000160,
  AnswerMarks1764000000170,
  SealedAnswers1764000000200,
  MailRetention1764000000201,
  RoomFactVersions1764000000210,
  RoomEventTimes1764000000220,
  SpeakingForGroups1764000000230,
  AgreedDates1764000000231,
  Translations1764000000232,
  AccessChanges1764000000240,
  AnswerSetsById1764000000241,
  LeastPersons1764000000242,
  CoordinatorsPark1764000000243,
  DeliveredEvents1764000000250,
  UnsealedEvents1764000000251,
  JoinedGroups1764000000260,
  DefinitionFields1764000000261,
  AnswerCounts1764000000262,
  ReadAnswers1764000000263,
  FlagCounts1764000000264,
  WeightingSpecifications1764000000265,
  AuditedRecords1764000000266,
  Notifications1764000000267,
  VersionsOfSeatsAndTargets1764000000268,
  Releases1764000000270,
  CodedFigures1764000000271,
  ActionConclusions1764000000272,
  WorkingGroupOwners1764000000273,
  WorkingGroupTerms1764000000274,
  HandOversAndViews1764000000275,
  ReferenceValues1764000000276,
  Meetings1764000000280,
  DeclinedProposals1764000000281,
  Attendance1764000000282,
  MeetingInvitations1764000000283,
  WorkingGroupMeetings1764000000284,
  ConstituencyMeetings1764000000285,
  Baselines1764000000290,
  ActionSchedules1764000000291,
  ActionImports1764000000292,
  AcceptedActions1764000000293,
  ChangedTogether1764000000294,
  Forms1764000000295,
  QuestionMappings1764000000296,
  Samples1764000000297,
  MappedCounts1764000000298,
  FormRevisions1764000000299,
  SpeechKinds1764000000305,
  PairedScreens1764000000306,
  Budgets1764000000310,
  Confirmations1764000000311,
  Quorums1764000000312,
  Register1764000000317,
  AgendaTemplates1764000000318,
  WomenShareTargets1764000000319,
  CalendarAddresses1764000000320,
  Webhooks1764000000321,
  NoObjection1764000000322,
  ReportSearch1764000000323,
  CoOwners1764000000324,
  Comments1764000000325,
  EvidenceKinds1764000000326,
  Breaks1764000000327,
  ItemNumbers1764000000328,
  FunctionsOfSeats1764000000329,
  ExpiredDeliveries1764000000330,
  Substitutions1764000000331,
  WebhooksOfGroups1764000000332,
  NextStepsAndRisks1764000000333,
  OwnersSince1764000000334,
  Uploads1764000000335,
  PublicEntries1764000000336,
  FrameImports1764000000337,
  Replacements1764000000338,
  TestLinks1764000000339,
  SharingRules1764000000340,
  RetiredVersions1764000000342,
  FlagRules1764000000343,
  Reviews1764000000344,
  ConductCounts1764000000345,
  FormFiles1764000000346,
  CheckedRows1764000000347,
  DocumentNumbers1764000000352,
  MovedItems1764000000353,
  RegisterNumbers1764000000354,
  WorkspaceOnce1764000000358,
  FieldworkManagers1764000000420,
  SecondPerson1764000000421,
  AnswerDigests1764000000430,
  GroupAcceptances1764000000440,
  AuthenticAnswers1764000000450,
  SecondFactor1764000000910,
  WebhookPersons1764000000920,
  PairsOfRights1764000000930,
  GroupGuests1764000000940,
  ClosedGroups1764000000945,
  DeviceReplacements1764000000946,
  Passkeys1764000000950,
  CorrectionsOfWording1764000000970,
  TimesOfMeetings1764000000980,
  PausedWebhooks1764000000990,
  SpecialDays1764000001000,
  QuorumOfConclusions1764000001001,
  Outcomes1764000001010,
  AddressesOfPeople1764000001020,
  IatiIdentifiers1764000001030,
  AgreedLanguages1764000001055,
  Corrigenda1764000001045,
  AnswersOfOrganisations1764000001050,
  ReplySlips1764000001060,
];
