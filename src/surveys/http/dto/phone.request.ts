import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsString, IsUUID, MaxLength } from 'class-validator';
import type { PhoneAnswers, PhoneLanguage } from '../../form/index.js';

const bands = ['1', '2', '3', '4', '5'];

/** Shape and size; what an answer may say is the form engine's business. */
export class PhoneAnswersRequest implements PhoneAnswers {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID(4)
  instanceId: string;

  @ApiProperty()
  @IsString()
  @MaxLength(40)
  version: string;

  @ApiProperty({ enum: ['en', 'zh'] })
  @IsIn(['en', 'zh'])
  language: PhoneLanguage;

  @ApiProperty()
  @IsBoolean()
  complete: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  @IsObject()
  answers: Record<string, string>;

  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  modulesOffered: string[];

  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  modulesTaken: string[];

  @ApiProperty({ enum: bands })
  @IsIn(bands)
  durationBand: string;

  @ApiProperty({ enum: bands })
  @IsIn(bands)
  paceBand: string;
}
