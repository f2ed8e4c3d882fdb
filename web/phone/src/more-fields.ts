import type { FormRepeat } from '#server/surveys/form/index.js';
import type { Asked } from './answers-so-far.js';
import { button, fillWith, h } from './dom.js';
import { entryName } from './entry-name.js';
import type { Session } from './session.js';
import type { View } from './view.js';

/** Fields that only some uploaded forms use: part of their second script. */
export interface MoreFields {
  /** Choices in an order that the person gives. */
  readonly rank: (view: View, session: Session, ranked: Ranked) => HTMLElement;
  /** The entries of a repeat, each with its buttons, and the button that adds one. */
  readonly entries: (view: View, session: Session, repeat: FormRepeat) => HTMLElement;
}

interface Ranked {
  readonly question: Asked;
  /** Called after each change. */
  readonly changed: () => void;
}

export const moreFields: MoreFields = { rank, entries };

function rank(view: View, session: Session, { question, changed }: Ranked): HTMLElement {
  const { name } = question;
  const order = session.state.value(name).split(' ').filter(Boolean);
  const offered = session.form && session.form.offered(name);
  const codes = offered ? Array.from(offered) : question.choices.map(({ code }) => code);
  const marks = codes.map((code) => {
    const badge = h('span', { class: 'place' });
    const choice = question.choices.find((each) => each.code === code);
    const label = choice ? session.filledIn(name, view.say([choice.label.en, choice.label.zh])) : code;
    const click = (): void => {
      const at = order.indexOf(code);
      if (at < 0) order.push(code);
      else order.splice(at, 1);
      session.answer(question, order.join(' '));
      draw();
      changed();
    };
    const element = h('button', { type: 'button', class: 'choice ranked', click }, badge, h('span', {}, label));
    return { code, badge, element };
  });
  const draw = (): void =>
    marks.forEach(({ code, badge, element }) => {
      const place = order.indexOf(code) + 1;
      badge.textContent = place > 0 ? String(place) : '';
      element.setAttribute('aria-pressed', String(place > 0));
    });
  draw();
  return h('div', {}, ...marks.map(({ element }) => element));
}

function entries(view: View, session: Session, repeat: FormRepeat): HTMLElement {
  const { form } = session;
  const count = form ? form.instances(repeat) : 0;
  if (!form || form.isTooMany(repeat))
    return h('p', { class: 'fault', role: 'alert', id: 'fault' }, view.t('tooMany', { n: repeat.most }));
  const list = h('ul', { class: 'entries' });
  for (let at = 0; at < count; at += 1) list.appendChild(entryLine(view, session, { repeat, at }));
  const add = button(view.t(count > 0 ? 'addMore' : 'addFirst'), 'side', () =>
    view.act(() => {
      session.addTo(repeat);
      view.changed();
    }, true),
  );
  const isFull = count >= repeat.most;
  return h(
    'div',
    {},
    h('p', { class: 'hint' }, view.t(count > 0 ? 'entryCount' : 'noEntries', { n: count })),
    count > 0 && list,
    isFull ? h('p', { class: 'note' }, view.t('entriesFull', { n: repeat.most })) : add,
  );
}

interface Entry {
  readonly repeat: FormRepeat;
  readonly at: number;
}

function entryLine(view: View, session: Session, { repeat, at }: Entry): HTMLElement {
  const name = entryName(view, session, { repeat, at });
  const line = h('li', {});
  const named = (word: 'editEntry' | 'removeEntry', look: 'plain' | 'risk', click: () => void): HTMLElement => {
    const made = button(view.t(word), look, click);
    made.setAttribute('aria-label', `${view.t(word)}: ${name}`);
    return made;
  };
  const remove = (): void =>
    view.act(() => {
      session.removeFrom(repeat, at);
      view.changed();
    }, true);
  const usual = (): void =>
    fillWith(line, [
      h('span', {}, name),
      named('editEntry', 'plain', () => view.act(() => session.toInstance(repeat, at), true)),
      named('removeEntry', 'plain', ask),
    ]);
  const ask = (): void => {
    const keep = button(view.t('keepEntry'), 'plain', usual);
    fillWith(line, [h('span', {}, view.t('removeSure', { name })), keep, named('removeEntry', 'risk', remove)]);
    keep.focus();
  };
  usual();
  return line;
}
