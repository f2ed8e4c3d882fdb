/** Evidence: files that show that something was done. Defines the allowed types and sizes. */

/** Bytes; enough for a scanned attendance list or a report, not for a film. */
export const evidenceMaxBytes = 20_000_000;
export const evidencePerAction = 100;

/** Excludes markup that a browser would run: SVG and HTML are refused under any name. */
export const evidenceMediaTypes: readonly string[] = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'text/csv',
  'text/plain',
];
