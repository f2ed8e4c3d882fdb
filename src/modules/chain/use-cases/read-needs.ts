import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { localized } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/index.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { isLeadOwner, RoadmapFacade } from '../../../roadmap/index.js';
import { SurveysFacade } from '../../../surveys/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { IdentityFacade } from '../../identity/index.js';
import type { Need } from '../domain/needs.js';
import { byUrgency, daysUntil, isNear, needOfOwner } from '../domain/needs.js';
import type { ChainNode, NeedType } from '../domain/node.js';
import { chainPermissions } from '../domain/policy.js';
import { actionNode, agendaNode, conclusionNode, roundtableNode } from './chain-nodes.js';

export interface NeedOfMe extends Need {
  readonly about: Omit<ChainNode, 'type'> & { readonly type: NeedType };
}

/**
 * Tasks of the current user: their actions, conclusions to confirm, claims of other groups to respond to and, for those who steer the roadmap,
 * records without follow-up.
 */
@Injectable()
export class ReadNeeds {
  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
    private readonly roadmap: RoadmapFacade,
    private readonly surveys: SurveysFacade,
    private readonly identity: IdentityFacade,
  ) {}

  async execute(actor: Actor): Promise<readonly NeedOfMe[]> {
    demand(actor, chainPermissions, 'chain.read');
    return this.database.read(actor, async (tx) => {
      const today = await this.roadmap.today(tx);
      const needs = [
        ...(await this.asOperator(tx)),
        ...(await this.asTitularMember(tx)),
        ...(await this.asOwner(tx, today)),
        ...(await this.asParty(tx, today)),
        ...(await this.asValidator(tx)),
        ...(await this.asSteward(tx)),
        ...(await this.roundtableAhead(tx, today)),
      ];
      return needs.sort(byUrgency);
    });
  }

  /** Answers that are not being opened, and rights that wait for a second administrator. */
  private async asOperator(tx: ReadTransaction): Promise<NeedOfMe[]> {
    const alarms = await this.surveys.alarms(tx);
    const requests = await this.identity.decidableRequests(tx);
    return [
      ...alarms.map(({ id, title, needsPassphrase }): NeedOfMe => ({
        kind: needsPassphrase ? 'passphrase-needed' : 'wave-alarm',
        days: null,
        about: { type: 'wave', id, label: null, title, within: null },
      })),
      ...requests.map(({ personId, name }): NeedOfMe => ({
        kind: 'decide-rights',
        days: null,
        about: { type: 'rights', id: personId, label: null, title: name, within: null },
      })),
    ];
  }

  /** Guests of the own group's meetings whom another titular member proposed. */
  private async asTitularMember(tx: ReadTransaction): Promise<NeedOfMe[]> {
    const proposals = await this.dialogue.guestsToSecond(tx);
    const people = await this.identity.people(
      tx,
      proposals.map(({ personId }) => personId),
    );
    return proposals.map(({ id, roundtableId, personId }) => ({
      ...{ kind: 'second-guest', days: null },
      about: {
        ...{ type: 'group-guest', id, label: null, within: roundtableId },
        title: people.find((one) => one.id === personId)?.name ?? localized('', ''),
      },
    }));
  }

  private async asOwner(tx: ReadTransaction, today: string): Promise<NeedOfMe[]> {
    const owned = await this.roadmap.ownActions(tx);
    // partners report on an action, but only its lead owner accepts it
    const asked = owned.filter((action) => action.status !== 'proposed' || isLeadOwner(tx.actor, action));
    return asked.flatMap((action) => {
      const need = needOfOwner(action, today);
      return need ? [{ ...need, about: actionNode(action) }] : [];
    });
  }

  private async asValidator(tx: ReadTransaction): Promise<NeedOfMe[]> {
    const waiting = await this.roadmap.awaitingValidation(tx);
    return waiting.map((action) => ({ kind: 'validate', days: null, about: actionNode(action) }));
  }

  /** Conclusions to be confirmed by the organisation of the user, and corrigenda to which the user can object, within their terms. */
  private async asParty(tx: ReadTransaction, today: string): Promise<NeedOfMe[]> {
    const owed = (await this.dialogue.owedConfirmations(tx, today, '9999-12-31')).filter(({ isOwedBy }) =>
      isOwedBy(tx.actor),
    );
    const open = (await this.dialogue.openCorrigenda(tx)).filter(({ isOpenTo }) => isOpenTo(tx.actor));
    const due = [
      ...owed.map(({ conclusionId, dueOn }) => ({ kind: 'confirm-conclusion' as const, conclusionId, dueOn })),
      ...open.map(({ conclusionId, objectBy: dueOn }) => ({
        ...{ kind: 'object-to-corrigendum' as const, conclusionId, dueOn },
      })),
    ];
    const conclusions = await this.dialogue.conclusions(
      tx,
      due.map(({ conclusionId }) => conclusionId),
    );
    return due.flatMap(({ kind, conclusionId, dueOn }) =>
      conclusions
        .filter(({ id }) => id === conclusionId)
        .map((one): NeedOfMe => ({ kind, days: daysUntil(today, dueOn), about: conclusionNode(one) })),
    );
  }

  private async asSteward(tx: ReadTransaction): Promise<NeedOfMe[]> {
    if (!tx.actor.roles.some((role) => role === 'facilitator' || role === 'administrator')) return [];
    const unfollowed = await this.roadmap.unfollowedConclusions(tx, await this.dialogue.conclusionIds(tx));
    const conclusions = await this.dialogue.conclusions(tx, unfollowed);
    const proposals = await this.dialogue.waitingProposals(tx);
    return [
      ...proposals.map((item): NeedOfMe => ({ kind: 'decide-proposal', days: null, about: agendaNode(item) })),
      ...conclusions.map((conclusion): NeedOfMe => ({
        kind: 'conclusion-without-action',
        days: null,
        about: conclusionNode(conclusion),
      })),
    ];
  }

  private async roundtableAhead(tx: ReadTransaction, today: string): Promise<NeedOfMe[]> {
    const next = await this.dialogue.nextRoundtable(tx);
    if (!next || next.state === 'draft' || !isNear(today, next.startsOn)) return [];
    return [{ kind: 'roundtable-ahead', days: daysUntil(today, next.startsOn), about: roundtableNode(next) }];
  }
}
