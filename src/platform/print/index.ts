export { type NamePlate, renderNamePlates } from './name-plates.js';
export type { PrintBar, PrintBlock, PrintColumn, PrintDocument, PrintLanguage } from './print-document.js';
export { renderPdf } from './render-pdf.js';
