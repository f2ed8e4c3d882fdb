import type { Bilingual } from '#server/surveys/form/index.js';
import type { Asked } from './answers-so-far.js';
import { button, h, paragraphs } from './dom.js';
import { entryName } from './entry-name.js';
import { faultText, roomLine, roomText } from './fault-text.js';
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
    sectionLine(view, session, question),
    fieldOf(view, session, question),
  );
  const back = session.canGoBack() && button(view.t('back'), 'side', () => view.act(() => session.back(), true));
  return { main: [form], foot: [back, next] };
}

function fieldOf(view: View, session: Session, question: Asked): HTMLElement {
  const { form, fields } = session;
  const { ofRepeat, name } = question;
  if (ofRepeat && fields) {
    const label = said(view, question, ofRepeat.label) || view.t('entries');
    const title = h('h1', { tabindex: -1, id: 'question' }, label);
    return h('div', {}, title, fields.entries(view, session, question));
  }
  if (question.type === 'note') return h('div', {}, heading(view, question), hintLine(view, question));
  if (form && form.isReadOnly(name)) return givenField(view, session, question);
  if (question.type === 'rank' && fields) {
    const field = h('div', described(session, 'hint'), heading(view, question));
    const hint = h('p', { class: 'hint', id: 'hint' }, view.t('rank'));
    [hint, hintLine(view, question), faultLine(view, session, question)].forEach(
      (line) => line && field.appendChild(line),
    );
    field.appendChild(fields.rank(view, session, { question, changed: () => settle(view, field) }));
    return field;
  }
  return question.choices.length > 0 ? choiceField(view, session, question) : writtenField(view, session, question);
}

/** An answer that cannot be changed, or the value of a calculation. */
function givenField(view: View, session: Session, question: Asked): HTMLElement {
  const value = session.form ? session.form.shown(question.name) : '';
  const labels = value.split(' ').map((code) => question.choices.find((choice) => choice.code === code));
  const names = labels.map((choice) => choice && said(view, question, choice.label)).filter(Boolean);
  const shown = names.length > 0 ? names.join(view.language === 'zh' ? '、' : ', ') : value;
  return h('div', {}, heading(view, question), hintLine(view, question), h('p', { class: 'given' }, shown || '–'));
}

/** A text of a question in the language of the page, with the answers that it shows. */
function said(view: View, { name }: Asked, text: Bilingual): string {
  const plain = view.say([text.en, text.zh]);
  return view.session ? view.session.filledIn(name, plain) : plain;
}

/** The entry of a repeat and the name of the group; questions of the catalogue have neither. */
function sectionLine(view: View, session: Session, question: Asked): HTMLElement | undefined {
  const { section, entries } = question;
  const lines = (entries || []).map((entry) => entryName(view, session, entry));
  if (section) lines.push(said(view, question, section));
  return lines.length > 0 ? h('p', { class: 'hint' }, lines.join(' · ')) : undefined;
}

function hintLine(view: View, question: Asked): HTMLElement | undefined {
  const { hint } = question;
  return hint && h('p', { class: 'hint', id: 'about' }, said(view, question, hint));
}

/**
 * The information on the second consent is shown in full above its question (methodology, 3.1: separate consent before
 * health items). An uploaded form has it in the hint.
 */
function healthText(view: View, question: Asked): HTMLElement | undefined {
  const { form = undefined, texts = undefined } = view.session || {};
  const role = form && form.roles.health_consent;
  if (!texts || !role || question.name !== role.question || !texts.healthBody[0]) return undefined;
  return h('div', {}, h('p', { class: 'lead' }, view.say(texts.healthTitle)), paragraphs(view.say(texts.healthBody)));
}

