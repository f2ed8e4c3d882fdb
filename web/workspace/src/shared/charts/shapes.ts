/** One element of a drawing. Drawings are data, so that a screen and a file get the same, and a test can read it. */
export interface Shape {
  readonly tag: 'circle' | 'line' | 'path' | 'polygon' | 'polyline' | 'rect' | 'text';
  /** As SVG names them: "stroke-width". */
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
  /** Shown while the pointer is on it. */
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

interface TextStyle {
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: number;
  /** The colour behind it: lines of the chart do not cross the letters. */
  readonly halo?: string;
}

/** `y` is the middle of the letters. */
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

/** For a file: what React makes of the same shapes on the screen. */
export function markupOf(shapes: readonly Shape[]): string {
  return shapes
    .map(({ tag, attributes, text, hint }) => {
      const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
      const title = hint ? `<title>${escaped(hint)}</title>` : '';
      return `<${tag}${said.join('')}>${title}${text === undefined ? '' : escaped(text)}</${tag}>`;
    })
    .join('');
}
