import { Injectable } from '@nestjs/common';
import { type LocalizedText, localized } from '../../../kernel/localized-text.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade, type Reader } from '../../identity/index.js';
import type { RequestToConfirm } from '../domain/request-letter.js';

/** What the organisation of a person is asked to confirm. */
@Injectable()
export class ReadRequestToConfirm {
  constructor(
    private readonly dialogue: DialogueFacade,
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /** Nothing if the organisation has answered. `page`: of the conclusion, where people answer. */
  async of(
    tx: ReadTransaction,
    { actor }: Reader,
    { conclusionId, page }: { readonly conclusionId: string; readonly page: string },
  ): Promise<RequestToConfirm | undefined> {
    const request = await this.dialogue.confirmationRequest(tx, conclusionId);
    const asked = request?.organisations.find((one) => one.organisationId === actor.organisationId);
    if (request === undefined || asked === undefined || asked.answered) return undefined;
    const { askerIds, organisations: _all, ...rest } = request;
    const known = await this.directory.organisations(tx, [...new Set([...askerIds, asked.organisationId])]);
    const nameOf = (id: string): LocalizedText => known.find((one) => one.id === id)?.name ?? localized('', '');
    const workspace = (await this.identity.workspace(tx))?.name ?? localized('', '');
    return {
      ...{ ...rest, organisation: nameOf(asked.organisationId), forGroup: asked.rule === 'for-group' },
      askers: askerIds.length === 0 ? [workspace] : askerIds.map(nameOf),
      link: `${page}?answer=now`,
    };
  }
}
