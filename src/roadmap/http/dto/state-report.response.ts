import { ApiProperty } from '@nestjs/swagger';
import { constituencies, type Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import type { Duty, StateSection } from '../../domain/state-report.js';
import { duties, stateSections } from '../../domain/state-report.js';
import { type ActionStatus, actionStatuses } from '../../domain/status.js';
import { ActionResponse } from './action.response.js';
import { BudgetSumResponse } from './budget.response.js';

class StateSectionResponse {
  @ApiProperty({ enum: stateSections }) section: StateSection;
  @ApiProperty({ type: [ActionResponse] }) items: readonly ActionResponse[];
}

class StateRoundtableResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'RT2' }) label: string;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ type: String, format: 'date' }) startsOn: string;
}

class StateStatusResponse {
  @ApiProperty({ enum: actionStatuses }) status: ActionStatus;
  @ApiProperty() actions: number;
}

class StateFiguresResponse {
  @ApiProperty() actions: number;
  @ApiProperty() late: number;
  @ApiProperty() disputed: number;
  @ApiProperty({ description: 'Accepted, not dropped, and without a file as evidence.' }) withoutEvidence: number;
  @ApiProperty() confirmed: number;
}

class StateGroupResponse extends StateFiguresResponse {
  @ApiProperty({ enum: constituencies, nullable: true, description: 'Null: no constituency, or several.' })
  constituency: Constituency | null;
}

class StateAreaResponse extends StateFiguresResponse {
  @ApiProperty({ type: Number, nullable: true, description: 'Null: no policy area is stated.' })
  policyArea: number | null;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) name: LocalizedText | null;
}

class StatePlaceResponse extends StateFiguresResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: no place is stated.' })
  placeId: string | null;
}

class OwedActionResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'A-007' }) code: string;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
}

class StateDutyResponse {
  @ApiProperty({ enum: duties, description: 'Accept, report, settle a dispute, or respond to a report of completion.' })
  duty: Duty;
  @ApiProperty({ type: [OwedActionResponse] }) actions: readonly OwedActionResponse[];
}

class OwedByGroupResponse {
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({ type: [StateDutyResponse] }) duties: readonly StateDutyResponse[];
}

export class StateReportResponse {
  @ApiProperty({ format: 'date', description: 'The day of the report.' }) today: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'First day of listed confirmations.' })
  since: string | null;
  @ApiProperty({ description: 'Actions on which owners report here.' }) total: number;
  @ApiProperty({ description: 'Actions that repeat a published text; they count in no figure.' }) published: number;
  @ApiProperty({ description: 'Actions on the public page, without regard to the filter.' }) publicActions: number;
  @ApiProperty({ description: 'Days after which a report of completion counts as unanswered.' }) responseDays: number;
  @ApiProperty({ type: StateRoundtableResponse, nullable: true, description: 'The next roundtable.' })
  roundtable: StateRoundtableResponse | null;
  @ApiProperty({ type: [StateStatusResponse] }) byStatus: readonly StateStatusResponse[];
  @ApiProperty({ type: [StateGroupResponse], description: 'By the constituency of the owner.' })
  byConstituency: readonly StateGroupResponse[];
  @ApiProperty({ type: [StateAreaResponse], description: 'An action with several policy areas counts in each.' })
  byArea: readonly StateAreaResponse[];
  @ApiProperty({ type: [StatePlaceResponse], description: 'By the place of the action, without those within it.' })
  byPlace: readonly StatePlaceResponse[];
  @ApiProperty({ type: [BudgetSumResponse], description: 'By currency, of actions that were not dropped.' })
  budget: readonly BudgetSumResponse[];
  @ApiProperty({
    type: [OwedByGroupResponse],
    description: 'What each group still has to do. With a filter, only groups with duties are listed.',
  })
  owed: readonly OwedByGroupResponse[];
  @ApiProperty({ type: [StateSectionResponse], description: 'An action can be in several sections.' })
  sections: readonly StateSectionResponse[];
}
