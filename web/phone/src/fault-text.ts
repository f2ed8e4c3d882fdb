import type { Limits } from '#server/surveys/form/index.js';
import type { Asked } from './answers-so-far.js';
import { h } from './dom.js';
import type { Session } from './session.js';
import type { View } from './view.js';

/** What is wrong with the answer to a question. */
export function faultText(view: View, session: Session, question: Asked): string {
  switch (session.fault) {
    case 'not-loaded':
      return view.t('notLoaded');
    case 'needed':
      return view.t('needed');
    case 'answer-or-decline':
      return view.t('declineHint');
    case 'not-a-number':
      return view.t('notNumber');
    case 'not-whole':
      return view.t('notWhole');
    case 'out-of-range':
      return rangeText(view, limitsOf(session, question));
    case 'rank':
      return view.t('rankAll');
    case 'too-long':
      return roomText(view, session, question);
    default:
      return view.t('otherFault');
  }
}

function limitsOf({ form, state }: Session, { name }: Asked): Limits {
  const allowed = form ? form.limits(name) : {};
  return includes(allowed, Number(state.value(name))) ? {} : allowed;
}

/** A number within the limits breaks another rule, such as the steps of a range: the limits would not explain that. */
const includes = ({ least = -Infinity, most = Infinity, above }: Limits, value: number): boolean =>
  value <= most && (above ? value > least : value >= least);

function rangeText(view: View, { least, most, above }: Limits): string {
  const locale = view.language === 'zh' ? 'zh-CN' : 'en-GB';
  const show = (value: number | undefined): string => (value === undefined ? '' : value.toLocaleString(locale));
  const ends = { a: show(least), b: show(most) };
  if (least === undefined && most === undefined) return view.t('otherFault');
  if (most === undefined) return view.t('rangeOne', { r: view.t(above ? 'above' : 'from', ends) });
  if (least === undefined) return view.t('rangeOne', { r: view.t('upTo', { a: ends.b }) });
  return above ? view.t('rangeOne', { r: view.t('aboveUpTo', ends) }) : view.t('range', { r: view.t('between', ends) });
}

/** How many more characters a text can have, or by how many it is too long; blank until the form engine is loaded. */
export function roomText(view: View, { form }: Session, { name, type }: Asked): string {
  const left = form && type === 'text' ? form.signsLeft(name) : undefined;
  if (!form || left === undefined) return '';
  const over = form.signsOver(name);
  return over > 0 ? view.t('textOver', { n: over }) : view.t('textLeft', { n: left });
}

/** How much room a text has left, where texts are limited; a text that is too long has an error instead. */
export function roomLine(view: View, session: Session, question: Asked): HTMLElement | undefined {
  if (question.type !== 'text' || !session.limitsTexts) return undefined;
  return h('p', { class: 'note', id: 'room' }, session.fault !== 'too-long' && roomText(view, session, question));
}
