import type { LocalizedText } from '../../../kernel/localized-text.js';

/** Kinds of things that have a place in the loop. */
export type NodeType = 'roundtable' | 'agenda-item' | 'conclusion' | 'action' | 'indicator';
export const nodeTypes: readonly NodeType[] = ['roundtable', 'agenda-item', 'conclusion', 'action', 'indicator'];

/** One thing in the loop, as a strip or a report shows it. */
export interface ChainNode {
  readonly type: NodeType;
  readonly id: string;
  /** RT2, RT2/D-07, A-003; null where a thing has no number. */
  readonly label: string | null;
  readonly title: LocalizedText;
  /** The roundtable that an agenda item belongs to. */
  readonly within: string | null;
}

export interface PlaceInLoop {
  readonly here: ChainNode;
  readonly from: readonly ChainNode[];
  readonly to: readonly ChainNode[];
}
