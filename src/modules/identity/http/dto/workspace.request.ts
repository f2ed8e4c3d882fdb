import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { LocalizedTextRequest } from '../../../../platform/http/dto.js';
import { constituencyTermSets, workspaceKinds } from '../../domain/workspace.js';
import type { ConstituencyTerms, WorkspaceKind } from '../../domain/workspace.js';
import { PersonRequest } from './person.request.js';

export class OpenWorkspaceRequest {
  @ApiProperty({ type: String, description: 'Part of web addresses: lower-case letters, digits, hyphens' })
  @Matches(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
  slug: string;

  @ApiProperty({ type: LocalizedTextRequest })
  @ValidateNested()
  @Type(() => LocalizedTextRequest)
  name: LocalizedTextRequest;

  @ApiProperty({ enum: workspaceKinds })
  @IsIn(workspaceKinds)
  kind: WorkspaceKind;

  @ApiProperty({ type: String, example: 'Asia/Shanghai' })
  @IsString()
  @MaxLength(64)
  timeZone: string;

  @ApiPropertyOptional({ enum: constituencyTermSets })
  @IsOptional()
  @IsIn(constituencyTermSets)
  constituencyTerms?: ConstituencyTerms;

  @ApiPropertyOptional({
    type: Boolean,
    description:
      'Administrators, analysts, fieldwork managers and spokespersons enter only with a second factor; a new workspace asks for it',
  })
  @IsOptional()
  @IsBoolean()
  secondFactor?: boolean;
}

export class AddWorkspaceRequest extends OpenWorkspaceRequest {
  @ApiProperty({ type: PersonRequest, description: 'Your name in the workspace' })
  @ValidateNested()
  @Type(() => PersonRequest)
  person: PersonRequest;
}

/** Contains only the fields to change. */
export class ChangeWorkspaceRequest extends PartialType(
  PickType(OpenWorkspaceRequest, ['name', 'kind', 'timeZone', 'constituencyTerms', 'secondFactor'] as const),
) {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'XI-IATI-1234',
    description: 'IATI organisation identifier of the reporting organisation; the IATI file needs it. Null if none',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  iatiIdentifier?: string | null;
}
