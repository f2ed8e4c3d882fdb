import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { Role } from '../../../../kernel/actor.js';
import type { Language } from '../../../../kernel/localized-text.js';
import { Text } from '../../../../platform/http/dto.js';
import { Password, Roles, Tongue } from './fields.js';

export class LanguageRequest {
  @Tongue()
  language: Language;
}

export class ChangePasswordRequest {
  @ApiPropertyOptional({
    type: String,
    format: 'password',
    description: 'Not needed if the account has no password yet',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  present?: string;

  @Password()
  password: string;
}

export class IssueApiTokenRequest {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  workspaceId: string;

  @Text({ max: 100 })
  label: string;

  /** The roles of the token, a subset of the owner's roles. */
  @Roles()
  scopes: Role[];

  @ApiProperty({ type: Number, minimum: 1, maximum: 366, description: 'Days until the token expires' })
  @IsInt()
  @Min(1)
  @Max(366)
  days: number;
}
