export type { NamePlate } from './name-plates.js';
export type { PrintBar, PrintBlock, PrintColumn, PrintDocument, PrintLanguage } from './print-document.js';
export { type HtmlDocument, renderHtml } from './render-html.js';
export { type PrintState, printedFor, renderNamePlates, renderPdf, takeTurn } from './printing.js';
