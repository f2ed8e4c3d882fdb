import qrcode from 'qrcode';
import { lineHeight, type Paper, type TextStyle } from './paper.js';
import type { PrintBlock } from './print-document.js';

/** Points: about 106 mm, which phones read from more than a metre away. */
const side = 300;
const gap = 18;
const ink = '#1c2128';
const styles: Readonly<Record<'title' | 'strong' | 'normal' | 'small', TextStyle>> = {
  title: { weight: 'bold', size: 26, colour: ink },
  strong: { weight: 'bold', size: 17, colour: ink },
  normal: { weight: 'regular', size: 14, colour: ink },
  small: { weight: 'regular', size: 10, colour: ink },
};
/** Smaller sizes for a title that would need more than two lines. */
const titleSizes = [26, 22, 18, 15];
const mostTitleLines = 2;

/** A page of its own: titles, a large code in the middle, and texts below it, all centred. */
export function printPoster(paper: Paper, block: Extract<PrintBlock, { kind: 'poster' }>): void {
  paper.startPage();
  paper.bookmark(block.mark, 1);
  const centred = (text: string, style: TextStyle): void => {
    const place = { x: paper.left, width: paper.width, align: 'centre' as const, tag: paper.tag('P') };
    paper.flow(paper.lines(text, style, paper.width), style, place);
  };
  for (const title of block.titles) centred(title, titleStyle(paper, title));
  paper.y += gap;
  const { modules } = qrcode.create(block.content, { errorCorrectionLevel: 'Q' });
  paper.squares(modules, { side, alt: block.content, x: paper.left + (paper.width - side) / 2 });
  paper.y += side + gap;
  for (const { text, tone } of block.lines) {
    centred(text, styles[tone]);
    paper.y += lineHeight(styles[tone]) * 0.25;
  }
  paper.corner(block.mark);
}

function titleStyle(paper: Paper, text: string): TextStyle {
  const fits = (size: number): boolean =>
    paper.lines(text, { ...styles.title, size }, paper.width).length <= mostTitleLines;
  return { ...styles.title, size: titleSizes.find(fits) ?? titleSizes.at(-1)! };
}
