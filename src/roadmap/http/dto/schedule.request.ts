import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { CalendarDate } from '../../../platform/http/dto.js';
import type { MilestoneKind } from '../../domain/milestone.js';
import { milestoneKinds } from '../../domain/milestone.js';
import type { DependencyKind } from '../../domain/schedule.js';
import { dependencyKinds } from '../../domain/schedule.js';
import { TitleRequest } from './action.request.js';

export class MilestoneRequest {
  @ApiProperty({ enum: milestoneKinds, description: 'A dated step, or something that the action delivers.' })
  @IsIn(milestoneKinds)
  kind: MilestoneKind;

  @ApiProperty({ type: TitleRequest, description: 'The title; an empty language has not been translated yet.' })
  @IsObject()
  @ValidateNested()
  @Type(() => TitleRequest)
  title: TitleRequest;

  @CalendarDate({ optional: true, nullable: true, description: 'The planned day.' })
  dueOn?: string | null;

  @CalendarDate({ optional: true, nullable: true, description: 'The day of completion; null: not done.' })
  doneOn?: string | null;
}

export class DependencyRequest {
  @ApiProperty({
    enum: dependencyKinds,
    description: 'Whether the action waits for the end or for the start of its predecessor.',
  })
  @IsIn(dependencyKinds)
  kind: DependencyKind;

  @ApiProperty({
    type: Number,
    minimum: -3650,
    maximum: 3650,
    description: 'Days between the end or start of the predecessor and the start of the action; negative: overlap.',
  })
  @IsInt()
  @Min(-3650)
  @Max(3650)
  lagDays: number;
}

export class DatesPreviewRequest {
  @CalendarDate({ optional: true, description: 'The first day that is considered; absent: no start date.' })
  startOn?: string;

  @CalendarDate({ description: 'The due date that is considered.' })
  dueOn: string;
}

export class ActionScheduleRequest {
  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    maximum: 3650,
    default: 30,
    description: 'Days by which the action is assumed to end later than planned.',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3650)
  delay: number = 30;
}
