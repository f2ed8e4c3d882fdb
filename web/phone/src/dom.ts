/** A few lines instead of a framework: elements from plain calls, text always as text. */
type Child = Node | string | undefined | false;
type Props = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  Object.keys(props).forEach((name) => {
    const value = props[name];
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  });
  children.forEach((child) => {
    if (child) element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  });
  return element;
}

/** Replaces what an element holds. */
export function fillWith(element: Element, children: readonly Child[]): void {
  element.textContent = '';
  children.forEach((child) => {
    if (child) element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  });
}

/** A paragraph each line; a blank text gives none. */
export function paragraphs(text: string): HTMLElement {
  return h(
    'div',
    { class: 'prose' },
    ...text
      .split('\n')
      .map((line) => line.trim() && h('p', {}, line))
      .map((p) => p || undefined),
  );
}

export function button(label: string, look: 'main' | 'side' | 'plain' | 'risk', click: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: `button ${look}`, click }, label);
}
