export { type NamePlate, renderNamePlates } from './name-plates.js';
export type { PrintBar, PrintBlock, PrintDocument, PrintLanguage } from './print-document.js';
export { type HtmlDocument, renderHtml } from './render-html.js';
export { renderPdf } from './render-pdf.js';
