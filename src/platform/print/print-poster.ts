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
/** Of the sizes above, as long as the texts do not fit; the last is the smallest that is read from a wall. */
const scales = [1, 0.9, 0.8, 0.7];
/** In the smallest size, each text is cut to the most lines with which all fit. */
const mostLines = [8, 7, 6, 5, 4, 3, 2, 1];
/** Smaller sizes for a title that would need more than two lines. */
const titleSizes = [26, 22, 18, 15];
const mostTitleLines = 2;

interface Said {
  readonly lines: readonly string[];
  readonly style: TextStyle;
}

/** A page of its own: titles, a large code in the middle, and texts below it, all centred. */
export function printPoster(paper: Paper, block: Extract<PrintBlock, { kind: 'poster' }>): void {
  paper.startPage();
  paper.bookmark(block.mark, 1);
  const centred = ({ lines, style }: Said): void => {
    const place = { x: paper.left, width: paper.width, align: 'centre' as const, tag: paper.tag('P') };
    paper.flow(lines, style, place);
  };
  const { titles, texts } = fitted(paper, block);
  titles.forEach(centred);
  paper.y += gap;
  const { modules } = qrcode.create(block.content, { errorCorrectionLevel: 'Q' });
  paper.squares(modules, { side, alt: block.content, x: paper.left + (paper.width - side) / 2 });
  paper.y += side + gap;
  for (const said of texts) {
    centred(said);
    paper.y += spaceAfter(said);
  }
  paper.corner(block.mark);
}

const spaceAfter = ({ style }: Said): number => lineHeight(style) * 0.25;
const cut = (said: Said, most: number): Said =>
  said.lines.length <= most
    ? said
    : { ...said, lines: [...said.lines.slice(0, most - 1), `${said.lines[most - 1]!}…`] };

/** All texts in the largest size in which the page holds them. */
function fitted(paper: Paper, block: Extract<PrintBlock, { kind: 'poster' }>) {
  const inSize = (scale: number) => {
    const said = (text: string, style: TextStyle): Said => {
      const scaled = { ...style, size: style.size * scale };
      return { lines: paper.lines(text, scaled, paper.width - scaled.size), style: scaled };
    };
    return {
      titles: block.titles.map((text) => said(text, titleStyle(paper, text))),
      texts: block.lines.map(({ text, tone }) => said(text, styles[tone])),
    };
  };
  const heightOf = ({ lines, style }: Said): number => lines.length * lineHeight(style);
  const fits = ({ titles, texts }: ReturnType<typeof inSize>): boolean =>
    [...titles.map(heightOf), ...texts.map((said) => heightOf(said) + spaceAfter(said)), side, 2 * gap].reduce(
      (sum, height) => sum + height,
    ) <= paper.capacity;
  const smallest = inSize(scales.at(-1)!);
  const shortened = mostLines.map((most) => ({
    titles: smallest.titles.map((said) => cut(said, most)),
    texts: smallest.texts.map((said) => cut(said, most)),
  }));
  return scales.map(inSize).find(fits) ?? shortened.find(fits) ?? shortened.at(-1)!;
}

function titleStyle(paper: Paper, text: string): TextStyle {
  const fits = (size: number): boolean =>
    paper.lines(text, { ...styles.title, size }, paper.width).length <= mostTitleLines;
  return { ...styles.title, size: titleSizes.find(fits) ?? titleSizes.at(-1)! };
}
