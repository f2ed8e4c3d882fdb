import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { Text } from '../../../../platform/http/dto.js';

export class FactorCodeRequest {
  /** Of an authenticator app, or a recovery code; spaces and hyphens do not matter. */
  @Text({ max: 40 })
  code: string;
}

export class ConfirmAppRequest extends FactorCodeRequest {
  @ApiProperty({ type: String, format: 'uuid', description: 'From the answer that contains the QR code' })
  @IsUUID()
  factorId: string;

  /** The person's own name for the device. */
  @Text({ max: 60 })
  label: string;
}

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

export class FactorResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: String })
  label: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  usedAt: Date | null;
}

export class SecondFactorResponse {
  @ApiProperty({ type: [FactorResponse] })
  factors: readonly FactorResponse[];

  @ApiProperty({ type: Number })
  recoveryCodesLeft: number;

  @ApiProperty({ type: Boolean, description: 'Given in this session' })
  given: boolean;
}
