import { lineHeight, type Paper, type TextStyle } from './paper.js';
import type { PrintBar, PrintBlock } from './print-document.js';

const body: TextStyle = { weight: 'regular', size: 8.5, colour: '#1c2128' };
const scale: TextStyle = { weight: 'regular', size: 8, colour: '#5c6370' };
const padding = 4;
const gap = 14;
const thickness = 7;
const light = '#d5d9de';

/** Texts at the left and bars at the right, on a scale that is repeated on each page; a screen reader reads the texts. */
export function printBars(paper: Paper, { ticks, rows, now }: Extract<PrintBlock, { kind: 'bars' }>): void {
  const textWidth = paper.width * 0.42;
  const chart = { x: paper.left + textWidth + gap, width: paper.width - textWidth - gap };
  const at = (share: number): number => chart.x + share * chart.width;
  const header = (): void => {
    for (const { share, label } of ticks)
      paper.write([label], scale, { x: at(share) + 2, width: chart.width, align: 'left' });
    paper.y += lineHeight(scale) + 2;
    paper.rule(paper.y, light);
  };
  const row = (bar: PrintBar): void => {
    const lines = paper.lines(bar.text, body, textWidth);
    const height = lines.length * lineHeight(body) + 2 * padding;
    if (paper.y + height > paper.bottom) {
      paper.newPage();
      header();
    }
    const top = paper.y;
    for (const { share } of ticks) paper.box({ x: at(share), y: top, width: 0.4, height }, light);
    if (now !== null) paper.box({ x: at(now), y: top, width: 1, height }, '#b3261e');
    paper.y += padding;
    paper.write(lines, body, { x: paper.left, width: textWidth, align: 'left', tag: paper.tag('P') });
    drawBar(paper, bar, { at, y: top + padding + 2 });
    paper.y = top + height;
    paper.rule(paper.y, light);
  };
  paper.ensure(8 * lineHeight(body));
  header();
  for (const bar of rows) {
    row(bar);
    paper.partDone();
  }
  paper.y += gap;
}

function drawBar(
  paper: Paper,
  bar: PrintBar,
  place: { readonly at: (share: number) => number; readonly y: number },
): void {
  const span = ([from, to]: readonly [number, number]) => ({
    x: place.at(from),
    width: Math.max(2, place.at(to) - place.at(from)),
  });
  if (bar.span !== null) paper.box({ ...span(bar.span), y: place.y, height: thickness }, bar.colour);
  if (bar.before !== null) paper.box({ ...span(bar.before), y: place.y + thickness + 1, height: 2 }, '#8b929c');
}
