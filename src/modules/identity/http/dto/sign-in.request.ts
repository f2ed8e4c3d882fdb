import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Language } from '../../../../kernel/localized-text.js';
import { Email, Password, Token, Tongue } from './fields.js';

export class SignInRequest {
  @Email()
  email: string;

  @Password()
  password: string;
}

export class SendLinkRequest {
  @Email()
  email: string;
}

export class TokenRequest {
  @Token()
  token: string;
}

export class AcceptInvitationRequest extends TokenRequest {
  @ApiPropertyOptional({ type: String, format: 'password', description: 'Required if the account has no password yet' })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  password?: string;

  @Tongue()
  language: Language;
}
