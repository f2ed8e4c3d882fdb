import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor } from '../../../kernel/actor.js';
import { type LocalizedText, localized } from '../../../kernel/localized-text.js';
import { Settings } from '../../../platform/config/environment.js';
import { publicOrigin } from '../../../platform/config/public-origin.js';
import { Database } from '../../../platform/database/database.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { conclusionNotFound } from '../domain/conclusion-problems.js';
import { notSubjectToConfirmation, organisationNotAsked } from '../domain/confirmation-problems.js';
import { dialoguePermissions } from '../domain/policy.js';
import {
  type AskedToConfirm,
  confirmationRequest,
  type ConfirmationRequest,
} from '../queries/confirmation-request.query.js';

export interface LetterOfRequest extends AskedToConfirm {
  readonly name: LocalizedText;
}

export interface LettersOfRequest {
  readonly request: ConfirmationRequest;
  readonly askers: readonly LocalizedText[];
  readonly letters: readonly LetterOfRequest[];
  /** The page on which people of the organisation answer. */
  readonly link: string;
  readonly printedAt: Date;
}

/** The letters that ask organisations to confirm a conclusion. */
@Injectable()
export class ReadConfirmationRequest {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly directory: DirectoryFacade,
    private readonly settings: Settings,
  ) {}

  /** To one organisation, or to each one that has not answered; to all if all have. */
  execute(actor: Actor, conclusionId: string, organisationId: string | null): Promise<LettersOfRequest> {
    demand(actor, dialoguePermissions, 'dialogue.conclusion.read');
    return this.database.read(actor, async (tx) => {
      const request = await confirmationRequest(tx, conclusionId);
      if (request === undefined) throw conclusionNotFound();
      if (request === null) throw notSubjectToConfirmation();
      const { askerIds, organisations } = request;
      const one = organisations.filter((asked) => asked.organisationId === organisationId);
      if (organisationId !== null && one.length === 0) throw organisationNotAsked();
      const open = organisations.filter(({ answered }) => !answered);
      const to = organisationId === null ? (open.length === 0 ? organisations : open) : one;
      const ids = [...askerIds, ...to.map((asked) => asked.organisationId)];
      const known = await this.directory.organisations(tx, [...new Set(ids)]);
      const nameOf = (id: string): LocalizedText => known.find((found) => found.id === id)?.name ?? localized('', '');
      const workspace = await this.identity.workspace(tx);
      const name = workspace?.name ?? localized('', '');
      return {
        ...{ request, printedAt: tx.now },
        askers: askerIds.length === 0 ? [name] : askerIds.map(nameOf),
        letters: to.map((asked) => ({ ...asked, name: nameOf(asked.organisationId) })),
        link: `${publicOrigin(this.settings)}/w/${workspace?.slug ?? ''}/conclusions/${conclusionId}`,
      };
    });
  }
}
