import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsUUID } from 'class-validator';
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

export class PasskeyRequest {
  /** What the browser answered, as PublicKeyCredential.toJSON() gives it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  passkey: Record<string, unknown>;
}

export class AddPasskeyRequest extends PasskeyRequest {
  /** The person's own name for the device. */
  @Text({ max: 60 })
  label: string;
}
