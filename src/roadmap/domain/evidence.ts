/** Files that show that something was done. What may be kept, and under which name it is shown. */

/** Bytes; a scanned attendance list or a report fits, a film does not. */
export const evidenceMaxBytes = 20_000_000;
export const evidencePerAction = 100;

/** Never markup that a browser would run: SVG and HTML are refused whatever they are called. */
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
