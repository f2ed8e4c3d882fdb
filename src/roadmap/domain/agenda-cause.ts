import type { LocalizedText } from '../../kernel/localized-text.js';
import { type ActionState, actionNumber } from './action.js';

type NamedAction = Pick<ActionState, 'id' | 'number' | 'title'>;

/** The source of the agenda item that is proposed when an action is disputed. */
export const disputeOf = ({ id }: Pick<ActionState, 'id'>) => ({ type: 'disputed-action', id });

/** The source of the agenda item that is proposed when an action is overdue. */
export const latenessOf = ({ id }: Pick<ActionState, 'id'>) => ({ type: 'action', id });

/** In a language without a title there is none: it is shown as not translated, and can be translated. */
function titled(cause: LocalizedText, { number, title }: NamedAction): LocalizedText {
  const name = actionNumber(number);
  const inBoth = (language: 'en' | 'zh'): string =>
    title[language] === '' ? '' : `${cause[language]}${name} ${title[language]}`;
  return { en: inBoth('en'), zh: inBoth('zh') };
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
