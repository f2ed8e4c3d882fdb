/** One element of a drawing. Drawings are data, so that screen and file are identical and tests can read them. */
export interface Shape {
  readonly tag: 'circle' | 'line' | 'path' | 'polygon' | 'polyline' | 'rect' | 'text';
  /** With their SVG names, e.g. "stroke-width". */
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  /** Shown on hover. */
  readonly hint?: string;
}

export interface Drawing {
  readonly shapes: readonly Shape[];
  /** Pixels. */
  readonly height: number;
}

const textSize = 12;

export function line([x1, y1, x2, y2]: readonly [number, number, number, number], stroke: string, width = 1): Shape {
  return { tag: 'line', attributes: { x1, y1, x2, y2, stroke, 'stroke-width': width } };
}

export interface TextStyle {
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: number;
  /** Background colour around the letters, so that lines of the chart do not cross them. */
  readonly halo?: string;
}

/** `y` is the vertical centre of the letters. */
export function words(
  text: string,
  [x, y]: readonly [number, number],
  { fill, anchor = 'start', weight = 400, halo }: TextStyle,
): Shape {
  const letters = { x, y: y + 4, fill, 'text-anchor': anchor, 'font-size': textSize, 'font-weight': weight };
  const behind = { stroke: halo!, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  return { tag: 'text', attributes: halo === undefined ? letters : { ...letters, ...behind }, text };
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** SVG markup for a file; React renders the same shapes on the screen. */
export function markupOf(shapes: readonly Shape[]): string {
  return shapes
    .map(({ tag, attributes, text, hint }) => {
      const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
      const title = hint ? `<title>${escaped(hint)}</title>` : '';
      return `<${tag}${said.join('')}>${title}${text === undefined ? '' : escaped(text)}</${tag}>`;
    })
    .join('');
}
