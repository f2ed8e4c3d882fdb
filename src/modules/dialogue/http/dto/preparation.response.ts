import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';

export class AgendaTemplateResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedTextResponse;
  @ApiProperty({ type: 'integer', description: 'Number of items.' }) items: number;
  @ApiProperty({ type: 'integer', description: 'Planned minutes of all items.' }) minutes: number;
  @ApiProperty({ type: 'integer', description: 'Seats that a roundtable with this template plans for.' }) seats: number;
}

export class AgendaTemplatesResponse {
  @ApiProperty({ type: [AgendaTemplateResponse] }) items: AgendaTemplateResponse[];
}

export class SavedAgendaTemplateResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
}
