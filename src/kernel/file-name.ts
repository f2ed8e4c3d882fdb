/** Cleans the file names that people choose. They are shown and written into headers, and never become paths. */

/** Characters. */
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

/**
 * The name under which a file is shown and downloaded: the last segment of the path, without unsafe characters, never
 * empty.
 */
export function displayName(declared: string): string {
  const segment = declared.split(/[\\/]/).at(-1) ?? '';
  const bare = segment
    .normalize('NFC')
    .replace(unsafeInName, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return bare === '' ? 'file' : cut(bare);
}
