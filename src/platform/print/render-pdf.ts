import { lineHeight, Paper, type TextStyle } from './paper.js';
import { printBars } from './print-bars.js';
import { printCode } from './print-code.js';
import type { PrintBlock, PrintDocument, Step } from './print-document.js';
import { printPoster } from './print-poster.js';
import { printFacts, printTable } from './print-table.js';

const ink = '#1c2128';
const headings: Readonly<Record<1 | 2 | 3, TextStyle>> = {
  1: { weight: 'bold', size: 18, colour: ink },
  2: { weight: 'bold', size: 13, colour: ink },
  3: { weight: 'bold', size: 10.5, colour: ink },
};
const normal: TextStyle = { weight: 'regular', size: 10, colour: ink };
const muted: TextStyle = { weight: 'regular', size: 9, colour: '#5c6370' };
const indent = 14;

/**
 * Renders a document as a tagged PDF on A4, with its title, language, bookmarks and page numbers. The fonts are
 * embedded as subsets, so that Chinese reads the same on every computer.
 */
export async function renderPdf(document: PrintDocument, step: Step): Promise<Buffer> {
  const total = document.blocks.reduce((sum, block) => sum + partsOf(block), 0);
  let printed = 0;
  const paper = new Paper(document, () => step((printed += 1) / total));
  if (document.letters !== true) printHeading(paper, 1, document.title);
  for (const block of document.blocks) {
    printBlock(paper, block);
    paper.partDone();
  }
  return paper.finish();
}

/** Blocks, and rows within them. */
function partsOf(block: PrintBlock): number {
  return 1 + ('rows' in block ? block.rows.length : 0);
}

function printBlock(paper: Paper, block: PrintBlock): void {
  switch (block.kind) {
    case 'heading':
      return printHeading(paper, block.level, block.text);
    case 'paragraph':
      return printParagraph(paper, block.text, block.tone === 'muted' ? muted : normal);
    case 'list':
      return printList(paper, block.items);
    case 'facts':
      return printFacts(paper, block.entries);
    case 'table':
      return printTable(paper, block.columns, block.rows);
    case 'bars':
      return printBars(paper, block);
    case 'code':
      return printCode(paper, block);
    case 'poster':
      return printPoster(paper, block);
    case 'page-break':
      return paper.newPage();
  }
}

/** A heading stays on one page with what follows. */
function printHeading(paper: Paper, level: 1 | 2 | 3, text: string): void {
  const style = headings[level];
  const lines = paper.lines(text, style, paper.width);
  const before = level === 1 ? 0 : style.size * 0.8;
  paper.ensure(before + lines.length * lineHeight(style) + 4 * lineHeight(normal));
  paper.y += before;
  paper.bookmark(text, level);
  paper.flow(lines, style, { x: paper.left, width: paper.width, align: 'left', tag: paper.tag(`H${level}`) });
  paper.y += style.size * 0.3;
}

function printParagraph(paper: Paper, text: string, style: TextStyle): void {
  const lines = paper.lines(text, style, paper.width);
  paper.flow(lines, style, { x: paper.left, width: paper.width, align: 'left', tag: paper.tag('P') });
  paper.y += style.size * 0.6;
}

function printList(paper: Paper, items: readonly string[]): void {
  const list = paper.tag('L');
  const width = paper.width - indent;
  for (const item of items) {
    const element = paper.tag('LI', list);
    paper.ensure(lineHeight(normal));
    paper.write(['•'], normal, { x: paper.left, width: indent, align: 'left', tag: paper.tag('Lbl', element) });
    const place = { x: paper.left + indent, width, align: 'left' as const, tag: paper.tag('LBody', element) };
    paper.flow(paper.lines(item, normal, width), normal, place);
  }
  paper.y += normal.size * 0.6;
}
