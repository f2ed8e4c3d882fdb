import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { isId } from '../../../kernel/ids.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { Database, type ReadTransaction } from '../../../platform/database/index.js';
import { RoadmapFacade } from '../../../roadmap/index.js';
import { DialogueFacade, type RoundtableSummary, type SourcedItem } from '../../dialogue/index.js';
import { IndicatorsFacade } from '../../indicators/index.js';
import { type ChainGraph, keyOf, type Neighbour, walkFrom } from '../domain/graph.js';
import type { ChainNode, NodeType } from '../domain/node.js';
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

/** Records in one direction; no one reads more of them on a page. */
const most = 300;

/** What all steps of a walk need; conclusions, and the links of actions, are read for each step. */
interface Records {
  readonly tx: ReadTransaction;
  readonly roundtables: ReadonlyMap<string, RoundtableSummary>;
  readonly items: readonly SourcedItem[];
  readonly indicators: ReadonlyMap<string, LocalizedText>;
  /** The neighbours of agenda items, and those that are agenda items. */
  readonly agenda: Readonly<Record<'sources' | 'results', ReadonlyMap<string, readonly Neighbour[]>>>;
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
  ) {}

  async execute(actor: Actor, type: NodeType, id: string): Promise<ChainGraph> {
    demand(actor, chainPermissions, 'chain.read');
    return this.database.read(actor, async (tx) => {
      const read = {
        tx,
        roundtables: new Map((await this.dialogue.roundtables(tx)).map((each) => [each.id, each])),
        items: await this.dialogue.sourcedItems(tx),
        indicators: await this.indicators.names(tx),
      };
      const here = type === 'indicator' || isId(id) ? await this.nodeOf(read, type, id) : undefined;
      if (here === undefined) throw nodeNotFound();
      const records: Records = { ...read, agenda: byNode(itemPairs(read)) };
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

  private async nodeOf(
    { tx, roundtables, items, indicators }: Omit<Records, 'agenda'>,
    type: NodeType,
    id: string,
  ): Promise<ChainNode | undefined> {
    switch (type) {
      case 'roundtable':
        return mapped(roundtables.get(id), roundtableNode);
      case 'agenda-item':
        return mapped(
          items.find((item) => item.id === id),
          agendaNode,
        );
      case 'conclusion':
        return mapped(await this.dialogue.conclusion(tx, id), conclusionNode);
      case 'action':
        return mapped((await this.roadmap.chainedActions(tx, { ids: [id] }))[0], actionNode);
      case 'indicator':
        return mapped(indicators.get(id), (name) => indicatorNode(id, name));
    }
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
    const reserved = records.items.flatMap((item) => {
      const id = asked.has(keyOf(agendaNode(item))) ? conclusionOf(item) : null;
      return id === null ? [] : [{ item, id }];
    });
    const linked = [
      ...actions.flatMap(({ id, conclusionIds }) => (ofActions.has(id) ? conclusionIds : [])),
      ...reserved.map(({ id }) => id),
    ];
    const conclusions = new Map(
      (await this.dialogue.conclusions(records.tx, [...new Set(linked)])).map((each) => [each.id, each] as const),
    );
    return [
      ...nodes.flatMap((node) => [
        ...(records.agenda.sources.get(keyOf(node)) ?? []),
        ...(node.type === 'conclusion' ? neighbours(node, roundtableAt(records, node.within)) : []),
      ]),
      ...actions.flatMap((action) => [
        ...(ofActions.has(action.id)
          ? neighbours(
              actionNode(action),
              action.conclusionIds.flatMap((id) => mapped(conclusions.get(id), conclusionNode) ?? []),
            )
          : []),
        ...action.indicatorIds
          .filter((id) => ofIndicators.has(id))
          .flatMap((id) => neighbours({ type: 'indicator', id }, [actionNode(action)])),
      ]),
      ...reserved.flatMap(({ item, id }) =>
        neighbours(agendaNode(item), mapped(conclusions.get(id), (each) => [conclusionNode(each)]) ?? []),
      ),
      ...(await this.agendaPairs(records, items)).flatMap(([source, result]) => neighbours(result, [source])),
    ];
  }

  private async results(records: Records, nodes: readonly ChainNode[]): Promise<readonly Neighbour[]> {
    const [ids, conclusionIds] = [idsOf(nodes, 'action'), idsOf(nodes, 'conclusion')];
    const actions = await this.roadmap.chainedActions(records.tx, { ids, conclusionIds });
    const [ofActions, ofConclusions] = [new Set(ids), new Set(conclusionIds)];
    const caused = records.items.filter((item) => isFromAction(item) && ofActions.has(item.sourceId));
    const agreed = await this.dialogue.conclusionsAt(records.tx, idsOf(nodes, 'roundtable'));
    return [
      ...nodes.flatMap((node) => records.agenda.results.get(keyOf(node)) ?? []),
      ...agreed.map((conclusion) => ({
        of: keyOf({ type: 'roundtable', id: conclusion.roundtableId }),
        node: conclusionNode(conclusion),
      })),
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
      ...records.items.flatMap((item) => {
        const id = conclusionOf(item);
        return id !== null && ofConclusions.has(id) ? neighbours({ type: 'conclusion', id }, [agendaNode(item)]) : [];
      }),
      ...(await this.agendaPairs(records, caused)).flatMap(([source, result]) => neighbours(source, [result])),
    ];
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

const mapped = <From, To>(from: From | undefined, to: (from: From) => To): To | undefined =>
  from === undefined ? undefined : to(from);

const roundtableAt = ({ roundtables }: Pick<Records, 'roundtables'>, id: string | null): readonly ChainNode[] =>
  [mapped(roundtables.get(id ?? ''), roundtableNode)].filter((node) => node !== undefined);

/** From indicators to agenda items, and from those to roundtables. */
function itemPairs({ roundtables, items, indicators }: Omit<Records, 'agenda'>): readonly Pair[] {
  return items.flatMap((item): Pair[] => {
    const indicator = indicatorOf(item);
    return [
      ...roundtableAt({ roundtables }, item.roundtableId).map((roundtable) => [agendaNode(item), roundtable] as const),
      ...(indicator === null ? [] : [[indicatorNode(indicator, indicators.get(indicator)), agendaNode(item)] as const]),
    ];
  });
}

/** The neighbours of each record in both directions, so that a step looks up only the records that it asks for. */
function byNode(pairs: readonly Pair[]): Records['agenda'] {
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
