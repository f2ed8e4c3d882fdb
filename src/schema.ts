import { AgendaTemplateEntity } from './modules/dialogue/persistence/agenda-template.entity.js';
import { SubstitutionEntity } from './modules/dialogue/persistence/substitution.entity.js';
import { WomenShareTargetEntity } from './modules/dialogue/persistence/women-share-target.entity.js';
import { AdoptionEntity } from './modules/dialogue/persistence/adoption.entity.js';
import { CorrigendumEntity, CorrigendumObjectionEntity } from './modules/dialogue/persistence/corrigendum.entity.js';
import { AgendaItemEntity } from './modules/dialogue/persistence/agenda-item.entity.js';
import {
  ConclusionEntity,
  ConclusionTextEntity,
  ReservationEntity,
} from './modules/dialogue/persistence/conclusion.entity.js';
import {
  ConfirmationEntity,
  ConfirmationRuleEntity,
  ConfirmationTermEntity,
} from './modules/dialogue/persistence/confirmation.entity.js';
import { ConstituencyGroupEntity } from './modules/dialogue/persistence/constituency-group.entity.js';
import { GroupAcceptanceEntity } from './modules/dialogue/persistence/group-acceptance.entity.js';
import { ReplyLinkEntity, ReplySlipEntity } from './modules/dialogue/persistence/reply-slip.entity.js';
import { GroupGuestEntity } from './modules/dialogue/persistence/group-guest.entity.js';
import { DocumentEntity } from './modules/dialogue/persistence/document.entity.js';
import { MeetingEntity } from './modules/dialogue/persistence/meeting.entity.js';
import {
  RoundtableEntity,
  RoundtableOrganisationEntity,
  RoundtableTransitionEntity,
} from './modules/dialogue/persistence/roundtable.entity.js';
import { OutcomeEntity, SharedPositionEntity } from './modules/dialogue/persistence/outcome.entity.js';
import { SeatEntity } from './modules/dialogue/persistence/seat.entity.js';
import {
  ConvenorTurnEntity,
  WorkingGroupEntity,
  WorkingGroupMemberEntity,
} from './modules/dialogue/persistence/working-group.entity.js';
import { OrganisationEntity } from './modules/directory/persistence/organisation.entity.js';
import { PlaceEntity } from './modules/directory/persistence/place.entity.js';
import { PersonEntity } from './modules/identity/persistence/person.entity.js';
import { AttendanceEntity } from './modules/live/persistence/attendance.entity.js';
import { RoomEventEntity, RoomEntity } from './modules/live/persistence/room.entity.js';
import { ScreenEntity } from './modules/live/persistence/screen.entity.js';
import { SpeechEntity } from './modules/live/persistence/speech.entity.js';
import { DefinitionEntity } from './modules/indicators/persistence/definitions/definition.entity.js';
import {
  CellEntity,
  PosterCellEntity,
  ResultEntity,
  ShownCellEntity,
} from './modules/indicators/persistence/runs/figure.entity.js';
import { ReferenceValueEntity } from './modules/indicators/persistence/references/reference-value.entity.js';
import { ReleaseEntity } from './modules/indicators/persistence/releases/release.entity.js';
import { ReadAnswersEntity } from './modules/indicators/persistence/runs/read-answers.entity.js';
import { RepetitionEntity } from './modules/indicators/persistence/runs/repetition.entity.js';
import { RunEntity } from './modules/indicators/persistence/runs/run.entity.js';
import { WeightEntity, WeightSetEntity } from './modules/indicators/persistence/weighting/weight-set.entity.js';
import { InvitationEntity, InvitationLinkEntity } from './modules/notifications/persistence/invitation.entity.js';
import {
  CalendarAddressEntity,
  NotificationEntity,
  NotificationSettingsEntity,
  StopLinkEntity,
} from './modules/notifications/persistence/notification.entity.js';
import { WebhookDeliveryEntity, WebhookEntity } from './modules/notifications/persistence/webhook.entity.js';
import type { EntityList } from './platform/database/data-source.js';
import { ActionEntity } from './roadmap/persistence/action.entity.js';
import { ActionConclusionEntity } from './roadmap/persistence/action-conclusion.entity.js';
import { BudgetLineEntity } from './roadmap/persistence/budget-line.entity.js';
import { AgendaProposalEntity } from './roadmap/persistence/agenda-proposal.entity.js';
import { BaselineEntity } from './roadmap/persistence/baseline.entity.js';
import { CoOwnerEntity } from './roadmap/persistence/co-owner.entity.js';
import { CommentEntity, CommentMentionEntity } from './roadmap/persistence/comment.entity.js';
import { CorrectionEntity } from './roadmap/persistence/correction.entity.js';
import { CounterEntity } from './roadmap/persistence/counter.entity.js';
import { DependencyEntity } from './roadmap/persistence/dependency.entity.js';
import { DueChangeEntity } from './roadmap/persistence/due-change.entity.js';
import { EvidenceEntity } from './roadmap/persistence/evidence.entity.js';
import { HandOverEntity } from './roadmap/persistence/hand-over.entity.js';
import { SavedViewEntity } from './roadmap/persistence/view.entity.js';
import { ActionImportEntity, ActionImportRowEntity } from './roadmap/persistence/action-import.entity.js';
import { MilestoneEntity } from './roadmap/persistence/milestone.entity.js';
import { ObjectiveEntity } from './roadmap/persistence/objective.entity.js';
import { ActionFindingEntity, FindingEntity, PlanEntity, PlanTargetEntity } from './roadmap/persistence/plan.entity.js';
import { TargetEntity } from './roadmap/persistence/target.entity.js';
import { EarlierTextEntity, UpdateEntity, ValidationEntity } from './roadmap/persistence/update.entity.js';
import { PublicAgreementEntity, PublicEntryEntity } from './roadmap/persistence/public-entry.entity.js';
import { UploadEntity } from './roadmap/persistence/upload.entity.js';
import { FormFileEntity } from './surveys/persistence/form-file.entity.js';
import { FormDraftEntity, FormEntity } from './surveys/persistence/form.entity.js';
import { KeptMappingEntity, MappingEntity } from './surveys/persistence/mapping.entity.js';
import { FrameImportEntity } from './surveys/persistence/frame-import.entity.js';
import { FrameUnitEntity } from './surveys/persistence/frame-unit.entity.js';
import { ImportEntity } from './surveys/persistence/import.entity.js';
import { QuestionnaireEntity } from './surveys/persistence/questionnaire.entity.js';
import { ResponseEntity } from './surveys/persistence/response.entity.js';
import { WaveEntity } from './surveys/persistence/wave.entity.js';
import { WaveSampleEntity } from './surveys/persistence/wave-sample.entity.js';

