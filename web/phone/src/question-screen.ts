import type { Limits } from '#server/surveys/form/index.js';
import type { Asked } from './answers-so-far.js';
import { button, h, paragraphs } from './dom.js';
import type { Fault } from './leaving.js';
import { declinedWith, isNumber } from './leaving.js';
import type { Concern } from './running-form.js';
import type { Session } from './session.js';
import type { Drawn, View } from './view.js';

/** One question with its answers and buttons. */
export function questionScreen(view: View, session: Session): Drawn {
  const question = session.question();
  if (!question) return { main: [], foot: [] };
  if (session.concern) return concernScreen(view, session, question);
  const next = h('button', { type: 'submit', form: 'form', class: 'button main' }, view.t('next'));
  const submit = (event: Event): void => {
    event.preventDefault();
    view.act(() => {
      session.next();
      if (session.fault !== 'not-loaded') return undefined;
      session.fault = undefined;
      next.disabled = true;
      next.textContent = view.t('opening');
      return view.loadLater().then(() => session.next());
    }, true);
  };
  const form = h(
    'form',
    { submit, novalidate: true, id: 'form' },
    healthText(view, question),
    sectionLine(view, question),
    fieldOf(view, session, question),
  );
  const back = session.canGoBack() && button(view.t('back'), 'side', () => view.act(() => session.back(), true));
  return { main: [form], foot: [back, next] };
}

function fieldOf(view: View, session: Session, question: Asked): HTMLElement {
  if (question.type === 'note') return h('div', {}, heading(view, question), hintLine(view, question));
  return question.choices.length > 0 ? choiceField(view, session, question) : writtenField(view, session, question);
}

/** The name of the group of a question; questions of the catalogue have none. */
function sectionLine(view: View, { section }: Asked): HTMLElement | undefined {
  return section && h('p', { class: 'hint' }, view.say([section.en, section.zh]));
}

function hintLine(view: View, { hint }: Asked): HTMLElement | undefined {
  return hint && h('p', { class: 'hint', id: 'about' }, view.say([hint.en, hint.zh]));
}

/**
 * The information on the second consent is shown in full above its question (methodology, 3.1: separate consent before
 * health items).
 */
function healthText(view: View, question: Asked): HTMLElement | undefined {
  const { form = undefined, texts = undefined } = view.session || {};
  const role = form && form.roles.health_consent;
  if (!texts || !role || question.name !== role.question) return undefined;
  return h('div', {}, h('p', { class: 'lead' }, view.say(texts.healthTitle)), paragraphs(view.say(texts.healthBody)));
}

function heading(view: View, question: Asked): HTMLElement {
  const text = view.say([question.label.en, question.label.zh]);
  const long = text.length > (view.language === 'zh' ? 60 : 150);
  return h('h1', { tabindex: -1, id: 'question', class: long ? 'long' : undefined }, text);
}

function described(session: Session, hint: string): Record<string, string | undefined> {
  const by = [hint, session.fault ? 'fault' : ''].filter(Boolean).join(' ');
  return { 'aria-describedby': by || undefined, 'aria-invalid': session.fault ? 'true' : undefined };
}

function choiceField(view: View, session: Session, question: Asked): HTMLElement {
  const several = question.type === 'select_multiple';
  const exclusive = several && session.form ? session.form.exclusive(question) : new Set<string>();
  const chosen = session.state.value(question.name).split(' ');
  const field = h('fieldset', described(session, several ? 'hint' : ''), h('legend', {}, heading(view, question)));
  if (several) field.appendChild(h('p', { class: 'hint', id: 'hint' }, view.t('several')));
  [hintLine(view, question), faultLine(view, session, question)].forEach((line) => line && field.appendChild(line));
  const inputs: HTMLInputElement[] = [];
  const change = (event: Event): void => {
    if (several) separate(inputs, event.target as HTMLInputElement, exclusive);
    session.answer(
      question,
      inputs
        .filter((each) => each.checked)
        .map((each) => each.value)
        .join(' '),
    );
    settle(view, field);
  };
  const offered = session.form && session.form.offered(question.name);
  question.choices.forEach(({ code, label }) => {
    if (offered && !offered.has(code)) return;
    const props = {
      type: several ? 'checkbox' : 'radio',
      name: 'answer',
      value: code,
      change,
      checked: chosen.indexOf(code) >= 0,
    };
    const input = h('input', props);
    inputs.push(input);
    const quiet = question.declineCodes.has(code) ? ' quiet' : '';
    field.appendChild(h('label', { class: `choice${quiet}` }, input, h('span', {}, view.say([label.en, label.zh]))));
  });
  return field;
}

/** "None" and refusals cannot be combined with other choices: ticking one unticks the others. */
function separate(
  inputs: readonly HTMLInputElement[],
  changed: HTMLInputElement,
  exclusive: ReadonlySet<string>,
): void {
  if (!changed.checked) return;
  const alone = exclusive.has(changed.value);
  inputs.forEach((each) => {
    if (each !== changed && (alone || exclusive.has(each.value))) each.checked = false;
  });
}