function heading(view: View, question: Asked): HTMLElement {
  const text = said(view, question, question.label);
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
  const chosen = (): readonly string[] => session.state.value(question.name).split(' ');
  const field = h('fieldset', described(session, several ? 'hint' : ''), h('legend', {}, heading(view, question)));
  if (several) field.appendChild(h('p', { class: 'hint', id: 'hint' }, view.t('several')));
  [hintLine(view, question), faultLine(view, session, question)].forEach((line) => line && field.appendChild(line));
  let inputs: HTMLInputElement[] = [];
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
  const line = ({ code, label }: Asked['choices'][0]): HTMLElement => {
    const props = {
      // a single choice can be removed again
      type: several || question.choices.length === 1 ? 'checkbox' : 'radio',
      name: 'answer',
      value: code,
      change,
      checked: chosen().indexOf(code) >= 0,
    };
    const input = h('input', props);
    inputs.push(input);
    const quiet = question.declineCodes.has(code) ? ' quiet' : '';
    return h('label', { class: `choice${quiet}` }, input, h('span', {}, said(view, question, label)));
  };
  const all = shownChoices(session, question);
  const { fields } = session;
  if (!fields || all.length <= MOST_SHOWN) {
    all.forEach((choice) => field.appendChild(line(choice)));
    return field;
  }
  const named = all.map((choice) => ({ choice, text: said(view, question, choice.label) }));
  const lines = (found: Asked['choices']): readonly HTMLElement[] => {
    inputs = [];
    return found.map(line);
  };
  field.appendChild(fields.finder(view, { named, chosen, lines }));
  return field;
}

/** Of more choices, a person sees those that match what they type. */
const MOST_SHOWN = 100;

/** The choices that are offered at present, in their order. */
function shownChoices({ form }: Session, { name, choices }: Asked): Asked['choices'] {
  const offered = form && form.offered(name);
  if (!offered) return choices;
  const byCode = new Map(choices.map((choice) => [choice.code, choice] as [string, Asked['choices'][0]]));
  const all = Array.from(offered).map((code) => byCode.get(code));
  return all.filter((choice): choice is Asked['choices'][0] => choice !== undefined);
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

/** Inputs for days and times, and the length of their values. */
const CLOCKS: Readonly<Partial<Record<Asked['type'], readonly [type: string, length: number]>>> = {
  date: ['date', 10],
  time: ['time', 5],
  datetime: ['datetime-local', 16],
};

/** `room`: the text is counted instead, so that nothing of it is cut off. */
function mostCharacters(question: Asked, room: HTMLElement | undefined): number | undefined {
  if (isNumber(question)) return 18;
  return CLOCKS[question.type] || room ? undefined : 500;
}

/** An input for a number or text. */
function writtenField(view: View, session: Session, question: Asked): HTMLElement {
  const inputs: HTMLInputElement[] = [];
  const number = isNumber(question);
  const clock = CLOCKS[question.type];
  const room = roomLine(view, session, question);
  const props = {
    class: number || clock ? 'number' : undefined,
    id: number ? 'number' : clock ? 'day' : 'words',
    type: number ? 'text' : clock && clock[0],
    inputmode: number ? (question.type === 'integer' ? 'numeric' : 'decimal') : undefined,
    autocomplete: 'off',
    maxlength: mostCharacters(question, room),
    value: session.typedIn(question),
    'aria-labelledby': 'question',
    input: () => {
      inputs.forEach((each) => (each.checked = false));
      if (number) session.type(question, box.value);
      // some browsers add seconds
      else session.answer(question, clock ? box.value.slice(0, clock[1]) : box.value.trim());
      if (room) room.textContent = roomText(view, session, question);
      settle(view, box);
    },
  };
  const hint = [question.hint ? 'about' : '', room ? 'room' : ''].filter(Boolean).join(' ');
  const tag = number || clock ? 'input' : 'textarea';
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
  const below = [room, scanLine(view, question, box), faultLine(view, session, question)];
  return h('div', {}, heading(view, question), hintLine(view, question), box, ...below, decline);
}

function scanLine(view: View, { isBarcode }: Asked, box: HTMLInputElement): HTMLElement | undefined {
  const fields = view.session && view.session.fields;
  return isBarcode && fields ? fields.scanner(view, box) : undefined;
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
  const { message, requiredMessage } = question;
  const isConstraint = session.fault === 'out-of-range' || session.fault === 'other';
  const own = isConstraint ? message : session.fault === 'needed' ? requiredMessage : undefined;
  const text = own ? said(view, question, own) : faultText(view, session, question);
  return h('p', { class: 'fault', role: 'alert', id: 'fault' }, text);
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
