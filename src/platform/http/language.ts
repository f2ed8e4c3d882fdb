import { type Language, languages } from '../../kernel/localized-text.js';

/** The better of our two languages for an Accept-Language header (RFC 9110, section 12.5.4); English without one. */
export function languageOf(header: string | undefined): Language {
  let best: { language: Language; weight: number } = { language: 'en', weight: 0 };
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [tag, ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters
      .map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1])
      .find((value) => value !== undefined);
    const weight = quality === undefined ? 1 : Number(quality);
    const language = tag?.startsWith('zh') === true ? 'zh-CN' : tag?.startsWith('en') === true ? 'en' : undefined;
    if (language !== undefined && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

/** The language of a socket: what the page says that it shows, since a browser sends its own preference in the header. */
export function languageOfSocket(handshake: {
  readonly auth: Readonly<Record<string, unknown>>;
  readonly headers: { readonly 'accept-language'?: string };
}): Language {
  const chosen = languages.find((language) => language === handshake.auth['language']);
  return chosen ?? languageOf(handshake.headers['accept-language']);
}