/** Removes the error message after the answer has changed. */
function settle(view: View, field: HTMLElement): void {
  const fault = document.getElementById('fault');
  if (fault && fault.parentNode) fault.parentNode.removeChild(fault);
  field.removeAttribute('aria-invalid');
  view.changed();
}

/** An input for a number or text. */
function writtenField(view: View, session: Session, question: Asked): HTMLElement {
  const inputs: HTMLInputElement[] = [];
  const number = isNumber(question);
  const day = question.type === 'date';
  const props = {
    class: number || day ? 'number' : undefined,
    id: number ? 'number' : day ? 'day' : 'words',
    type: number ? 'text' : day ? 'date' : undefined,
    inputmode: number ? (question.type === 'integer' ? 'numeric' : 'decimal') : undefined,
    autocomplete: 'off',
    maxlength: number ? 18 : day ? undefined : 500,
    value: session.typedIn(question),
    'aria-labelledby': 'question',
    input: () => {
      inputs.forEach((each) => (each.checked = false));
      if (number) session.type(question, box.value);
      else session.answer(question, box.value.trim());
      settle(view, box);
    },
  };
  const hint = question.hint ? 'about' : '';
  const tag = number || day ? 'input' : 'textarea';
  const box = h(tag, Object.assign(described(session, hint), props)) as HTMLInputElement;
  box.value = session.typedIn(question);
  const decline = declineField(view, question, {
    chosen: declinedWith(session.state, question),
    inputs,
    change: (code) => {
      box.value = '';
      session.decline(question, code);
      settle(view, box);
    },
  });
  const lines = [hintLine(view, question), box, faultLine(view, session, question)];
  return h('div', {}, heading(view, question), ...lines, decline);
}

interface DeclineOptions {
  readonly chosen: string;
  readonly inputs: HTMLInputElement[];
  readonly change: (code: string) => void;
}

function declineField(view: View, question: Asked, options: DeclineOptions): HTMLElement | undefined {
  if (question.declineCodes.size === 0) return undefined;
  const field = h('fieldset', { class: 'decline' }, h('legend', {}, view.t('declineGroup')));
  question.declineCodes.forEach((code) => {
    const change = (): void => options.change(code);
    const checked = options.chosen === code;
    const input = h('input', { type: 'radio', name: 'decline', value: code, checked, change });
    options.inputs.push(input);
    const label = view.t(code === '98' ? 'd98' : 'd99');
    field.appendChild(h('label', { class: 'choice quiet' }, input, h('span', {}, label)));
  });
  return field;
}

/** The error of the answer, shown next to it and announced by screen readers. */
function faultLine(view: View, session: Session, question: Asked): HTMLElement | undefined {
  if (!session.fault) return undefined;
  const { message } = question;
  const isOwn = message && (session.fault === 'out-of-range' || session.fault === 'other');
  const text =
    message && isOwn
      ? view.say([message.en, message.zh])
      : faultText(view, session.fault, session.form ? session.form.limits(question.name) : {});
  return h('p', { class: 'fault', role: 'alert', id: 'fault' }, text);
}

function faultText(view: View, fault: Fault, limits: Limits): string {
  switch (fault) {
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
      return rangeText(view, limits);
    case 'other':
      return view.t('otherFault');
  }
}

function rangeText(view: View, { least, most, above }: Limits): string {
  const locale = view.language === 'zh' ? 'zh-CN' : 'en-GB';
  const show = (value: number | undefined): string => (value === undefined ? '' : value.toLocaleString(locale));
  const ends = { a: show(least), b: show(most) };
  if (least === undefined && most === undefined) return view.t('otherFault');
  if (most === undefined) return view.t('rangeOne', { r: view.t(above ? 'above' : 'from', ends) });
  if (least === undefined) return view.t('rangeOne', { r: view.t('upTo', { a: ends.b }) });
  return above ? view.t('rangeOne', { r: view.t('aboveUpTo', ends) }) : view.t('range', { r: view.t('between', ends) });
}

function concernScreen(view: View, session: Session, question: Asked): Drawn {
  const text = session.concern && concernText(view, session, [session.concern, question]);
  const change = (): void => {
    session.concern = undefined;
  };
  return {
    main: [h('h1', { tabindex: -1 }, text)],
    foot: [
      button(view.t('change'), 'side', () => view.act(change, true)),
      button(view.t('yesRight'), 'main', () => view.act(() => session.confirm(), true)),
    ],
  };
}

function concernText(view: View, { state, form }: Session, [concern, { name }]: readonly [Concern, Asked]): string {
  const v = state.value(name);
  const hourly = form ? form.hourlyPay() : 0;
  switch (concern) {
    case 'under_age':
      return view.t('confirmAge', { v });
    case 'hours_long':
      return view.t('confirmHours', { v });
    case 'hourly_range':
      return view.t('confirmPay', { v: hourly < 10 ? hourly.toFixed(1) : Math.round(hourly) });
  }
}
