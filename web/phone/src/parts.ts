import type { WireText } from '#server/surveys/form/index.js';
import { h } from './dom.js';
import type { View } from './view.js';

/** Elements that several screens share. */

export function title(text: string): HTMLElement {
  return h('h1', { tabindex: -1 }, text);
}

/** A link to the page of results; only https addresses become links. */
export function resultsLink(view: View): HTMLElement | undefined {
  const { resultsAddress } = view;
  return resultsAddress ? linked(`${view.t('results')} ${resultsAddress}`, resultsAddress) : undefined;
}

/** A paragraph in which the address of the results is a link. */
export function linked(text: string, address: string): HTMLElement {
  const place = /^https:\/\//.test(address) ? text.indexOf(address) : -1;
  if (place < 0) return h('p', {}, text);
  const link = h('a', { href: address, rel: 'noopener noreferrer' }, address.replace(/^https:\/\//, ''));
  return h('p', {}, text.slice(0, place), link, text.slice(place + address.length));
}

interface HelpTexts {
  readonly helpIntro: WireText;
  readonly help: readonly { readonly number: string; readonly label: WireText }[];
}

export function helpLines(view: View, texts: HelpTexts): HTMLElement | undefined {
  if (!texts.help || texts.help.length === 0) return undefined;
  const lines = texts.help.map(({ number, label }) =>
    h('li', {}, h('a', { href: `tel:${number}` }, h('strong', {}, number), ` ${view.say(label)}`)),
  );
  const list = h('ul', { class: 'help' }, ...lines);
  return h('section', {}, h('h2', {}, view.t('help')), h('p', {}, view.say(texts.helpIntro)), list);
}
