import { ApiProperty } from '@nestjs/swagger';
import type { Constituency } from '../../../kernel/actor.js';
import { constituencies } from '../../../kernel/actor.js';
import type { Language, LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse, NamedResponse } from '../../../platform/http/dto.js';
import { type EvidenceKind, evidenceKinds } from '../../domain/evidence.js';
import type { DatePrecision } from '../../domain/lateness.js';
import { datePrecisions } from '../../domain/lateness.js';
import { longestNextStep } from '../../domain/next-step.js';
import type { GenderTag, PolicyArea } from '../../domain/policy-area.js';
import { genderTags } from '../../domain/policy-area.js';
import { type Tag, tags } from '../../domain/tags.js';
import { duties, type Duty } from '../../domain/state-report.js';
import type { ActionStatus } from '../../domain/status.js';
import { actionStatuses } from '../../domain/status.js';
import type { RecordedAs, ValidationRefusal, Verdict } from '../../domain/validation.js';
import { recordedAsAll, verdicts } from '../../domain/validation.js';
import { BudgetLineResponse } from './budget.response.js';
import { CommentResponse } from './comment.response.js';
import { RiskResponse } from './risk.request.js';

export class OrganisationRefResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedText;
  @ApiProperty({ enum: constituencies, nullable: true, type: String }) constituency: Constituency | null;
}

export class OwnerRefResponse extends OrganisationRefResponse {
  @ApiProperty({ enum: ['organisation', 'working-group'] }) kind: 'organisation' | 'working-group';
}

export class ConclusionRefResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'RT2/D-07' }) label: string;
}

export class MoveResponse {
  @ApiProperty({ enum: actionStatuses }) to: ActionStatus;
  @ApiProperty({ description: 'A reason is required for this status change.' }) reason: boolean;
}

export class NextStepResponse {
  @ApiProperty({ maxLength: longestNextStep }) text: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) on: string | null;
  @ApiProperty({ enum: ['en', 'zh-CN'] }) language: Language;
}

/** What a card of the board and a bar of the timeline show. */
export class ActionCardResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'A-007' }) code: string;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ enum: actionStatuses }) status: ActionStatus;
  @ApiProperty({ minimum: 0, maximum: 100 }) progress: number;
  @ApiProperty({ type: [Number] }) policyAreas: readonly PolicyArea[];
  @ApiProperty({ type: RiskResponse, nullable: true, description: 'The main risk of the action.' })
  risk: RiskResponse | null;
  @ApiProperty({ type: NextStepResponse, nullable: true, description: 'Of the last report, until completion.' })
  nextStep: NextStepResponse | null;
  @ApiProperty({ type: OwnerRefResponse, nullable: true }) owner: OwnerRefResponse | null;
  @ApiProperty({ enum: constituencies, nullable: true, type: String }) ownerConstituency: Constituency | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) startOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueOn: string | null;
  @ApiProperty({ enum: datePrecisions }) duePrecision: DatePrecision;
  @ApiProperty({ description: 'Days since the due date; 0 if not overdue.' }) daysLate: number;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The start date when the due date was first agreed.',
  })
  agreedStartOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The due date that was first agreed.' })
  agreedDueOn: string | null;
  @ApiProperty({ enum: datePrecisions, nullable: true, type: String }) agreedDuePrecision: DatePrecision | null;
  @ApiProperty({ description: 'Days since the due date that was first agreed, while the action is open.' })
  daysPastAgreed: number;
  @ApiProperty() evidenceCount: number;
  @ApiProperty({ enum: constituencies, isArray: true }) confirmedBy: readonly Constituency[];
  @ApiProperty({ enum: constituencies, isArray: true }) disputedBy: readonly Constituency[];
  @ApiProperty({ type: String, nullable: true, description: 'Set if the entry quotes a published text.' })
  basis: string | null;
  @ApiProperty({ type: [MoveResponse], description: 'Status changes that the current user may make.' })
  moves: readonly MoveResponse[];
  @ApiProperty() version: number;
  @ApiProperty() createdAt: Date;
}

export class ActionResponse extends ActionCardResponse {
  @ApiProperty() number: number;
  @ApiProperty({ enum: genderTags, nullable: true, type: String }) genderTag: GenderTag | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) objectiveId: string | null;
  @ApiProperty({ type: [BudgetLineResponse] }) budget: readonly BudgetLineResponse[];
  @ApiProperty({ type: NamedResponse, nullable: true }) ownerPerson: NamedResponse | null;
  @ApiProperty({ type: [OrganisationRefResponse] }) coOwners: readonly OrganisationRefResponse[];
  @ApiProperty({ type: Number, nullable: true, description: 'Days by which the due date is later than first agreed.' })
  dueSlippage: number | null;
  @ApiProperty({ enum: tags, isArray: true }) tags: readonly Tag[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) placeId: string | null;
  @ApiProperty({ type: [ConclusionRefResponse], description: 'The conclusions that the action implements.' })
  conclusions: readonly ConclusionRefResponse[];
  @ApiProperty({ type: [String] }) indicatorIds: readonly string[];
  @ApiProperty({ enum: constituencies, nullable: true, type: String }) validatorConstituency: Constituency | null;
  @ApiProperty() updatedAt: Date;
}

