import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database, type ReadTransaction } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { IndicatorsFacade } from '../../indicators/index.js';
import type { ChainNode } from '../domain/node.js';
import { chainPermissions } from '../domain/policy.js';
import { actionNode, conclusionNode, indicatorNode, indicatorOf } from './chain-nodes.js';

/** Actions with a gap: their number and the first ones, those due longest ago first. */
export interface GapNodes {
  readonly total: number;
  readonly first: readonly (ChainNode & { readonly daysPastDue: number | null })[];
}

export interface MovedIndicator extends ChainNode {
  /** Number of actions that target it; `actions` are the first ones. */
  readonly total: number;
  readonly actions: readonly ChainNode[];
}

export interface ChainGaps {
  readonly conclusionsWithoutAction: readonly ChainNode[];
  readonly actionsWithoutIndicator: GapNodes;
  readonly overdueWithoutEvidence: GapNodes;
  readonly claimsWithoutConfirmation: GapNodes;
  readonly movedIndicators: readonly MovedIndicator[];
}

/** Maximum number of actions listed; the roadmap lists the others with its filter. */
const shownActions = 50;
/** Maximum number of actions listed below an indicator; its own page lists more. */
const shownOfIndicator = 5;

/** Gaps in follow-up, and the indicators that changed with the actions behind them. */
@Injectable()
export class ReadGaps {
  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
    private readonly roadmap: RoadmapFacade,
    private readonly indicators: IndicatorsFacade,
  ) {}

  async execute(actor: Actor): Promise<ChainGaps> {
    demand(actor, chainPermissions, 'chain.read');
    return this.database.read(actor, async (tx) => {
      const unfollowed = await this.roadmap.unfollowedConclusions(tx, await this.dialogue.conclusionIds(tx));
      const gaps = await this.roadmap.gaps(tx, shownActions);
      return {
        conclusionsWithoutAction: (await this.dialogue.conclusions(tx, unfollowed)).map(conclusionNode),
        actionsWithoutIndicator: nodes(gaps['without-indicator']),
        claimsWithoutConfirmation: nodes(gaps.unconfirmed),
        movedIndicators: await this.moved(tx),
        overdueWithoutEvidence: nodes(gaps['late-without-evidence']),
      };
    });
  }

  /** Indicators whose clear change proposed itself to an agenda, with the actions that target them. */
  private async moved(tx: ReadTransaction): Promise<readonly MovedIndicator[]> {
    const ids = [...new Set((await this.dialogue.sourcedItems(tx)).map(indicatorOf).filter((id) => id !== null))];
    if (ids.length === 0) return [];
    const names = await this.indicators.names(tx);
    const actions = await this.roadmap.targetingActions(tx, ids, shownOfIndicator);
    return ids.map((id) => {
      const own = actions.filter(({ indicatorId }) => indicatorId === id);
      return { ...indicatorNode(id, names.get(id)), total: own[0]?.total ?? 0, actions: own.map(actionNode) };
    });
  }
}

function nodes({ total, first }: Awaited<ReturnType<RoadmapFacade['gaps']>>['unconfirmed']): GapNodes {
  return { total, first: first.map((action) => ({ ...actionNode(action), daysPastDue: action.daysPastDue })) };
}
