/**
 * Cleans the file names that people choose. They are shown and written into headers and archives, and never become
 * paths. Every name that comes in with a file passes here.
 */

/** Characters, and bytes in UTF-8: most file systems allow 255. */
const longest = { characters: 120, bytes: 240 };
/**
 * Controls, invisible characters and directional overrides, which disguise an extension, halves of characters, and what
 * file systems reserve.
 */
const unsafeInName = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}<>:"|?*]/gu;
/** Names that Windows reads as devices, whatever their extension. */
const device = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[\d\u00B9\u00B2\u00B3])$/i;
/** An extension. The last part of "Plan v1.2" is a number. */
const extension = /\.(?=\d*[a-z])[a-z0-9_-]{1,20}$/i;

/** Extensions of the types that are stored; a file without one of them gets the first. */
const extensions: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
};

/**
 * The name under which a file is shown: the last segment of the path, without unsafe characters, never empty and never
 * that of a device.
 */
export function displayName(declared: string): string {
  return composed(bareName(declared), '');
}

/** The name under which a file of this type is stored and downloaded: its extension follows from the type alone. */
export function nameOfType(declared: string, mediaType: string): string {
  const allowed = extensions[mediaType];
  if (allowed === undefined) throw new Error(`no extension is known for ${mediaType}`);
  const name = bareName(declared);
  const fits = (ending: string): boolean => allowed.includes(ending.slice(1).toLowerCase());
  const [stem, own] = divided(name);
  if (fits(own)) return composed(stem, own);
  const [inner, before] = divided(stem);
  return fits(before) ? composed(inner, before) : composed(stem, `.${allowed[0]}`);
}

/** Whether the extension of a name is that of one of these types. */
export function isNamedAs(declared: string, mediaTypes: readonly string[]): boolean {
  const own = divided(bareName(declared))[1].slice(1).toLowerCase();
  return mediaTypes.some((mediaType) => extensions[mediaType]?.includes(own));
}

/** What comes before the extension, and the extension, which may be missing. */
function divided(name: string): readonly [stem: string, own: string] {
  const own = extension.exec(name)?.[0] ?? '';
  return [name.slice(0, name.length - own.length), own];
}

function bareName(declared: string): string {
  const segment = declared.split(/[\\/]/).at(-1) ?? '';
  return trimmed(segment.normalize('NFC').replace(unsafeInName, '').replace(/\s+/g, ' '));
}

/** Windows ignores dots and blanks at the end of a name; a dot at its beginning hides it. */
const trimmed = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/g, '');

function composed(stem: string, ending: string): string {
  const name = trimmed(stem);
  const first = name.split('.')[0]!.trim();
  const safe = name === '' ? 'file' : device.test(first) ? `_${name}` : name;
  return ending === '' ? cut(...divided(safe)) : cut(safe, ending);
}

/** Shortens what comes before the extension. */
function cut(stem: string, ending: string): string {
  const kept: string[] = [];
  let bytes = ending.length;
  for (const character of stem) {
    bytes += bytesOf(character);
    if (kept.length + ending.length >= longest.characters || bytes > longest.bytes) break;
    kept.push(character);
  }
  return trimmed(kept.join('')) + ending;
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
