import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import { factorKinds, type FactorKind } from '../../domain/factors/factor.js';

export class AppToSetUpResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  factorId: string;

  @ApiProperty({ type: String, description: 'otpauth address, for the QR code' })
  address: string;

  @ApiProperty({ type: String, description: 'The secret in base 32, for typing' })
  secret: string;
}

export class RecoveryCodesResponse {
  @ApiProperty({ type: [String], description: 'Shown only once; empty if the account has codes already' })
  recoveryCodes: readonly string[];
}

export class PasskeyOptionsResponse {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'For navigator.credentials, in the JSON form of WebAuthn; valid for five minutes and one answer',
  })
  options: object;
}

export class FactorResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String })
  label: string;

  @ApiProperty({ enum: factorKinds })
  kind: FactorKind;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  usedAt: Date | null;
}

export class OwnReplacementResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: LocalizedTextResponse, description: 'The workspace of the administrator who requested it' })
  workspaceName: LocalizedTextResponse;

  @ApiProperty({ type: String, format: 'date-time' })
  requestedAt: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'When all devices are removed unless it is stopped' })
  takesEffectAt: Date;
}

export class SecondFactorResponse {
  @ApiProperty({ type: [FactorResponse] })
  factors: readonly FactorResponse[];

  @ApiProperty({ type: Number })
  recoveryCodesLeft: number;

  @ApiProperty({ type: Boolean, description: 'Given in this session' })
  given: boolean;

  @ApiProperty({ type: [OwnReplacementResponse], description: 'Requests of administrators to replace lost devices' })
  replacements: readonly OwnReplacementResponse[];
}
