import type { LocalizedText } from '../../../kernel/localized-text.js';

/** Kinds of records that are part of the loop. */
export type NodeType = 'roundtable' | 'agenda-item' | 'conclusion' | 'action' | 'indicator';
export const nodeTypes: readonly NodeType[] = ['roundtable', 'agenda-item', 'conclusion', 'action', 'indicator'];

/** What a task can be about: a record of the loop, a wave, a person who asks for rights, or a proposed guest. */
export const needTypes = [...nodeTypes, 'wave', 'rights', 'group-guest'] as const;
export type NeedType = NodeType | 'wave' | 'rights' | 'group-guest';

/** A record of the loop, as a strip or a report shows it. */
export interface ChainNode {
  readonly type: NodeType;
  readonly id: string;
  /** For example RT2, RT2/D-07 or A-003; null if the record has no number. */
  readonly label: string | null;
  readonly title: LocalizedText;
  /** The roundtable of an agenda item. */
  readonly within: string | null;
}

export interface PlaceInLoop {
  readonly here: ChainNode;
  readonly from: readonly ChainNode[];
  readonly to: readonly ChainNode[];
}
