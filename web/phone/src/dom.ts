/** A minimal replacement for a framework: creates elements with plain calls, and text only as text nodes. */
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

/** Replaces the children of an element. */
export function fillWith(element: Element, children: readonly Child[]): void {
  element.textContent = '';
  children.forEach((child) => {
    if (child) element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  });
}

/** One paragraph for each line; none for a blank text. */
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
