import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import type { MilestoneKind } from '../../domain/milestone.js';
import { milestoneKinds } from '../../domain/milestone.js';
import type { DependencyKind } from '../../domain/schedule.js';
import { dependencyKinds } from '../../domain/schedule.js';
import type { ActionStatus } from '../../domain/status.js';
import { actionStatuses } from '../../domain/status.js';
import { ActionTotalsResponse } from './action-list.response.js';
import { ActionCardResponse } from './action.response.js';

export class MilestoneResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) actionId: string;
  @ApiProperty({ enum: milestoneKinds }) kind: MilestoneKind;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The planned day.' }) dueOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day of completion; null: not done.' })
  doneOn: string | null;
  @ApiProperty({ description: 'For If-Match.' }) version: number;
}

export class LinkedActionResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'A-007' }) code: string;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ enum: actionStatuses }) status: ActionStatus;
  @ApiProperty({ type: String, format: 'date', nullable: true }) startOn: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueOn: string | null;
}

export class ActionDependencyResponse {
  @ApiProperty({ type: LinkedActionResponse, description: 'The action at the other end.' })
  action: LinkedActionResponse;
  @ApiProperty({ enum: dependencyKinds }) kind: DependencyKind;
  @ApiProperty({ description: 'Days between the two; negative: overlap.' }) lagDays: number;
  @ApiProperty({ description: 'Days by which the successor is planned too early for its predecessor; 0 if it is not.' })
  daysTooEarly: number;
  @ApiProperty({ description: 'For If-Match; 0 if there is no dependency yet.' }) version: number;
}

export class ScheduledDatesResponse {
  @ApiProperty({ format: 'uuid' }) actionId: string;
  @ApiProperty({ format: 'date', description: 'The first day on which its predecessors let it start.' })
  earliestStartOn: string;
  @ApiProperty({
    description: 'Days by which it can start later without moving the end of the actions linked with it.',
  })
  float: number;
  @ApiProperty({ description: 'It is on the critical path: it has no float.' }) critical: boolean;
}

export class SlippedActionResponse {
  @ApiProperty({ type: LinkedActionResponse }) action: LinkedActionResponse;
  @ApiProperty({ description: 'Days by which its start moves.' }) days: number;
  @ApiProperty({ format: 'date', description: 'Its start after the delay.' }) startOn: string;
}

class AwaitedActionResponse {
  @ApiProperty({ type: LinkedActionResponse }) action: LinkedActionResponse;
  @ApiProperty({ format: 'date', description: 'The first day on which it lets the action start.' }) allowedOn: string;
}

export class DatesPreviewResponse {
  @ApiProperty({ type: [SlippedActionResponse], description: 'Actions that start later with these dates.' })
  slips: readonly SlippedActionResponse[];
  @ApiProperty({
    type: AwaitedActionResponse,
    nullable: true,
    description: 'The predecessor for which the action has to wait longer.',
  })
  waitsFor: AwaitedActionResponse | null;
  @ApiProperty({ description: 'The dates cannot be saved, because the action would start too early.' })
  refused: boolean;
}

export class ActionScheduleResponse {
  @ApiProperty({ type: [MilestoneResponse], description: 'Milestones and deliverables by date.' })
  milestones: readonly MilestoneResponse[];
  @ApiProperty({ type: [ActionDependencyResponse], description: 'Actions that this action waits for.' })
  predecessors: readonly ActionDependencyResponse[];
  @ApiProperty({ type: [ActionDependencyResponse], description: 'Actions that wait for this action.' })
  successors: readonly ActionDependencyResponse[];
  @ApiProperty({ type: ScheduledDatesResponse, nullable: true, description: 'Null if no other action is linked.' })
  timing: ScheduledDatesResponse | null;
  @ApiProperty({ type: [SlippedActionResponse], description: 'Actions that start later if this action is delayed.' })
  slips: readonly SlippedActionResponse[];
  @ApiProperty({ description: 'The current user may change milestones.' }) editMilestones: boolean;
  @ApiProperty({ description: 'The current user may change dependencies.' }) editDependencies: boolean;
}

class PredecessorResponse {
  @ApiProperty({ format: 'uuid' }) predecessorId: string;
  @ApiProperty({ example: 'A-007' }) predecessorCode: string;
  @ApiProperty({ format: 'uuid' }) successorId: string;
  @ApiProperty({ enum: dependencyKinds }) kind: DependencyKind;
  @ApiProperty({ description: 'Days between the two; negative: overlap.' }) lagDays: number;
}

class TimelinePeriodResponse {
  @ApiProperty({ format: 'date' }) from: string;
  @ApiProperty({ format: 'date' }) to: string;
}

export class TimelineResponse extends ActionTotalsResponse {
  @ApiProperty({ type: [ActionCardResponse] }) items: readonly ActionCardResponse[];
  @ApiProperty({
    type: TimelinePeriodResponse,
    nullable: true,
    description: 'The dates of the actions on all pages; in the first reply only.',
  })
  period: TimelinePeriodResponse | null;
  @ApiProperty({ type: [MilestoneResponse], description: 'Of the actions on the page.' })
  milestones: readonly MilestoneResponse[];
  @ApiProperty({ type: [PredecessorResponse], description: 'What the actions on the page wait for.' })
  dependencies: readonly PredecessorResponse[];
  @ApiProperty({ type: [ScheduledDatesResponse], description: 'Of the actions on the page that are linked.' })
  timings: readonly ScheduledDatesResponse[];
}
