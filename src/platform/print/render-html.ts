import { escaped } from '../../kernel/xml.js';
import type { PrintBlock, PrintColumn, PrintDocument } from './print-document.js';

/** A document of texts and tables, without drawings and breaks of pages. */
export interface HtmlDocument extends PrintDocument {
  readonly blocks: readonly Exclude<PrintBlock, { readonly kind: 'bars' | 'code' | 'poster' | 'page-break' }>[];
}

const style = [
  'body{font:16px/1.5 system-ui,sans-serif;color:#1c2128;max-width:70rem;margin:2rem auto;padding:0 1rem}',
  'div{overflow-x:auto}table{border-collapse:collapse;width:100%;margin-bottom:2rem}',
  'th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #d5d9de;white-space:pre-line}',
  'h1{font-size:1.6rem}tbody th{overflow-wrap:anywhere;min-width:7rem}thead th{border-color:#8b929c}.right{text-align:right}.muted{color:#5c6370}',
].join('');

/** Renders a document as one HTML page that needs no other file. */
export function renderHtml({ title, language, blocks }: HtmlDocument): string {
  return [
    `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">\n<head>\n<meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>\n<style>${style}</style>\n</head>\n<body>\n<main>`,
    `<h1>${escaped(title)}</h1>`,
    ...blocks.map(htmlBlock),
    '</main>\n</body>\n</html>\n',
  ].join('\n');
}

function htmlBlock(block: HtmlDocument['blocks'][number]): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.tone === 'muted' ? ' class="muted"' : ''}>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<table>${block.entries.map(([label, value]) => rowOf([`<th scope="row">${escaped(label)}</th>`, `<td>${escaped(value)}</td>`])).join('')}</table>`;
    case 'table':
      return htmlTable(block.columns, block.rows);
  }
}

const rowOf = (cells: readonly string[]): string => `<tr>${cells.join('')}</tr>\n`;

/** The first cell of a row names it. A wide table scrolls by itself, also with the keyboard. */
function htmlTable(columns: readonly PrintColumn[], rows: readonly (readonly string[])[]): string {
  const side = (at: number): string => (columns[at]?.align === 'right' ? ' class="right"' : '');
  const head = columns.map(({ title }, at) => `<th scope="col"${side(at)}>${escaped(title)}</th>`);
  const body = rows.map((row) =>
    rowOf(
      row.map((cell, at) =>
        at === 0 ? `<th scope="row"${side(at)}>${escaped(cell)}</th>` : `<td${side(at)}>${escaped(cell)}</td>`,
      ),
    ),
  );
  return `<div tabindex="0"><table>\n<thead>${rowOf(head)}</thead>\n<tbody>\n${body.join('')}</tbody>\n</table></div>`;
}
