import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatDateTime } from '../../shared/format/format.js';
import { i18n } from '../../shared/i18n/i18n.js';
import { currentLanguage } from '../../shared/i18n/language.js';

/** A text as a CSS string. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}"`;

/**
 * Title, address and date in the footer of each printed page; browsers without page margin boxes print their own
 * header and footer.
 */
function footOf({ title, location }: Document): string {
  const printed = i18n.t('app:print.printed', { when: formatDateTime(new Date(), currentLanguage()) });
  const page = i18n
    .t('app:print.page', { page: '\t', pages: '\n' })
    .split(/([\t\n])/)
    .map((part) => (part === '\t' ? 'counter(page)' : part === '\n' ? 'counter(pages)' : quoted(part)))
    .join(' ');
  return `@page {
    @bottom-left { content: ${quoted(title)} "\\A" ${quoted(location.origin + location.pathname)}; }
    @bottom-right { content: ${quoted(printed)} "\\A" ${page}; }
  }`;
}

const foot = new CSSStyleSheet();

/** Opens what is folded, because paper cannot be unfolded; returns what closes it again. */
function unfold(): () => void {
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
  for (const each of folded) each.open = true;
  return () => {
    for (const each of folded) each.open = false;
  };
}

/** Whether the page is being printed: it then uses the light theme, has a footer, and nothing is folded. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, foot];
    let fold = (): void => undefined;
    const begin = (): void => {
      fold();
      fold = unfold();
      foot.replaceSync(footOf(document));
      // the browser prints the page as it is when this function returns
      flushSync(() => setPrinting(true));
    };
    const end = (): void => {
      fold();
      fold = () => undefined;
      setPrinting(false);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== foot);
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
