import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database, type ReadTransaction } from '../../../platform/database/index.js';
import { type ChainedAction, RoadmapFacade } from '../../../roadmap/index.js';
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
  conclusionOf,
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
  readonly conclusions: ReadonlyMap<string, ConclusionSummary>;
  readonly items: readonly SourcedItem[];
  readonly indicators: ReadonlyMap<string, LocalizedText>;
  /** The neighbours that do not depend on actions. */
  readonly dialogue: Readonly<Record<'sources' | 'results', ReadonlyMap<string, readonly Neighbour[]>>>;
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
      const read = {
        tx,
        roundtables: new Map((await this.dialogue.roundtables(tx)).map((each) => [each.id, each])),
        conclusions: new Map((await this.dialogue.conclusions(tx)).map((each) => [each.id, each])),
        items: await this.dialogue.sourcedItems(tx),
        indicators: await this.indicators.names(tx),
      };
      const records: Records = { ...read, dialogue: byNode(dialoguePairs(read)) };
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
    const [asked, actionIds, indicatorIds] = [
      new Set(nodes.map(keyOf)),
      idsOf(nodes, 'action'),
      idsOf(nodes, 'indicator'),
    ];
    const actions = await this.roadmap.chainedActions(records.tx, { ids: actionIds, indicatorIds });
    const [ofActions, ofIndicators] = [new Set(actionIds), new Set(indicatorIds)];
    const items = records.items.filter((item) => isFromAction(item) && asked.has(keyOf(agendaNode(item))));
    return [
      ...nodes.flatMap((node) => records.dialogue.sources.get(keyOf(node)) ?? []),
      ...actions.flatMap((action) => [
        ...(ofActions.has(action.id) ? neighbours(actionNode(action), this.conclusionsOf(records, action)) : []),
        ...action.indicatorIds
          .filter((id) => ofIndicators.has(id))
          .flatMap((id) => neighbours({ type: 'indicator', id }, [actionNode(action)])),
      ]),
      ...(await this.agendaPairs(records, items)).flatMap(([source, result]) => neighbours(result, [source])),
    ];
  }

  private async results(records: Records, nodes: readonly ChainNode[]): Promise<readonly Neighbour[]> {
    const [ids, conclusionIds] = [idsOf(nodes, 'action'), idsOf(nodes, 'conclusion')];
    const actions = await this.roadmap.chainedActions(records.tx, { ids, conclusionIds });
    const [ofActions, ofConclusions] = [new Set(ids), new Set(conclusionIds)];
    const caused = records.items.filter((item) => isFromAction(item) && ofActions.has(item.sourceId));
    return [
      ...nodes.flatMap((node) => records.dialogue.results.get(keyOf(node)) ?? []),
      ...actions.flatMap((action) => [
        ...action.conclusionIds
          .filter((id) => ofConclusions.has(id))
          .flatMap((id) => neighbours({ type: 'conclusion', id }, [actionNode(action)])),
        ...(ofActions.has(action.id)
          ? neighbours(
              actionNode(action),
              action.indicatorIds.map((id) => indicatorNode(id, records.indicators.get(id))),
            )
          : []),
      ]),
      ...(await this.agendaPairs(records, caused)).flatMap(([source, result]) => neighbours(source, [result])),
    ];
  }

  private conclusionsOf({ conclusions }: Records, { conclusionIds }: ChainedAction): readonly ChainNode[] {
    return conclusionIds.flatMap((id) => {
      const found = conclusions.get(id);
      return found === undefined ? [] : [conclusionNode(found)];
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

function neighbours(of: Pick<ChainNode, 'type' | 'id'>, nodes: readonly ChainNode[]): readonly Neighbour[] {
  return nodes.map((node) => ({ of: keyOf(of), node }));
}

/** From roundtables to conclusions, from these and indicators to agenda items, and from those to roundtables. */
function dialoguePairs({ roundtables, conclusions, items, indicators }: Omit<Records, 'dialogue'>): readonly Pair[] {
  const at = (id: string | null) => {
    const found = id === null ? undefined : roundtables.get(id);
    return found && roundtableNode(found);
  };
  return [
    ...[...conclusions.values()].flatMap((conclusion): Pair[] => {
      const roundtable = at(conclusion.roundtableId);
      return roundtable ? [[roundtable, conclusionNode(conclusion)]] : [];
    }),
    ...items.flatMap((item): Pair[] => {
      const [roundtable, indicator] = [at(item.roundtableId), indicatorOf(item)];
      const reserved = conclusions.get(conclusionOf(item) ?? '');
      return [
        ...(roundtable ? [[agendaNode(item), roundtable] as const] : []),
        ...(reserved ? [[conclusionNode(reserved), agendaNode(item)] as const] : []),
        ...(indicator === null
          ? []
          : [[indicatorNode(indicator, indicators.get(indicator)), agendaNode(item)] as const]),
      ];
    }),
  ];
}

/** The neighbours of each record in both directions, so that a step looks up only the records that it asks for. */
function byNode(pairs: readonly Pair[]): Records['dialogue'] {
  const [sources, results] = [new Map<string, Neighbour[]>(), new Map<string, Neighbour[]>()];
  const add = (to: Map<string, Neighbour[]>, of: string, node: ChainNode): void => {
    const found = to.get(of);
    if (found) found.push({ of, node });
    else to.set(of, [{ of, node }]);
  };
  for (const [source, result] of pairs) {
    add(sources, keyOf(result), source);
    add(results, keyOf(source), result);
  }
  return { sources, results };
}
