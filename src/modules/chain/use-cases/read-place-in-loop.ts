import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { isId } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import type { SourcedItem } from '../../dialogue/index.js';
import { IndicatorsFacade } from '../../indicators/index.js';
import type { ChainNode, NodeType, PlaceInLoop } from '../domain/node.js';
import { chainPermissions } from '../domain/policy.js';
import { nodeNotFound } from '../domain/problems.js';
import {
  actionNode,
  agendaNode,
  conclusionNode,
  conclusionOf,
  indicatorNode,
  indicatorOf,
  isFromAction,
  roundtableNode,
} from './chain-nodes.js';

type Finder = (tx: ReadTransaction, id: string) => Promise<PlaceInLoop | null>;

/** The records from which a record results and those that result from it, one step in each direction. */
@Injectable()
export class ReadPlaceInLoop {
  private readonly finders: Readonly<Record<NodeType, Finder>> = {
    roundtable: (tx, id) => this.ofRoundtable(tx, id),
    'agenda-item': (tx, id) => this.ofAgendaItem(tx, id),
    conclusion: (tx, id) => this.ofConclusion(tx, id),
    action: (tx, id) => this.ofAction(tx, id),
    indicator: (tx, id) => this.ofIndicator(tx, id),
  };

  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
    private readonly roadmap: RoadmapFacade,
    private readonly indicators: IndicatorsFacade,
  ) {}

  async execute(actor: Actor, type: NodeType, id: string): Promise<PlaceInLoop> {
    demand(actor, chainPermissions, 'chain.read');
    const place =
      type === 'indicator' || isId(id) ? await this.database.read(actor, (tx) => this.finders[type](tx, id)) : null;
    if (!place) throw nodeNotFound();
    return place;
  }

  private async ofRoundtable(tx: ReadTransaction, id: string): Promise<PlaceInLoop | null> {
    const roundtable = await this.dialogue.roundtable(tx, id);
    if (!roundtable) return null;
    const items = (await this.dialogue.sourcedItems(tx)).filter(({ roundtableId }) => roundtableId === id);
    const conclusions = await this.dialogue.conclusionsAt(tx, [id]);
    return {
      here: roundtableNode(roundtable),
      from: await this.sourcesOf(tx, items),
      to: conclusions.map(conclusionNode),
    };
  }

  private async ofAgendaItem(tx: ReadTransaction, id: string): Promise<PlaceInLoop | null> {
    const item = (await this.dialogue.sourcedItems(tx)).find((candidate) => candidate.id === id);
    if (!item) return null;
    const roundtable = item.roundtableId === null ? undefined : await this.dialogue.roundtable(tx, item.roundtableId);
    return {
      here: agendaNode(item),
      from: await this.sourcesOf(tx, [item]),
      to: roundtable ? [roundtableNode(roundtable)] : [],
    };
  }

  private async ofConclusion(tx: ReadTransaction, id: string): Promise<PlaceInLoop | null> {
    const conclusion = await this.dialogue.conclusion(tx, id);
    if (!conclusion) return null;
    const roundtable = await this.dialogue.roundtable(tx, conclusion.roundtableId);
    const actions = await this.roadmap.chainedActions(tx, { conclusionIds: [id] });
    return {
      here: conclusionNode(conclusion),
      from: roundtable ? [roundtableNode(roundtable)] : [],
      to: [...actions.map(actionNode), ...(await this.agendaOf(tx, (item) => conclusionOf(item) === id))],
    };
  }

  private async ofAction(tx: ReadTransaction, id: string): Promise<PlaceInLoop | null> {
    const [action] = await this.roadmap.chainedActions(tx, { ids: [id] });
    if (!action) return null;
    const names = await this.indicators.names(tx);
    const conclusions = await this.dialogue.conclusions(tx, action.conclusionIds);
    return {
      here: actionNode(action),
      from: conclusions.map(conclusionNode),
      to: [
        ...action.indicatorIds.map((indicatorId) => indicatorNode(indicatorId, names.get(indicatorId))),
        ...(await this.agendaOf(tx, (item) => isFromAction(item) && item.sourceId === id)),
      ],
    };
  }

  private async ofIndicator(tx: ReadTransaction, id: string): Promise<PlaceInLoop | null> {
    const name = (await this.indicators.names(tx)).get(id);
    if (name === undefined) return null;
    const actions = await this.roadmap.chainedActions(tx, { indicatorIds: [id] });
    return {
      here: indicatorNode(id, name),
      from: actions.map(actionNode),
      to: await this.agendaOf(tx, (item) => indicatorOf(item) === id),
    };
  }

  private async agendaOf(tx: ReadTransaction, isSource: (item: SourcedItem) => boolean): Promise<readonly ChainNode[]> {
    return (await this.dialogue.sourcedItems(tx)).filter(isSource).map(agendaNode);
  }

  private async sourcesOf(tx: ReadTransaction, items: readonly SourcedItem[]): Promise<readonly ChainNode[]> {
    const ids = items.filter(isFromAction).map(({ sourceId }) => sourceId);
    const actions = await this.roadmap.chainedActions(tx, { ids });
    const indicators = items.map(indicatorOf).filter((id) => id !== null);
    const names = await this.indicators.names(tx);
    const reserved = items.map(conclusionOf).filter((id) => id !== null);
    const conclusions = reserved.length === 0 ? [] : await this.dialogue.conclusions(tx, reserved);
    return [
      ...conclusions.map(conclusionNode),
      ...actions.map(actionNode),
      ...indicators.map((id) => indicatorNode(id, names.get(id))),
    ];
  }
}
