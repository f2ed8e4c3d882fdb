import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** A fault of one field of a request. */
export class FieldProblemResponse {
  @ApiProperty({ type: String, description: 'JSON Pointer (RFC 6901) to the field; empty for the whole request' })
  pointer: string;

  @ApiProperty({ type: String })
  code: string;

  @ApiProperty({ type: String, description: 'In the language of the request' })
  detail: string;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    description: 'In a formula: the first faulty character, from 0',
  })
  position?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, description: 'In a formula: the number of faulty characters' })
  length?: number | null;

  @ApiPropertyOptional({ type: [String], description: 'In a formula: names that may have been meant' })
  suggestions?: readonly string[];
}

/** RFC 9457. `code` is stable; the texts are in the reader's language. */
export class ProblemResponse {
  @ApiProperty({ type: String })
  type: string;

  @ApiProperty({ type: String, description: 'In the language of the request' })
  title: string;

  @ApiProperty({ type: Number })
  status: number;

  @ApiPropertyOptional({ type: String, description: 'What to do, in the language of the request' })
  detail?: string;

  @ApiProperty({ type: String, description: 'Stable name of the problem, such as `dialogue.edit-conflict`' })
  code: string;

  @ApiProperty({ type: String, description: 'Identifies this request in the log of the server' })
  instance: string;

  @ApiPropertyOptional({ type: [FieldProblemResponse] })
  errors?: readonly FieldProblemResponse[];

  @ApiPropertyOptional({
    type: Object,
    additionalProperties: true,
    description: 'Values of the problem, such as the current version after a conflict',
  })
  facts?: Readonly<Record<string, unknown>>;
}
