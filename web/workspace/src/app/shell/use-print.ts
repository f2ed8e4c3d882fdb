import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatDateTime } from '../../shared/format/format.js';
import { i18n } from '../../shared/i18n/i18n.js';
import { currentLanguage } from '../../shared/i18n/language.js';

/** A text as CSS writes it. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}"`;

/** Title, address and date at the foot of each printed page; where the browser has no such margins, its own header and footer say them. */
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

/** Whether the page is being printed: on paper it is light, with a foot that names it. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, foot];
    const begin = (): void => {
      foot.replaceSync(footOf(document));
      // the browser prints what is there when this returns
      flushSync(() => setPrinting(true));
    };
    const end = (): void => setPrinting(false);
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
