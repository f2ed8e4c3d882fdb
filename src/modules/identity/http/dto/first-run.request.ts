import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import type { Language } from '../../../../kernel/localized-text.js';
import { Email, Password, Tongue } from './fields.js';
import { PersonRequest } from './person.request.js';
import { OpenWorkspaceRequest } from './workspace.request.js';

export class FirstRunRequest {
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
