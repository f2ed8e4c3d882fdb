import type { NodeType } from './node.js';

/** Maps events to the record of the loop that is their subject, if it is one. */
const subjects: readonly (readonly [prefix: string, type: NodeType])[] = [
  ['roadmap.action.', 'action'],
  ['roadmap.comment.', 'action'],
  ['roadmap.evidence.', 'action'],
  ['roadmap.target.', 'action'],
  ['roadmap.milestone.', 'action'],
  ['roadmap.dependency.', 'action'],
  ['roadmap.public.', 'action'],
  ['dialogue.conclusion.', 'conclusion'],
  ['dialogue.roundtable.', 'roundtable'],
  ['dialogue.agenda-item.', 'roundtable'],
  ['dialogue.seat.', 'roundtable'],
];

export interface SubjectEvent {
  readonly type: string;
  readonly subject: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export function aboutOf({
  type,
  subject,
  payload,
}: SubjectEvent): { readonly type: NodeType; readonly id: string } | null {
  const indicatorId = payload['indicatorId'];
  if (type.startsWith('indicators.') && typeof indicatorId === 'string') return { type: 'indicator', id: indicatorId };
  const found = subjects.find(([prefix]) => type.startsWith(prefix))?.[1];
  return found === undefined ? null : { type: found, id: subject };
}
