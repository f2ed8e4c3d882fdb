import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import type { StateSection } from '../../domain/state-report.js';
import { stateSections } from '../../domain/state-report.js';
import { ActionResponse } from './action.response.js';

export class StateSectionResponse {
  @ApiProperty({ enum: stateSections }) section: StateSection;
  @ApiProperty({ type: [ActionResponse] }) items: readonly ActionResponse[];
}

export class StateRoundtableResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'RT2' }) label: string;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ type: String, format: 'date' }) startsOn: string;
}

export class StateReportResponse {
  @ApiProperty({ format: 'date', description: 'The day of the report.' }) today: string;
  @ApiProperty({ description: 'Actions on which owners report here.' }) total: number;
  @ApiProperty({ description: 'Days after which a report of completion counts as unanswered.' }) responseDays: number;
  @ApiProperty({ type: StateRoundtableResponse, nullable: true, description: 'The next roundtable.' })
  roundtable: StateRoundtableResponse | null;
  @ApiProperty({ type: [StateSectionResponse], description: 'An action can be in several sections.' })
  sections: readonly StateSectionResponse[];
}
