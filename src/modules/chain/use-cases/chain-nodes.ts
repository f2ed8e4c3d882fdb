import type { LocalizedText } from '../../../kernel/localized-text.js';
import { actionNumber } from '../../../roadmap/index.js';
import type { ActionRow } from '../../../roadmap/index.js';
import type { ConclusionSummary, RoundtableSummary, SourcedItem } from '../../dialogue/index.js';
import type { ChainNode } from '../domain/node.js';

export function actionNode({ id, number, title }: Pick<ActionRow, 'id' | 'number' | 'title'>): ChainNode {
  return { type: 'action', id, label: actionNumber(number), title, within: null };
}

export function conclusionNode({ id, label, text, roundtableId }: ConclusionSummary): ChainNode {
  return { type: 'conclusion', id, label, title: text, within: roundtableId };
}

export function roundtableNode({ id, label, title }: RoundtableSummary): ChainNode {
  return { type: 'roundtable', id, label, title, within: null };
}

export function agendaNode({ id, title, roundtableId }: SourcedItem): ChainNode {
  return { type: 'agenda-item', id, label: null, title, within: roundtableId };
}

/** The catalogue's name is put in by the page, which knows the catalogue. */
export function indicatorNode(id: string): ChainNode {
  const title: LocalizedText = { en: id, zh: id };
  return { type: 'indicator', id, label: null, title, within: null };
}
