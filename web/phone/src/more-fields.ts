import type { Entry } from '#server/surveys/form/index.js';
import type { Asked } from './answers-so-far.js';
import { button, fillWith, h } from './dom.js';
import { entryName } from './entry-name.js';
import { scanner } from './scanner.js';
import type { Session } from './session.js';
import type { View } from './view.js';

/** Fields that only some uploaded forms use: part of their second script. */
export interface MoreFields {
  /** Choices in an order that the person gives. */
  readonly rank: (view: View, session: Session, ranked: Ranked) => HTMLElement;
  /** The entries of a repeat, each with its buttons, and the button that adds one. */
  readonly entries: (view: View, session: Session, prompt: Asked) => HTMLElement;
  /** An input that finds choices in a long list, and the choices that match. */
  readonly finder: (view: View, long: LongList) => HTMLElement;
  /** A button that reads a code by the camera into an input. */
  readonly scanner: (view: View, box: HTMLInputElement) => HTMLElement;
}

type Choices = Asked['choices'];

interface LongList {
  /** The choices with their texts as they are shown. */
  readonly named: readonly { readonly choice: Choices[0]; readonly text: string }[];
  /** The codes that are chosen at present. */
  readonly chosen: () => readonly string[];
  /** The lines of some choices, in place of those before. */
  readonly lines: (found: Choices) => readonly HTMLElement[];
}

interface Ranked {
  readonly question: Asked;
  /** Called after each change. */
  readonly changed: () => void;
}

export const moreFields: MoreFields = { rank, entries, finder, scanner };

/** So many choices are shown at once: a phone draws them without a pause. */
const MOST_LINES = 30;

/** Chosen choices are always shown, so that they can be seen and removed. */
function finder(view: View, { named, chosen, lines }: LongList): HTMLElement {
  const keys = named.map(({ choice, text }) => `${text}\n${choice.code}`.toLowerCase());
  const list = h('div', {});
  const count = h('p', { class: 'note', role: 'status' });
  const locale = view.language === 'zh' ? 'zh-CN' : 'en-GB';
  const draw = (typed: string): void => {
    const sought = typed.trim().toLowerCase();
    const codes = chosen();
    const own = named.filter(({ choice }) => codes.indexOf(choice.code) >= 0);
    const found = named.filter(({ choice }, at) => {
      return (keys[at] || '').indexOf(sought) >= 0 && codes.indexOf(choice.code) < 0;
    });
    const left = found.length - MOST_LINES;
    const more = { n: left.toLocaleString(locale) };
    count.textContent = view.t(found.length === 0 ? 'findNone' : left > 0 ? 'findMore' : 'findAll', more);
    fillWith(list, lines(own.concat(found.slice(0, MOST_LINES)).map(({ choice }) => choice)));
  };
  const box: HTMLInputElement = h('input', {
    ...{ class: 'number', type: 'search', autocomplete: 'off', id: 'find' },
    input: () => draw(box.value),
    // the key would leave the question
    keydown: (event) => (event as KeyboardEvent).key === 'Enter' && event.preventDefault(),
  });
  draw('');
  return h('div', {}, h('label', { class: 'note', for: 'find' }, view.t('find')), box, count, list);
}

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

function entries(view: View, session: Session, { name, ofRepeat: repeat }: Asked): HTMLElement {
  const { form } = session;
  const count = form ? form.instances(name) : 0;
  if (!repeat) return h('div', {});
  if (!form || form.isTooMany(name))
    return h('p', { class: 'fault', role: 'alert', id: 'fault' }, view.t('tooMany', { n: repeat.most }));
  const list = h('ul', { class: 'entries' });
  for (let at = 0; at < count; at += 1) list.appendChild(entryLine(view, session, { repeat, address: name, at }));
  const add = button(view.t(count > 0 ? 'addMore' : 'addFirst'), 'side', () =>
    view.act(() => {
      session.addTo(name);
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

function entryLine(view: View, session: Session, entry: Entry): HTMLElement {
  const { address, at } = entry;
  const name = entryName(view, session, entry);
  const line = h('li', {});
  const named = (word: 'editEntry' | 'removeEntry', look: 'plain' | 'risk', click: () => void): HTMLElement => {
    const made = button(view.t(word), look, click);
    made.setAttribute('aria-label', `${view.t(word)}: ${name}`);
    return made;
  };
  const remove = (): void =>
    view.act(() => {
      session.removeFrom(address, at);
      view.changed();
    }, true);
  const usual = (): void =>
    fillWith(line, [
      h('span', {}, name),
      named('editEntry', 'plain', () => view.act(() => session.toEntry(address, at), true)),
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
