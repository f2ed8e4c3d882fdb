/** Texts of forms as the phone page shows them: without the marks of Markdown and HTML that ODK Collect formats. */

/** The elements that https://docs.getodk.org/form-styling/ names, and those that authors use as well. */
const ELEMENT = /<\/?(?:b|i|u|em|strong|span|font|small|big|sub|sup|p|div|center|h[1-6]|ul|ol|li)(?:\s[^<>]*)?\/?>/gi;
const LINE_BREAK = /<br\s*\/?>/gi;
/** Of `[text](address)` the text remains. */
const LINK = /\[([^\]]+)\]\([^()\s]+\)/g;
const HEADING = /^#{1,6} +/gm;
/** Signs directly at the words; those inside a word, as in `first_name`, belong to it. */
const EMPHASIS = /(?<![\w\\*])(\*\*|__|\*|_)(?=[^\s*_])([^*_]*(?:\$\{[^}]*\}[^*_]*)*)(?<=\S)\1(?![\w*])/g;
const ESCAPED = /\\([*_#[\]()])/g;

export function plainText(text: string): string {
  // most texts have no mark
  if (!/[<*_#[\\]/.test(text)) return text;
  return text
    .replace(LINE_BREAK, '\n')
    .replace(ELEMENT, '')
    .replace(LINK, '$1')
    .replace(HEADING, '')
    .replace(EMPHASIS, '$2')
    .replace(ESCAPED, '$1');
}
