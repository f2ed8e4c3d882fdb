import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database, type ReadTransaction } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import {
  type ConclusionSummary,
  DialogueFacade,
  type RoundtableSummary,
  type SourcedItem,
} from '../../dialogue/index.js';
import { IndicatorsFacade } from '../../indicators/index.js';
import { type ChainGraph, keyOf, type Neighbour, walkFrom } from '../domain/graph.js';
import type { ChainNode, NodeType } from '../domain/node.js';
import { chainPermissions } from '../domain/policy.js';
import {
  actionNode,
  agendaNode,
  conclusionNode,
  indicatorNode,
  indicatorOf,
  isFromAction,
  roundtableNode,
} from './chain-nodes.js';
import { ReadPlaceInLoop } from './read-place-in-loop.js';

/** Records in one direction; no one reads more of them on a page. */
const most = 300;

/** What all steps of a walk need; the links of actions are read for each step. */
interface Records {
  readonly tx: ReadTransaction;
  readonly roundtables: ReadonlyMap<string, RoundtableSummary>;
  readonly conclusions: readonly ConclusionSummary[];
  readonly items: readonly SourcedItem[];
  readonly indicators: ReadonlyMap<string, LocalizedText>;
}

type Pair = readonly [source: ChainNode, result: ChainNode];

/** All records from which a record results, directly or not, and all that result from it. */
@Injectable()
export class ReadGraph {
  constructor(
    private readonly database: Database,
    private readonly dialogue: DialogueFacade,
    private readonly roadmap: RoadmapFacade,
    private readonly indicators: IndicatorsFacade,
    private readonly places: ReadPlaceInLoop,
  ) {}

  async execute(actor: Actor, type: NodeType, id: string): Promise<ChainGraph> {
    demand(actor, chainPermissions, 'chain.read');
    return this.database.read(actor, async (tx) => {
      const { here } = await this.places.within(tx, type, id);
      const records: Records = {
        tx,
        roundtables: new Map((await this.dialogue.roundtables(tx)).map((each) => [each.id, each])),
        conclusions: await this.dialogue.conclusions(tx),
        items: await this.dialogue.sourcedItems(tx),
        indicators: await this.indicators.names(tx),
      };
      const from = await walkFrom(here, (nodes) => this.sources(records, nodes), most);
      const to = await walkFrom(here, (nodes) => this.results(records, nodes), most);
      return {
        ...{ here, from: from.steps, to: to.steps, isComplete: from.isComplete && to.isComplete },
        links: [
          ...from.pairs.map(([result, source]) => ({ from: source, to: result })),
          ...to.pairs.map(([source, result]) => ({ from: source, to: result })),
        ],
      };
    });
  }

  private async sources(records: Records, nodes: readonly ChainNode[]): Promise<readonly Neighbour[]> {
    const asked = new Set(nodes.map(keyOf));
    const actions = await this.actionPairs(records, {
      ids: idsOf(nodes, 'action'),
      indicatorIds: idsOf(nodes, 'indicator'),
    });
    const sourceIds = records.items.filter((item) => isFromAction(item) && asked.has(keyOf(agendaNode(item))));
    const pairs = [...dialoguePairs(records), ...actions, ...(await this.agendaPairs(records, sourceIds))];
    return pairs
      .filter(([, result]) => asked.has(keyOf(result)))
      .map(([node, result]) => ({ of: keyOf(result), node }));
  }

  private async results(records: Records, nodes: readonly ChainNode[]): Promise<readonly Neighbour[]> {
    const asked = new Set(nodes.map(keyOf));
    const links = { ids: idsOf(nodes, 'action'), conclusionIds: idsOf(nodes, 'conclusion') };
    const actions = await this.actionPairs(records, links);
    const caused = records.items.filter((item) => isFromAction(item) && links.ids.includes(item.sourceId));
    const pairs = [...dialoguePairs(records), ...actions, ...(await this.agendaPairs(records, caused))];
    return pairs.filter(([source]) => asked.has(keyOf(source))).map(([source, node]) => ({ of: keyOf(source), node }));
  }

  /** From conclusions to actions, and from actions to indicators. */
  private async actionPairs(
    { tx, conclusions, indicators }: Records,
    links: Parameters<RoadmapFacade['chainedActions']>[1],
  ): Promise<readonly Pair[]> {
    const known = new Map(conclusions.map((each) => [each.id, each]));
    return (await this.roadmap.chainedActions(tx, links)).flatMap((action): Pair[] => {
      const here = actionNode(action);
      const from = action.conclusionIds.map((id) => known.get(id)).filter((each) => each !== undefined);
      return [
        ...from.map((each): Pair => [conclusionNode(each), here]),
        ...action.indicatorIds.map((id): Pair => [here, indicatorNode(id, indicators.get(id))]),
      ];
    });
  }

  /** From actions to the agenda items that they caused. */
  private async agendaPairs({ tx }: Records, items: readonly SourcedItem[]): Promise<readonly Pair[]> {
    const found = await this.roadmap.chainedActions(tx, { ids: items.map(({ sourceId }) => sourceId) });
    const actions = new Map(found.map((action) => [action.id, actionNode(action)]));
    return items.flatMap((item): Pair[] => {
      const action = actions.get(item.sourceId);
      return action === undefined ? [] : [[action, agendaNode(item)]];
    });
  }
}

const idsOf = (nodes: readonly ChainNode[], type: NodeType): string[] =>
  nodes.filter((node) => node.type === type).map(({ id }) => id);

/** From roundtables to conclusions, from indicators to agenda items, and from those to roundtables. */
function dialoguePairs({ roundtables, conclusions, items, indicators }: Records): readonly Pair[] {
  const at = (id: string | null) => {
    const found = id === null ? undefined : roundtables.get(id);
    return found && roundtableNode(found);
  };
  return [
    ...conclusions.flatMap((conclusion): Pair[] => {
      const roundtable = at(conclusion.roundtableId);
      return roundtable ? [[roundtable, conclusionNode(conclusion)]] : [];
    }),
    ...items.flatMap((item): Pair[] => {
      const [roundtable, indicator] = [at(item.roundtableId), indicatorOf(item)];
      return [
        ...(roundtable ? [[agendaNode(item), roundtable] as const] : []),
        ...(indicator === null
          ? []
          : [[indicatorNode(indicator, indicators.get(indicator)), agendaNode(item)] as const]),
      ];
    }),
  ];
}