export class InboxDutyResponse {
  @ApiProperty({ enum: duties }) duty: Duty;
  @ApiProperty({ type: [ActionResponse] }) items: readonly ActionResponse[];
}

/** What an organisation still has to do on the roadmap. */
export class InboxResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) organisationId: string | null;
  @ApiProperty({ type: [InboxDutyResponse] }) duties: readonly InboxDutyResponse[];
}

export class EvidenceResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) updateId: string | null;
  @ApiProperty({ enum: evidenceKinds }) kind: EvidenceKind;
  @ApiProperty({ description: 'The name of a file, or what a link or figure shows.' }) fileName: string;
  @ApiProperty({ type: String, nullable: true }) mediaType: string | null;
  @ApiProperty({ type: Number, nullable: true }) bytes: number | null;
  @ApiProperty({ type: String, nullable: true }) sha256: string | null;
  @ApiProperty({ type: String, nullable: true }) link: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'A decimal number.' }) figure: string | null;
  @ApiProperty({ type: String, nullable: true }) unit: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of a figure.' }) source: string | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) person: NamedResponse | null;
  @ApiProperty({ enum: constituencies, nullable: true, type: String }) constituency: Constituency | null;
  @ApiProperty() recordedAt: Date;
  @ApiProperty() mayRemove: boolean;
}

export class ValidationResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) updateId: string;
  @ApiProperty({ enum: verdicts }) verdict: Verdict;
  @ApiProperty() words: string;
  @ApiProperty({ type: NamedResponse, nullable: true }) recordedBy: NamedResponse | null;
  @ApiProperty({ enum: recordedAsAll, nullable: true, type: String, description: 'Null if not stored.' })
  recordedAs: RecordedAs | null;
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty() recordedAt: Date;
  @ApiProperty({ type: Date, nullable: true }) withdrawnAt: Date | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) withdrawnBy: NamedResponse | null;
  @ApiProperty({ description: 'Whether the current user may withdraw it.' }) mayWithdraw: boolean;
}

export class CorrectedTextResponse {
  @ApiProperty({ enum: ['title', 'description'] }) field: 'title' | 'description';
  @ApiProperty({ enum: ['en', 'zh'] }) language: 'en' | 'zh';
  @ApiProperty({ description: 'The text that was confirmed.' }) from: string;
  @ApiProperty({ description: 'The text after the correction.' }) to: string;
}

export class CorrectionResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: [CorrectedTextResponse] }) texts: readonly CorrectedTextResponse[];
  @ApiProperty({ type: NamedResponse, nullable: true }) person: NamedResponse | null;
  @ApiProperty() correctedAt: Date;
}

export class DueChangeResponse {
  @ApiProperty({ format: 'date' }) fromOn: string;
  @ApiProperty({ enum: datePrecisions }) fromPrecision: DatePrecision;
  @ApiProperty({ type: String, format: 'date', nullable: true }) toOn: string | null;
  @ApiProperty({ enum: datePrecisions }) toPrecision: DatePrecision;
  @ApiProperty({ type: String, nullable: true, description: 'Null: changed before reasons were required.' })
  reason: string | null;
  @ApiProperty({ enum: ['en', 'zh-CN'], nullable: true, type: String }) language: Language | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) person: NamedResponse | null;
  @ApiProperty() changedAt: Date;
}

export class EarlierTextResponse {
  @ApiProperty() text: string;
  @ApiProperty({ enum: ['en', 'zh-CN'] }) language: Language;
  @ApiProperty({ format: 'date-time', description: 'When its author corrected it.' }) replacedAt: string;
}

export class UpdateResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() text: string;
  @ApiProperty({ enum: ['en', 'zh-CN'] }) language: Language;
  @ApiProperty() progress: number;
  @ApiProperty({ enum: actionStatuses }) statusBefore: ActionStatus;
  @ApiProperty({ enum: actionStatuses }) statusAfter: ActionStatus;
  @ApiProperty({ type: String, nullable: true, description: 'Null or empty: none was named.' })
  nextStep: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) nextStepOn: string | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) person: NamedResponse | null;
  @ApiProperty({ enum: constituencies, nullable: true, type: String }) constituency: Constituency | null;
  @ApiProperty() recordedAt: Date;
  @ApiProperty({ type: Date, nullable: true, description: 'Null: not withdrawn by its author.' })
  withdrawnAt: Date | null;
  @ApiProperty({ type: [EarlierTextResponse], description: 'The texts before corrections, oldest first.' })
  earlier: readonly EarlierTextResponse[];
  @ApiProperty({ description: 'Whether the current user may correct the text.' }) mayCorrect: boolean;
  @ApiProperty({ description: 'Whether the current user may withdraw it.' }) mayWithdraw: boolean;
}

