import { ApiProperty } from '@nestjs/swagger';

export class CalendarAddressResponse {
  @ApiProperty({ type: Date, nullable: true, description: 'Null: there is no address.' }) createdAt: Date | null;
  @ApiProperty({
    ...{ type: String, nullable: true },
    description: 'Only in the answer that creates it, because only its hash is stored.',
  })
  url: string | null;
}
