import { type Language, languages } from '../../kernel/localized-text.js';

/**
 * The preferred one of the two languages for an Accept-Language header (RFC 9110, section 12.5.4); English without a
 * header.
 */
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

/** The language of a socket: the one that the page shows, because the browser's header contains its own preference. */
export function languageOfSocket(handshake: {
  readonly auth: Readonly<Record<string, unknown>>;
  readonly headers: { readonly 'accept-language'?: string };
}): Language {
  const chosen = languages.find((language) => language === handshake.auth['language']);
  return chosen ?? languageOf(handshake.headers['accept-language']);
}
