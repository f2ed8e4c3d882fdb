import qrcode from 'qrcode';
import { lineHeight, type Paper, type TextStyle } from './paper.js';
import type { PrintBlock } from './print-document.js';

/** Points: about 35 mm, which phones read from a printed page at arm's length. */
const side = 100;
const gap = 16;
const caption: TextStyle = { weight: 'regular', size: 9, colour: '#1c2128' };

/** The code at the left, its caption at the right. */
export function printCode(paper: Paper, block: Extract<PrintBlock, { kind: 'code' }>): void {
  const width = paper.width - side - gap;
  const lines = block.caption.flatMap((text) => [...paper.lines(text, caption, width), '']).slice(0, -1);
  paper.ensure(Math.max(side, lines.length * lineHeight(caption)));
  const { modules } = qrcode.create(block.content, { errorCorrectionLevel: 'M' });
  paper.squares(modules, { side, alt: block.caption.join(' ') });
  const tag = paper.tag('P');
  paper.write(lines, caption, { x: paper.left + side + gap, width, align: 'left', tag });
  paper.y += Math.max(side, lines.length * lineHeight(caption)) + 8;
}
