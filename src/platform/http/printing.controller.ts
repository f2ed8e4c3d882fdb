import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor, SignedIn } from '../auth/decorators.js';
import { printedFor } from '../print/index.js';

class AwaitedDocumentResponse {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    nullable: true,
    description: 'Documents that are printed before this one; null while it is printed.',
  })
  ahead: number | null;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'The share that is printed.' })
  done: number;
}

class AwaitedDocumentsResponse {
  @ApiProperty({ type: [AwaitedDocumentResponse], description: 'Those being printed first, then in their order.' })
  items: AwaitedDocumentResponse[];
}

/** Two documents are printed at a time: a page shows how long its own will take. */
@ApiTags('platform')
@Controller('printing')
export class PrintingController {
  /** The PDFs that this account waits for at this server. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: AwaitedDocumentsResponse })
  awaited(@CurrentActor() { accountId }: Actor): AwaitedDocumentsResponse {
    return { items: accountId === null ? [] : [...printedFor(accountId)] };
  }
}
