import { fontFamily } from '../../../../shared/tokens.js';
import type { ChartColours } from './marks.js';
import { chartColours } from './marks.js';
import type { Drawing } from './shapes.js';
import { escaped, markupOf } from './shapes.js';
import type { AboutLine } from './table-file.js';

export interface PictureRequest {
  readonly title: string;
  readonly finding: string;
  readonly draw: (palette: ChartColours, width: number) => Drawing;
  /** The legend in words. */
  readonly notes: readonly string[];
  readonly about: readonly AboutLine[];
}

/** Pixels: the image has the same width on every screen, and is always light. */
const width = 784;
const margin = 32;

interface TextStyle {
  readonly size: number;
  readonly weight?: number;
  readonly colour: string;
}

/** Text in Latin script breaks between words, Chinese after any character. */
const pieces = (text: string): readonly string[] =>
  text.match(/[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]|[^\s\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]+\s*|\s+/g) ?? [];

function wrapped(text: string, style: TextStyle, pen: CanvasRenderingContext2D): string[] {
  pen.font = `${style.weight ?? 400} ${style.size}px ${fontFamily}`;
  const lines = [''];
  for (const piece of pieces(text)) {
    const longer = (lines.at(-1) ?? '') + piece;
    if (pen.measureText(longer.trimEnd()).width <= width - 2 * margin) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** Lines of text below each other. */
class Column {
  private readonly parts: string[] = [];
  constructor(
    private readonly pen: CanvasRenderingContext2D,
    public bottom: number,
  ) {}

  write(text: string, style: TextStyle): void {
    for (const line of wrapped(text, style, this.pen)) {
      this.bottom += Math.round(style.size * 1.5);
      this.parts.push(
        `<text x="${margin}" y="${this.bottom - Math.round(style.size * 0.4)}" font-size="${style.size}" font-weight="${style.weight ?? 400}" fill="${style.colour}">${escaped(line)}</text>`,
      );
    }
  }

  put(markup: string, height: number): void {
    this.parts.push(`<g transform="translate(${margin} ${this.bottom})">${markup}</g>`);
    this.bottom += height;
  }

  space(pixels: number): void {
    this.bottom += pixels;
  }

  get markup(): string {
    return this.parts.join('');
  }
}

/** The chart with title, finding, legend, source and notice as one SVG without external references. */
export function chartSvg(request: PictureRequest): string {
  const palette = chartColours('light');
  const drawing = request.draw(palette, width - 2 * margin);
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) throw new Error('This browser draws no pictures.');
  const column = new Column(pen, 20);
  column.write(request.title, { size: 20, weight: 650, colour: palette.text });
  column.write(request.finding, { size: 14, colour: palette.dimmed });
  column.space(12);
  column.put(markupOf(drawing.shapes), drawing.height);
  column.space(8);
  for (const note of request.notes) column.write(note, { size: 12, colour: palette.text });
  column.space(6);
  for (const { label, text } of request.about) column.write(`${label}: ${text}`, { size: 12, colour: palette.dimmed });
  const height = column.bottom + 20;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(fontFamily)}" role="img" aria-label="${escaped(`${request.title}. ${request.finding}`)}">`,
    `<rect width="${width}" height="${height}" fill="${palette.surface}"/>`,
    column.markup,
    '</svg>',
  ].join('');
}

export const svgBlob = (svg: string): Blob => new Blob([svg], { type: 'image/svg+xml;charset=utf-8' });

/** With twice as many pixels as the SVG, so that it is sharp in print. */
export async function pngBlob(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(svgBlob(svg));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * image.width;
    canvas.height = 2 * image.height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('This browser makes no PNG.'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
