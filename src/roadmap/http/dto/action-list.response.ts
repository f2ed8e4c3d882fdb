import { ApiProperty } from '@nestjs/swagger';
import { ActionCardResponse, ActionResponse } from './action.response.js';

/** Figures of all actions that match the filter. */
export class ActionTotalsResponse {
  @ApiProperty({ description: 'Total on all pages.' }) total: number;
  @ApiProperty({ description: 'Overdue actions on all pages.' }) late: number;
  @ApiProperty({ description: 'Whether one of the actions has a budget.' }) budgeted: boolean;
  @ApiProperty({ format: 'date', description: 'The reference date for overdue actions.' }) today: string;
}

export class ActionListResponse extends ActionTotalsResponse {
  @ApiProperty({ type: [ActionResponse] }) items: readonly ActionResponse[];
}

export class ActionGroupResponse {
  @ApiProperty({ description: 'The status, "reported", the id of the owner or the number of the area; "none".' })
  key: string;
  @ApiProperty({ description: 'Actions in the group, also those that are not in this reply.' }) total: number;
  @ApiProperty({ type: [ActionResponse] }) items: readonly ActionResponse[];
}

export class GroupedActionsResponse extends ActionTotalsResponse {
  @ApiProperty({ type: [ActionGroupResponse] }) groups: readonly ActionGroupResponse[];
}

export class BoardColumnResponse {
  @ApiProperty({ description: 'As of the groups of actions.' }) key: string;
  @ApiProperty({ description: 'Actions in the column, also those that are not in this reply.' }) total: number;
  @ApiProperty({ type: [ActionCardResponse] }) items: readonly ActionCardResponse[];
}

export class BoardResponse extends ActionTotalsResponse {
  @ApiProperty({ type: [BoardColumnResponse] }) groups: readonly BoardColumnResponse[];
}

export class PlaceActionsResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: actions without a place.' })
  placeId: string | null;
  @ApiProperty() actions: number;
  @ApiProperty() late: number;
  @ApiProperty({ description: 'Confirmed or dropped.' }) settled: number;
}

export class ActionPlacesResponse {
  @ApiProperty({ type: [PlaceActionsResponse] }) items: readonly PlaceActionsResponse[];
}
