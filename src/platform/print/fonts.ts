import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

export type FontWeight = 'regular' | 'bold';

export interface PrintFont {
  /** The whole font (10.5 MB); a document embeds only the glyphs that it uses. */
  readonly source: Buffer;
  readonly widthOf: (character: string, size: number) => number;
  readonly printable: (text: string) => string;
}

// Noto Sans SC contains Latin as well, so that both languages need one font. Its licence (OFL) is in the package.
const files: Readonly<Record<FontWeight, string>> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

const loaded = new Map<FontWeight, PrintFont>();

/** Read when the first document is printed, so that a server that prints nothing does not hold 21 MB. */
export function printFont(weight: FontWeight): PrintFont {
  const known = loaded.get(weight);
  if (known !== undefined) return known;
  const font = readFont(weight);
  loaded.set(weight, font);
  return font;
}

function readFont(weight: FontWeight): PrintFont {
  const source = readFileSync(createRequire(import.meta.url).resolve(files[weight]));
  const font = create(source) as Font;
  const widths = new Map<string, number>();
  const widthOf = (character: string, size: number): number => {
    const known = widths.get(character);
    const ems = known ?? font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
    if (known === undefined) widths.set(character, ems);
    return ems * size;
  };
  return { source, widthOf, printable: (text) => printable(text, (codePoint) => font.hasGlyphForCodePoint(codePoint)) };
}

/**
 * Removes control characters and direction marks, which a page does not show, and replaces characters that the font
 * does not contain (emoji, Arabic) by a box: a name with a gap in it would look complete.
 */
function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const plain = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu, '');
  return [...plain]
    .map((character) => (character === '\n' || hasGlyph(character.codePointAt(0) ?? 0) ? character : '□'))
    .join('');
}
