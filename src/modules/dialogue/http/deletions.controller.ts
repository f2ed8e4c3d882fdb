import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/actor.js';
import { CurrentActor, Permit } from '../../../platform/auth/decorators.js';
import { BaseVersion } from '../../../platform/http/base-version.js';
import { IdPipe } from '../../../platform/http/index.js';
import { DeleteAgendaItem, DeleteDocument } from '../use-cases/delete-records.js';
import { DeleteRoundtable } from '../use-cases/delete-roundtable.js';

@ApiTags('dialogue')
@Controller('workspaces/:workspaceId')
export class DeletionsController {
  constructor(
    private readonly items: DeleteAgendaItem,
    private readonly documents: DeleteDocument,
    private readonly roundtables: DeleteRoundtable,
  ) {}

  /** Only a draft that was never convened. */
  @Delete('roundtables/:roundtableId')
  @HttpCode(204)
  @Permit('dialogue.roundtable.edit')
  @ApiNoContentResponse()
  async deleteRoundtable(
    @CurrentActor() actor: Actor,
    @Param('roundtableId', IdPipe) roundtableId: string,
    @BaseVersion() baseVersion: number,
  ): Promise<void> {
    await this.roundtables.execute(actor, { roundtableId, baseVersion });
  }

  @Delete('agenda-items/:agendaItemId')
  @HttpCode(204)
  @Permit('dialogue.agenda.arrange')
  @ApiNoContentResponse()
  async deleteItem(
    @CurrentActor() actor: Actor,
    @Param('agendaItemId', IdPipe) agendaItemId: string,
    @BaseVersion() baseVersion: number,
  ): Promise<void> {
    await this.items.execute(actor, { agendaItemId, baseVersion });
  }

  @Delete('documents/:documentId')
  @HttpCode(204)
  @Permit('dialogue.document.add')
  @ApiNoContentResponse()
  async deleteDocument(@CurrentActor() actor: Actor, @Param('documentId', IdPipe) documentId: string): Promise<void> {
    await this.documents.execute(actor, documentId);
  }
}