export class TargetResponse {
  @ApiProperty() indicatorId: string;
  @ApiProperty({ type: String, nullable: true }) baseline: string | null;
  @ApiProperty({ type: String, nullable: true }) baselinePeriod: string | null;
  @ApiProperty() target: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) targetOn: string | null;
  @ApiProperty({ description: 'For If-Match; 0 if there is no target yet.' }) version: number;
}

/** A group for which the current user may respond to the current claim. */
export class VerdictForResponse {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty({ enum: recordedAsAll }) recordedAs: RecordedAs;
  @ApiProperty() confirm: boolean;
  @ApiProperty() dispute: boolean;
}

/** What the current user may do with the action; the use cases check again. */
export class AllowedResponse {
  @ApiProperty({ enum: actionStatuses, isArray: true, description: 'With a progress report of the owner.' })
  reportTo: readonly ActionStatus[];
  @ApiProperty() report: boolean;
  @ApiProperty() edit: boolean;
  @ApiProperty() setTarget: boolean;
  @ApiProperty() readEvidence: boolean;
  @ApiProperty() addEvidence: boolean;
  @ApiProperty() comment: boolean;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The current report of completion.' })
  claimId: string | null;
  @ApiProperty({ type: [VerdictForResponse] }) verdictFor: readonly VerdictForResponse[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why the group of the current user cannot confirm completion.',
  })
  refusal: ValidationRefusal | null;
}

class ResponseTermResponse {
  @ApiProperty({ type: String, format: 'date', description: 'The last day on which a response is expected.' })
  until: string;
  @ApiProperty({ description: 'The day has passed.' }) isOver: boolean;
}

export class ActionDetailResponse extends ActionResponse {
  @ApiProperty({ type: LocalizedTextResponse }) description: LocalizedText;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) planId: string | null;
  @ApiProperty({ type: [String], description: 'The findings of studies that the action follows.' })
  findingIds: readonly string[];
  @ApiProperty({ type: [UpdateResponse] }) updates: readonly UpdateResponse[];
  @ApiProperty({ type: [ValidationResponse] }) validations: readonly ValidationResponse[];
  @ApiProperty({ type: [CorrectionResponse], description: 'Of the wording after groups confirmed, oldest first.' })
  corrections: readonly CorrectionResponse[];
  @ApiProperty({ type: [DueChangeResponse] }) dueChanges: readonly DueChangeResponse[];
  @ApiProperty({ type: [EvidenceResponse] }) evidence: readonly EvidenceResponse[];
  @ApiProperty({ type: [TargetResponse] }) targets: readonly TargetResponse[];
  @ApiProperty({ type: [CommentResponse], description: 'The newest, at most 50, oldest first.' })
  comments: readonly CommentResponse[];
  @ApiProperty() commentCount: number;
  @ApiProperty({
    enum: constituencies,
    isArray: true,
    description:
      'Groups whose response is needed: groups that dispute completion, otherwise groups of which one must confirm.',
  })
  awaited: readonly Constituency[];
  @ApiProperty({
    type: ResponseTermResponse,
    nullable: true,
    description: 'When a response to the report of completion is expected; null: none is.',
  })
  response: ResponseTermResponse | null;
  @ApiProperty({ type: AllowedResponse }) allowed: AllowedResponse;
}

export class FoundReportResponse {
  @ApiProperty({ enum: ['report', 'verdict', 'comment', 'evidence'] }) kind:
    'report' | 'verdict' | 'comment' | 'evidence';
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) actionId: string;
  @ApiProperty({ example: 'A-007' }) code: string;
  @ApiProperty({ description: 'The part that contains the search words: report, statement or file name.' })
  text: string;
  @ApiProperty({ enum: ['en', 'zh-CN'], nullable: true, type: String }) language: Language | null;
}

export class ReportSearchResponse {
  @ApiProperty({ type: [FoundReportResponse] }) items: readonly FoundReportResponse[];
}

export class OverdueProposalsResponse {
  @ApiProperty({ description: 'Actions that are overdue today.' }) overdue: number;
  @ApiProperty({ description: 'Overdue actions that have just been added to the agenda.' }) proposed: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) roundtableId: string | null;
}
