import type { NodeType } from './node.js';

/** Which thing of the loop an event is about, where its subject is one. */
const subjects: readonly (readonly [prefix: string, type: NodeType])[] = [
  ['roadmap.action.', 'action'],
  ['roadmap.evidence.', 'action'],
  ['roadmap.target.', 'action'],
  ['dialogue.conclusion.', 'conclusion'],
  ['dialogue.roundtable.', 'roundtable'],
  ['dialogue.agenda-item.', 'roundtable'],
  ['dialogue.seat.', 'roundtable'],
  ['indicators.indicator.', 'indicator'],
];

export function aboutOf(eventType: string): NodeType | null {
  return subjects.find(([prefix]) => eventType.startsWith(prefix))?.[1] ?? null;
}
