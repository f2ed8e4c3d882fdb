import { Injectable } from '@nestjs/common';
import { demand } from '../../../kernel/actor.js';
import type { Actor, Constituency } from '../../../kernel/actor.js';
import { dayIn } from '../../../kernel/day.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import type { ReadTransaction } from '../../../platform/database/transaction.js';
import { DirectoryFacade } from '../../directory/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { dialoguePermissions } from '../domain/policy.js';
import { type SlipState, slipState } from '../domain/reply-slip.js';
import { replySlipNotFound } from '../domain/reply-slip-problems.js';
import { type Roundtable, roundtableLabel } from '../domain/roundtable.js';
import type { ReplySlipEntity } from '../persistence/reply-slip.entity.js';
import { ReplySlipRepository } from '../persistence/reply-slip.repository.js';
import { womenShareTarget } from '../queries/roundtable-page.query.js';
import { credentialOf } from './name-delegates.js';
import { findRoundtable } from './open-roundtable.js';

/** A slip with the names of its organisation. */
export interface ReplySlip extends Omit<ReplySlipEntity, 'workspaceId' | 'roundtableId' | 'organisationId'> {
  readonly organisation: {
    readonly id: string;
    readonly name: LocalizedText;
    readonly constituency: Constituency | null;
  };
  readonly state: SlipState;
  /** Whether sex is asked for: only if the workspace has a target for the share of women. */
  readonly asksSex: boolean;
}

/** A slip as whoever has its link sees it. */
export interface OpenedSlip extends ReplySlip {
  readonly workspace: LocalizedText;
  readonly roundtable: Pick<Roundtable, 'title' | 'startsOn' | 'endsOn'> & { readonly label: string };
}

@Injectable()
export class ReadReplySlips {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
  ) {}

  /** The organisations that were asked for delegates, and what they replied. */
  async list(actor: Actor, roundtableId: string): Promise<readonly ReplySlip[]> {
    demand(actor, dialoguePermissions, 'dialogue.seat.change');
    return this.database.read(actor, async (tx) => {
      const roundtable = await findRoundtable(tx, roundtableId);
      return this.shown(tx, roundtable, await tx.get(ReplySlipRepository).ofRoundtable(roundtableId));
    });
  }

  /** By the link of an organisation; opening it changes nothing, because programs that check emails open links. */
  async open(token: string): Promise<OpenedSlip> {
    const { actor, hash } = await credentialOf(token);
    demand(actor, dialoguePermissions, 'dialogue.reply-slip.answer');
    return this.database.read(actor, async (tx) => {
      const found = await tx.get(ReplySlipRepository).ofLink(hash);
      const workspace = await this.identity.workspace(tx);
      if (found === null || workspace === undefined) throw replySlipNotFound();
      const roundtable = await findRoundtable(tx, found.roundtableId);
      const [slip] = await this.shown(tx, roundtable, [found]);
      const { title, startsOn, endsOn, number } = roundtable;
      const about = { title, startsOn, endsOn, label: roundtableLabel(number) };
      return { ...slip!, workspace: workspace.name, roundtable: about };
    });
  }

  private async shown(tx: ReadTransaction, roundtable: Roundtable, slips: readonly ReplySlipEntity[]) {
    const today = dayIn(tx.now, roundtable.timeZone);
    const asksSex = (await womenShareTarget(tx)) !== null;
    const all = await this.directory.organisations(
      tx,
      slips.map(({ organisationId }) => organisationId),
    );
    const byId = new Map(all.map(({ id, name, constituency }) => [id, { id, name, constituency }]));
    return slips.flatMap((slip): ReplySlip[] => {
      const organisation = byId.get(slip.organisationId);
      if (organisation === undefined) return [];
      return [{ ...slip, organisation, state: slipState(slip, roundtable, today), asksSex }];
    });
  }
}
