import type { LocalizedText } from '../../kernel/localized-text.js';
import { type ActionState, actionNumber } from './action.js';

type NamedAction = Pick<ActionState, 'id' | 'number' | 'title'>;

/** The source of the agenda item that is proposed when an action is disputed. */
export const disputeOf = ({ id }: Pick<ActionState, 'id'>) => ({ type: 'disputed-action', id });

/** The source of the agenda item that is proposed when an action is overdue. */
export const latenessOf = ({ id }: Pick<ActionState, 'id'>) => ({ type: 'action', id });

function titled(cause: LocalizedText, { number, title }: NamedAction): LocalizedText {
  const name = actionNumber(number);
  return { en: `${cause.en}${name} ${title.en || title.zh}`, zh: `${cause.zh}${name} ${title.zh || title.en}` };
}

export const disputeProposal = (action: NamedAction) => ({
  title: titled({ en: 'Disputed: ', zh: '有异议：' }, action),
  reason: 'disputed-action' as const,
  source: disputeOf(action),
});

export const overdueProposal = (action: NamedAction) => ({
  title: titled({ en: 'Overdue: ', zh: '逾期：' }, action),
  reason: 'overdue-action' as const,
  source: latenessOf(action),
});
