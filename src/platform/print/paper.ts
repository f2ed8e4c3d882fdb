import PDFDocument from 'pdfkit';
import { printFont, type FontWeight } from './fonts.js';
import type { PrintDocument } from './print-document.js';
import { wrapLines } from './wrap-lines.js';

export interface TextStyle {
  readonly weight: FontWeight;
  readonly size: number;
  readonly colour: string;
}

export interface TextPlace {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right' | 'centre';
}

/** A range of structure elements: what a screen reader finds, in the order of reading. */
export type Tag = PDFKit.PDFStructureElement;

const margin = { side: 56, top: 56, bottom: 64 };
const footer: TextStyle = { weight: 'regular', size: 8, colour: '#5c6370' };

export const lineHeight = (style: TextStyle): number => style.size * 1.5;

/** Pages with a position on them; each text is a marked part of the structure of the document. */
export class Paper {
  readonly left = margin.side;
  private readonly pdf: PDFKit.PDFDocument;
  private readonly root: Tag;
  private readonly chunks: Buffer[] = [];
  private readonly outline: PDFKit.PDFOutline[] = [];
  y = margin.top;

  /** `partDone` is called after each block, and after each row within one. */
  constructor(
    private readonly document: PrintDocument,
    readonly partDone: () => void,
  ) {
    this.pdf = new PDFDocument({
      ...{ size: 'A4', layout: document.layout ?? 'portrait', margin: 0, bufferPages: true },
      ...{ pdfVersion: '1.7', tagged: true, displayTitle: true, lang: document.language === 'zh' ? 'zh-CN' : 'en' },
      info: {
        Title: document.title,
        Creator: 'Tripartite',
        Producer: 'Tripartite',
        CreationDate: document.createdAt,
        ModDate: document.createdAt,
      },
    });
    this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    for (const weight of ['regular', 'bold'] as const) this.pdf.registerFont(weight, printFont(weight).source);
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
    this.outline.push(this.pdf.outline);
  }

  get width(): number {
    return this.pdf.page.width - 2 * margin.side;
  }

  get bottom(): number {
    return this.pdf.page.height - margin.bottom;
  }

  /** The height that a page offers to blocks. */
  get capacity(): number {
    return this.bottom - margin.top;
  }

  tag(type: string, parent: Tag = this.root): Tag {
    const element = this.pdf.struct(type);
    parent.add(element);
    return element;
  }

  bookmark(text: string, level: number): void {
    const parent = this.outline.slice(0, level).findLast((each) => each !== undefined) ?? this.pdf.outline;
    this.outline.length = level;
    this.outline[level] = parent.addItem(text);
  }

  lines(text: string, style: TextStyle, width: number): readonly string[] {
    const font = printFont(style.weight);
    return wrapLines(font.printable(text), width, (character) => font.widthOf(character, style.size));
  }

  newPage(): void {
    this.pdf.addPage();
    this.y = margin.top;
  }

  /** Begins a new page unless this one is empty. */
  startPage(): void {
    if (this.y > margin.top) this.newPage();
  }

  /** A small text at the bottom of the page, for whoever hands it out. */
  corner(text: string): void {
    this.y = this.pdf.page.height - margin.bottom + 24;
    this.write([text], footer, { x: this.left, width: this.width, align: 'right' });
  }

  /** Begins a new page when less than `height` remains. */
  ensure(height: number): void {
    if (this.y + height > this.bottom && this.y > margin.top) this.newPage();
  }

  /** Writes lines at the position, on further pages where they do not fit. */
  flow(lines: readonly string[], style: TextStyle, at: TextPlace & { readonly tag: Tag }): void {
    let rest = lines;
    while (rest.length > 0) {
      this.ensure(lineHeight(style));
      const room = Math.max(1, Math.floor((this.bottom - this.y) / lineHeight(style)));
      const now = rest.slice(0, room);
      this.write(now, style, at);
      this.y += now.length * lineHeight(style);
      rest = rest.slice(room);
    }
  }

  /** Writes lines at the position and does not move it. Without a tag the text is an artifact, for example a repeated header. */
  write(lines: readonly string[], style: TextStyle, at: TextPlace & { readonly tag?: Tag }): void {
    const draw = (): void => {
      this.pdf.font(style.weight).fontSize(style.size).fillColor(style.colour);
      const lead = (lineHeight(style) - this.pdf.currentLineHeight()) / 2;
      for (const [index, line] of lines.entries()) {
        if (line === '') continue;
        const spare = at.align === 'left' ? 0 : Math.max(0, at.width - this.pdf.widthOfString(line));
        this.pdf.text(
          line,
          at.x + (at.align === 'centre' ? spare / 2 : spare),
          this.y + index * lineHeight(style) + lead,
          { lineBreak: false },
        );
      }
    };
    if (at.tag !== undefined) at.tag.add(draw);
    else this.artifact(draw);
  }

  /** Dark modules of a code at the position, drawn as squares so that they are sharp in print; does not move it. */
  squares(
    modules: { readonly size: number; get(row: number, column: number): number },
    { side, alt, x = this.left }: { readonly side: number; readonly alt: string; readonly x?: number },
  ): void {
    const step = side / modules.size;
    const isDark = (row: number, column: number): boolean => column < modules.size && modules.get(row, column) === 1;
    const figure = this.pdf.struct('Figure', { alt }, () => {
      for (let row = 0; row < modules.size; row += 1)
        for (let from = 0; from < modules.size; from += 1) {
          let to = from;
          while (isDark(row, to)) to += 1;
          if (to > from) this.pdf.rect(x + from * step, this.y + row * step, (to - from) * step, step);
          from = to;
        }
      this.pdf.fill('#000000');
    });
    this.root.add(figure);
  }

  box({ x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>, colour: string): void {
    this.artifact(() => void this.pdf.rect(x, y, width, height).fill(colour));
  }

  rule(y: number, colour: string): void {
    this.artifact(() => {
      this.pdf
        .moveTo(this.left, y)
        .lineTo(this.left + this.width, y)
        .lineWidth(0.5)
        .stroke(colour);
    });
  }

  async finish(): Promise<Buffer> {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = start; page < start + count && this.document.letters !== true; page++) {
      this.pdf.switchToPage(page);
      this.writeFooter(page - start + 1, count);
    }
    const ended = new Promise<void>((resolve, reject) => this.pdf.on('end', resolve).on('error', reject));
    this.pdf.end();
    await ended;
    return Buffer.concat(this.chunks);
  }

  private writeFooter(page: number, count: number): void {
    const number = this.document.language === 'zh' ? `第${page}页，共${count}页` : `Page ${page} of ${count}`;
    this.y = this.pdf.page.height - margin.bottom + 24;
    const right = 110;
    const [title = ''] = this.lines(this.document.title, footer, this.width - right);
    this.write([title], footer, { x: this.left, width: this.width - right, align: 'left' });
    this.write([number], footer, { x: this.left + this.width - right, width: right, align: 'right' });
  }

  private artifact(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.pdf.endMarkedContent();
  }
}
