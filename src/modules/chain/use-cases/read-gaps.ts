import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import type { ChainNode } from '../domain/node.js';
import { chainPermissions } from '../domain/policy.js';
import { actionNode, conclusionNode } from './chain-nodes.js';

/** Actions with a gap: their number and the first ones, those due longest ago first. */
export interface GapNodes {
  readonly total: number;
  readonly first: readonly (ChainNode & { readonly daysPastDue: number | null })[];
}

export interface ChainGaps {
  readonly conclusionsWithoutAction: readonly ChainNode[];
  readonly actionsWithoutIndicator: GapNodes;
  readonly overdueWithoutEvidence: GapNodes;
}

/** Maximum number of actions listed; the roadmap lists the others with its filter. */
const shownActions = 50;

/** Gaps in follow-up: conclusions without an action, actions without an indicator, overdue actions without evidence. */
@Injectable()
export class ReadGaps {
  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
    private readonly roadmap: RoadmapFacade,
  ) {}

  async execute(actor: Actor): Promise<ChainGaps> {
    demand(actor, chainPermissions, 'chain.read');
    return this.database.read(actor, async (tx) => {
      const followed = await this.roadmap.followedConclusions(tx);
      const conclusions = await this.dialogue.conclusions(tx);
      return {
        conclusionsWithoutAction: conclusions.filter(({ id }) => !followed.has(id)).map(conclusionNode),
        actionsWithoutIndicator: nodes(await this.roadmap.actionsWithGap(tx, 'without-indicator', shownActions)),
        overdueWithoutEvidence: nodes(await this.roadmap.actionsWithGap(tx, 'late-without-evidence', shownActions)),
      };
    });
  }
}

function nodes({ total, first }: Awaited<ReturnType<RoadmapFacade['actionsWithGap']>>): GapNodes {
  return { total, first: first.map((action) => ({ ...actionNode(action), daysPastDue: action.daysPastDue })) };
}
