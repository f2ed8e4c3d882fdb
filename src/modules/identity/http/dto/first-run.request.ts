import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsString, MaxLength, ValidateNested } from 'class-validator';
import type { Language } from '../../../../kernel/localized-text.js';
import { Email, Password, Tongue } from './fields.js';
import { PersonRequest } from './person.request.js';
import { OpenWorkspaceRequest } from './workspace.request.js';

export class FirstRunRequest {
  @ApiProperty({ type: String, description: 'The set-up token that the server prints when it starts.' })
  @IsString()
  @MaxLength(100)
  token: string;

  @Email()
  email: string;

  @Password()
  password: string;

  @Tongue()
  language: Language;

  @ApiProperty({ type: PersonRequest })
  @ValidateNested()
  @Type(() => PersonRequest)
  person: PersonRequest;

  @ApiProperty({ type: OpenWorkspaceRequest })
  @ValidateNested()
  @Type(() => OpenWorkspaceRequest)
  workspace: OpenWorkspaceRequest;
}
