import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Database } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { gapsIn } from '../domain/gaps.js';
import type { ChainNode } from '../domain/node.js';
import { chainPermissions } from '../domain/policy.js';
import { actionNode, conclusionNode } from './chain-nodes.js';

export interface LateNode extends ChainNode {
  readonly daysLate: number;
}

export interface ChainGaps {
  readonly conclusionsWithoutAction: readonly ChainNode[];
  readonly actionsWithoutIndicator: readonly ChainNode[];
  readonly overdueWithoutEvidence: readonly LateNode[];
}

/** Where the loop is broken. */
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
      const conclusions = await this.dialogue.conclusions(tx);
      const ids = conclusions.map(({ id }) => id);
      const gaps = gapsIn(ids, await this.roadmap.actionLinks(tx));
      return {
        conclusionsWithoutAction: conclusions
          .filter(({ id }) => gaps.conclusionsWithoutAction.includes(id))
          .map(conclusionNode),
        actionsWithoutIndicator: gaps.actionsWithoutIndicator.map(actionNode),
        overdueWithoutEvidence: gaps.overdueWithoutEvidence.map((action) => ({
          ...actionNode(action),
          daysLate: action.daysLate,
        })),
      };
    });
  }
}
