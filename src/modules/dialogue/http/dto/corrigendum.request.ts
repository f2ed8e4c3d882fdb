import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { constituencies } from '../../../../kernel/actor.js';
import type { Constituency } from '../../../../kernel/actor.js';
import { BilingualText, DialogueTextRequest } from './text.request.js';

export class ProposeCorrigendumRequest {
  @BilingualText() text: DialogueTextRequest;
  @ApiProperty({ maxLength: 2000, description: 'What the clerical error is.' })
  @IsString()
  @MaxLength(2000)
  error: string;
}

export class ObjectToCorrigendumRequest {
  @ApiProperty({ enum: constituencies, description: 'The group that objects.' })
  @IsIn(constituencies)
  constituency: Constituency;
  @ApiProperty({ maxLength: 2000 }) @IsString() @MaxLength(2000) reason: string;
}

export class ProposeReplacementRequest {
  @BilingualText() reason: DialogueTextRequest;
}
