import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import type { ViewFilter, ViewParameter } from '../../domain/saved-view.js';
import { viewParameters } from '../../domain/saved-view.js';

export class SavedViewResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
}

export class ViewVersionResponse {
  @ApiProperty() version: number;
}

export class ListedViewResponse extends SavedViewResponse {
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedTextResponse;
  @ApiProperty({ description: 'For everyone in the workspace.' }) shared: boolean;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) filter: ViewFilter;
  @ApiProperty({ enum: viewParameters, isArray: true, description: 'Parameters whose record no longer exists.' })
  gone: ViewParameter[];
  @ApiProperty({ description: 'Whether the current user may rename and delete the view.' }) mayChange: boolean;
  @ApiProperty() version: number;
}

export class SavedViewListResponse {
  @ApiProperty({ type: [ListedViewResponse], description: 'Those of the current user first, by name.' })
  items: ListedViewResponse[];
}
