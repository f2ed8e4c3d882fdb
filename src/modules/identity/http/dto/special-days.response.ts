import { ApiProperty } from '@nestjs/swagger';
import { type SpecialDayKind, specialDayKinds } from '../../../../kernel/working-day.js';

export class SpecialDayResponse {
  @ApiProperty({ type: String, format: 'date' })
  day: string;

  @ApiProperty({
    enum: specialDayKinds,
    description: '`holiday`: a public holiday. `working`: a weekend day on which work is made up.',
  })
  kind: SpecialDayKind;
}

export class SpecialDaysResponse {
  @ApiProperty({
    type: [SpecialDayResponse],
    description: 'In order. All other days are working days from Monday to Friday.',
  })
  days: readonly SpecialDayResponse[];
}
