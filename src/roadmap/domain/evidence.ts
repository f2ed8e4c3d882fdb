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
  'text/csv',
  'text/plain',
];

const nameLimit = 120;
/** C0 and C1 controls, directional overrides that disguise an extension, and what file systems reserve. */
const unsafeInName = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF<>:"|?*]|\p{Surrogate}/gu;

function cut(name: string): string {
  const characters = [...name];
  if (characters.length <= nameLimit) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  return characters.slice(0, nameLimit - ending.length).join('') + ending;
}

/** The name under which a file is shown and downloaded: last path segment, no tricks, never empty. */
export function displayName(declared: string): string {
  const segment = declared.split(/[\\/]/).at(-1) ?? '';
  const bare = segment
    .normalize('NFC')
    .replace(unsafeInName, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return bare === '' ? 'file' : cut(bare);
}
