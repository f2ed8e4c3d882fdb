import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class UnlockAnswersRequest {
  @ApiProperty({ maxLength: 1000, description: 'Of the answer key' })
  @IsString()
  @MaxLength(1000)
  passphrase: string;
}
