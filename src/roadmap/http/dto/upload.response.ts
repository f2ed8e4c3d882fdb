import { ApiProperty } from '@nestjs/swagger';

export class UploadResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() fileName: string;
  @ApiProperty({ description: 'Size of the whole file.' }) bytes: number;
  @ApiProperty({ description: 'As stated when the upload was started.' }) fingerprint: string;
  @ApiProperty({ description: 'Bytes received so far; the next part begins here.' }) received: number;
  @ApiProperty({ description: 'Size of the next part; 0: all parts were received.' }) nextPart: number;
}

export class UploadListResponse {
  @ApiProperty({ type: [UploadResponse] }) items: readonly UploadResponse[];
}