/** All entities: each context's `persistence/*.entity.ts`, nothing else. */
export const entities: EntityList = [
  // directory
  PlaceEntity,
  OrganisationEntity,
  // identity
  PersonEntity,
  // dialogue
  MeetingEntity,
  OutcomeEntity,
  SharedPositionEntity,
  RoundtableEntity,
  RoundtableTransitionEntity,
  RoundtableOrganisationEntity,
  SeatEntity,
  SubstitutionEntity,
  WomenShareTargetEntity,
  AdoptionEntity,
  AgendaItemEntity,
  AgendaTemplateEntity,
  DocumentEntity,
  ConstituencyGroupEntity,
  GroupAcceptanceEntity,
  GroupGuestEntity,
  ReplySlipEntity,
  ReplyLinkEntity,
  ConclusionEntity,
  ConclusionTextEntity,
  CorrigendumEntity,
  CorrigendumObjectionEntity,
  ReservationEntity,
  ConfirmationEntity,
  ConfirmationRuleEntity,
  ConfirmationTermEntity,
  WorkingGroupEntity,
  WorkingGroupMemberEntity,
  ConvenorTurnEntity,
  // live
  RoomEntity,
  RoomEventEntity,
  ScreenEntity,
  SpeechEntity,
  AttendanceEntity,
  // roadmap
  ActionEntity,
  CorrectionEntity,
  CounterEntity,
  ObjectiveEntity,
  PlanEntity,
  PlanTargetEntity,
  FindingEntity,
  ActionFindingEntity,
  TargetEntity,
  EarlierTextEntity,
  UpdateEntity,
  ValidationEntity,
  DueChangeEntity,
  BaselineEntity,
  MilestoneEntity,
  DependencyEntity,
  ActionImportEntity,
  ActionImportRowEntity,
  HandOverEntity,
  SavedViewEntity,
  EvidenceEntity,
  UploadEntity,
  PublicEntryEntity,
  PublicAgreementEntity,
  ActionConclusionEntity,
  BudgetLineEntity,
  CoOwnerEntity,
  CommentEntity,
  CommentMentionEntity,
  AgendaProposalEntity,
  // surveys
  QuestionnaireEntity,
  FormDraftEntity,
  FormEntity,
  FormFileEntity,
  KeptMappingEntity,
  MappingEntity,
  FrameImportEntity,
  FrameUnitEntity,
  WaveEntity,
  WaveSampleEntity,
  ImportEntity,
  ResponseEntity,
  // indicators
  ReadAnswersEntity,
  ReferenceValueEntity,
  ReleaseEntity,
  RepetitionEntity,
  RunEntity,
  ResultEntity,
  CellEntity,
  ShownCellEntity,
  PosterCellEntity,
  WeightSetEntity,
  WeightEntity,
  DefinitionEntity,
  // chain
  // notifications
  NotificationEntity,
  NotificationSettingsEntity,
  CalendarAddressEntity,
  StopLinkEntity,
  InvitationEntity,
  InvitationLinkEntity,
  WebhookEntity,
  WebhookDeliveryEntity,
];
