export { attachment } from './attachment.js';
export { BaseVersion } from './base-version.js';
export { NotIdempotent } from './idempotency.interceptor.js';
export { IdPipe } from './id.pipe.js';
export { languageOf } from './language.js';
export { LimitEach } from './rate-limit.guard.js';
export { ReceivesFile } from './receives-file.js';
export { csvFile, type FileCell, jsonFile, pdfFile, type Sheet, workbookArchive, xlsxFile } from './table-file.js';
export { type FieldRules, readFields } from './validation.js';
