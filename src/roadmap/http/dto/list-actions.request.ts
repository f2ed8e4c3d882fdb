import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { Constituency } from '../../../kernel/actor.js';
import { constituencies } from '../../../kernel/actor.js';
import { type Language, languages } from '../../../kernel/localized-text.js';
import { CalendarDate, Limit, Offset } from '../../../platform/http/dto.js';
import { type ActionGap, actionGaps } from '../../domain/action-gap.js';
import { type Grouping, groupings, type WrittenOrder, writtenOrders } from '../../domain/action-order.js';
import type { GenderTag } from '../../domain/policy-area.js';
import { genderTags } from '../../domain/policy-area.js';
import type { ActionStatus } from '../../domain/status.js';
import { actionStatuses } from '../../domain/status.js';
import { type Likelihood, likelihoods } from '../../domain/risk.js';
import { type PlanLayout, planLayouts } from '../print-plan.js';
import { type Tag, tags } from '../../domain/tags.js';

/** Converts `true` and `false` in an address; leaves other values unchanged, so that validation refuses them. */
function flag({ value }: { value: unknown }): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}

function list({ value }: { value: unknown }): unknown {
  return typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value;
}

const described = (description?: string) => description !== undefined && { description };

/** The id of a record, which may be absent. */
const Id = (description?: string): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ format: 'uuid', ...described(description) }), IsOptional(), IsUUID());

/** One of several values, which may be absent. */
const OneOf = (values: readonly string[], description?: string): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ enum: values, ...described(description) }), IsOptional(), IsIn(values));

const Flag = (description: string): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ description }), IsOptional(), Transform(flag), IsBoolean());

/** The filters of actions that board, table, timeline and report have in common. */
export class FilterActionsRequest {
  @ApiPropertyOptional({ description: 'Part of a title, or a number such as A-012.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string;

  @ApiPropertyOptional({ description: 'One status, or several separated by commas.', example: 'proposed,at-risk' })
  @IsOptional()
  @Transform(list)
  @IsArray()
  @IsIn(actionStatuses, { each: true })
  status?: ActionStatus[];

  @ApiPropertyOptional({ minimum: 1, maximum: 9 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(9)
  policyArea?: number;

  @OneOf(genderTags)
  genderTag?: GenderTag;

  @OneOf(constituencies)
  constituency?: Constituency;

  @Id()
  ownerOrganisationId?: string;

  @Id('The owner or a partner organisation.')
  organisationId?: string;

  @Id('The responsible person.')
  ownerPersonId?: string;

  @CalendarDate({ optional: true, description: 'Only actions due on or after this day.' })
  dueFrom?: string;

  @CalendarDate({ optional: true, description: 'Only actions due on or before this day.' })
  dueTo?: string;

  @Id()
  ownerWorkingGroupId?: string;

  @Id()
  conclusionId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(80)
  indicatorId?: string;

  @Id()
  objectiveId?: string;

  @Id('A plan or instrument of the register.')
  planId?: string;

  @Id('A finding of a study.')
  findingId?: string;

  @OneOf(tags, 'A PAGE outcome or theme.')
  tag?: Tag;

  @Id()
  placeId?: string;

  @OneOf(likelihoods, 'Only actions with a risk of this likelihood.')
  risk?: Likelihood;

  @Flag('Only overdue actions.')
  late?: boolean;

  @OneOf(actionGaps, 'Only actions with this gap in their follow-up.')
  gap?: ActionGap;

  @Flag('Only actions of the current user or their organisation.')
  mine?: boolean;
}

/** The order of actions in lists and groups. */
class OrderedActionsRequest extends FilterActionsRequest {
  @ApiPropertyOptional({
    enum: writtenOrders,
    default: 'action',
    description: 'A column; descending with a minus sign.',
  })
  @IsIn(writtenOrders)
  sort: WrittenOrder = 'action';

  @ApiPropertyOptional({ enum: languages, default: 'en', description: 'Of the names by which actions are ordered.' })
  @IsIn(languages)
  language: Language = 'en';

  @ApiPropertyOptional({
    example: '2026-11',
    description: 'Only actions due in this month, or in its year as a whole.',
  })
  @IsOptional()
  @Matches(/^(19[0-9]{2}|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])$/)
  dueIn?: string;

  @Flag('Only actions with a due date, or only those without.')
  dated?: boolean;
}

export class ListActionsRequest extends OrderedActionsRequest {
  @ApiPropertyOptional({ description: 'Only actions with these ids, separated by commas; 50 at most.' })
  @IsOptional()
  @Transform(list)
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  ids?: string[];

  @Limit(500, 500)
  limit: number = 500;

  @Offset()
  offset: number = 0;
}

/** Actions in groups, for the board and the table. */
export class GroupedActionsRequest extends OrderedActionsRequest {
  @ApiProperty({ enum: groupings })
  @IsIn(groupings)
  by: Grouping;

  @ApiPropertyOptional({ description: 'Only this group.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  group?: string;

  @Limit(100, 20, 'Of each group.')
  limit: number = 20;

  @Offset('Of each group.')
  offset: number = 0;
}

/** Actions with a due date, earliest first, with their place in the schedule. */
export class ScheduledActionsRequest extends FilterActionsRequest {
  @Limit(500, 100)
  limit: number = 100;

  @Offset()
  offset: number = 0;
}

export class StateReportRequest extends FilterActionsRequest {
  @CalendarDate({ optional: true, description: 'Lists only completions that were confirmed on or after this day.' })
  since?: string;
}

export class ComparisonRequest extends FilterActionsRequest {
  @CalendarDate({ description: 'The earlier day, before today.' })
  on: string;
}

export class PrintStateReportRequest extends StateReportRequest {
  @ApiProperty({ enum: languages })
  @IsIn(languages)
  language: Language;
}

export class PrintPlanRequest extends FilterActionsRequest {
  @ApiProperty({ enum: planLayouts })
  @IsIn(planLayouts)
  layout: PlanLayout;

  @ApiProperty({ enum: languages })
  @IsIn(languages)
  language: Language;
}

export class InboxRequest {
  @Id('Without it, the organisation of the current user.')
  organisationId?: string;
}

export class ReportSearchRequest {
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @MaxLength(200)
  words: string;
}
