import PDFDocument from 'pdfkit';
import { printFont } from './fonts.js';
import type { Step } from './print-document.js';
import { wrapLines } from './wrap-lines.js';

/** A name plate for the table: the name, and whom the person represents, in both languages. */
export interface NamePlate {
  readonly names: readonly string[];
  readonly represents: readonly string[];
}

export interface NamePlates {
  readonly title: string;
  readonly createdAt: Date;
  readonly plates: readonly NamePlate[];
}

/** A4 landscape, folded once in the middle: the upper half is printed upside down, so that both sides can be read. */
const page = { width: 841.89, height: 595.28 };
const margin = 48;
const sizes = { name: [64, 52, 42, 34, 26, 20], line: [24, 20, 16, 13] } as const;
const widest = page.width - 2 * margin;

/** One page for each plate. */
export async function renderNamePlates({ title, createdAt, plates }: NamePlates, step: Step): Promise<Buffer> {
  const pdf = new PDFDocument({
    ...{ size: 'A4', layout: 'landscape', margin: 0, pdfVersion: '1.7', displayTitle: true, autoFirstPage: false },
    info: { Title: title, Creator: 'Tripartite', Producer: 'Tripartite', CreationDate: createdAt, ModDate: createdAt },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const weight of ['regular', 'bold'] as const) pdf.registerFont(weight, printFont(weight).source);
  for (const [index, plate] of plates.entries()) {
    pdf.addPage();
    drawHalf(pdf, plate);
    pdf.save().rotate(180, { origin: [page.width / 2, page.height / 2] });
    drawHalf(pdf, plate);
    pdf.restore();
    pdf
      .moveTo(0, page.height / 2)
      .lineTo(page.width, page.height / 2)
      .dash(4, { space: 6 })
      .lineWidth(0.5);
    pdf.stroke('#9aa1ab').undash();
    step((index + 1) / plates.length);
  }
  const ended = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject));
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: 'regular' | 'bold';
}

/** The largest size in which a text needs one line; a longer one is cut to two lines of the smallest size. */
function fitted(text: string, weight: Line['weight'], steps: readonly number[]): readonly Line[] {
  const font = printFont(weight);
  const linesAt = (size: number): readonly string[] =>
    wrapLines(font.printable(text), widest, (character) => font.widthOf(character, size));
  const size = steps.find((one) => linesAt(one).length <= 1) ?? steps.at(-1)!;
  return linesAt(size)
    .slice(0, 2)
    .map((line) => ({ text: line, size, weight }));
}

/** Centred in the lower half of the page. */
function drawHalf(pdf: PDFKit.PDFDocument, { names, represents }: NamePlate): void {
  const lines = [
    ...names.flatMap((name) => fitted(name, 'bold', sizes.name)),
    ...represents.flatMap((line) => fitted(line, 'regular', sizes.line)),
  ];
  const height = lines.reduce((sum, { size }) => sum + size * 1.35, 0);
  let y = page.height / 2 + Math.max(8, (page.height / 2 - height) / 2);
  for (const { text, size, weight } of lines) {
    pdf.font(weight).fontSize(size).fillColor('#1c2128');
    pdf.text(text, (page.width - pdf.widthOfString(text)) / 2, y, { lineBreak: false });
    y += size * 1.35;
  }
}
