import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsString, MaxLength, Min, ValidateNested } from 'class-validator';

class PublicTitleRequest {
  @ApiProperty({ type: String, maxLength: 300 })
  @IsString()
  @MaxLength(300)
  en: string;

  @ApiProperty({ type: String, maxLength: 300 })
  @IsString()
  @MaxLength(300)
  zh: string;
}

class PublicTextRequest {
  @ApiProperty({ type: String, maxLength: 4000 })
  @IsString()
  @MaxLength(4000)
  en: string;

  @ApiProperty({ type: String, maxLength: 4000 })
  @IsString()
  @MaxLength(4000)
  zh: string;
}

/** What the public page is to say about an action. */
export class ProposePublicEntryRequest {
  @ApiProperty({ type: PublicTitleRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => PublicTitleRequest)
  title: PublicTitleRequest;

  @ApiProperty({ type: PublicTextRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => PublicTextRequest)
  text: PublicTextRequest;
}

export class AgreeToPublicEntryRequest {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Version of the words that were read.' })
  @IsInt()
  @Min(1)
  entryVersion: number;
}
