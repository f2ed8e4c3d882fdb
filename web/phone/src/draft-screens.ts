import type { DraftNote } from './draft.js';
import { button, h, paragraphs } from './dom.js';
import type { Drawn, View } from './view.js';
import { dayWord } from './words.js';

/**
 * Input of four digits: once to open a draft, twice to choose them. Not a password field, because phones would offer
 * to save it.
 */
export function digitsForm(view: View, twice: boolean, done: (digits: string) => Promise<void>): HTMLElement {
  const fault = h('p', { class: 'fault', role: 'alert', id: 'fault' });
  const box = (id: string, label: string): HTMLInputElement => {
    const input = h('input', {
      id,
      class: 'number digits',
      type: 'text',
      inputmode: 'numeric',
      maxlength: 4,
      autocomplete: 'off',
      'aria-describedby': 'fault',
    });
    form.appendChild(h('label', { class: 'boxlabel', for: id }, label));
    form.appendChild(input);
    return input;
  };
  const form = h('form', { id: 'form', novalidate: true, submit: (event) => (event.preventDefault(), check()) });
  const first = box('digits', view.t('digits'));
  const second = twice ? box('digits-again', view.t('digitsAgain')) : first;
  form.appendChild(fault);
  const check = (): void => {
    const wrong = !/^\d{4}$/.test(first.value)
      ? 'digitsFault'
      : second.value !== first.value
        ? 'digitsDiffer'
        : undefined;
    fault.textContent = wrong ? view.t(wrong) : view.t('saving');
    const at = wrong === 'digitsDiffer' ? second : first;
    if (wrong) at.focus();
    else view.act(() => done(first.value), true);
  };
  return form;
}

export function draftsScreen(view: View, notes: readonly DraftNote[]): Drawn {
  const rows = notes.map((note) => {
    const day = dayWord(note.day, view.language);
    const open = (): void => view.show({ kind: 'unlock', note, wrong: undefined });
    return button(view.t(note.locked ? 'draftLocked' : 'draftOf', { day }), 'side', open);
  });
  return {
    main: [
      h('h1', { tabindex: -1 }, view.t('draftsTitle')),
      paragraphs(view.t('draftsBody')),
      h('div', { class: 'stack' }, ...rows),
    ],
    foot: [button(view.t('anew'), 'main', () => view.anew())],
  };
}

export function unlockScreen(view: View, note: DraftNote, wrong: number | undefined): Drawn {
  const back = button(view.t('back'), 'side', () => view.reload());
  const heading = h('h1', { tabindex: -1 }, view.t('openTitle'));
  if (note.locked) {
    const remove = button(view.t('remove'), 'risk', () => view.act(() => view.forget(note), true));
    return { main: [heading, paragraphs(view.t('locked'))], foot: [back, remove] };
  }
  const form = digitsForm(view, false, (digits) => view.unlock(note, digits));
  const said =
    wrong === undefined ? undefined : h('p', { class: 'fault', role: 'alert' }, view.t('wrong', { n: wrong }));
  const open = h('button', { type: 'submit', form: 'form', class: 'button main' }, view.t('open'));
  return { main: [heading, h('p', {}, dayWord(note.day, view.language)), form, said], foot: [back, open] };
}
