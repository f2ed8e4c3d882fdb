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

export function agendaNode({ id, title, roundtableId }: Pick<SourcedItem, 'id' | 'title' | 'roundtableId'>): ChainNode {
  return { type: 'agenda-item', id, label: null, title, within: roundtableId };
}

export function indicatorNode(id: string, name: LocalizedText | undefined): ChainNode {
  return { type: 'indicator', id, label: null, title: name ?? { en: id, zh: id }, within: null };
}

const indicatorSource = 'indicator.';
const conclusionSource = /^(?:reservation|conclusion|corrigendum|replacement)\.(.+)$/;

/** An action is the source because it is overdue or because its completion is disputed. */
export function isFromAction({ sourceType }: Pick<SourcedItem, 'sourceType'>): boolean {
  return sourceType === 'action' || sourceType === 'disputed-action';
}

/** The indicator that caused a proposal: its id is part of the source type, while the source id is the wave. */
export function indicatorOf({ sourceType }: Pick<SourcedItem, 'sourceType'>): string | null {
  return sourceType.startsWith(indicatorSource) ? sourceType.slice(indicatorSource.length) : null;
}

/** The conclusion that caused a proposal, or its reservation or corrigendum did: its id is part of the source type. */
export function conclusionOf({ sourceType }: Pick<SourcedItem, 'sourceType'>): string | null {
  return conclusionSource.exec(sourceType)?.[1] ?? null;
}
