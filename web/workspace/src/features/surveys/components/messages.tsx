import { Button } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { dayInWords } from '#server/kernel/day-in-words.js';
import { useTranslation } from '#shared';
import type { PosterSheet } from '../api/surveys.js';

const languages = [
  ['zh', 'zh-CN'],
  ['en', 'en'],
] as const;
type Key = (typeof languages)[number][0];

/** Texts to send with personal links, in both languages. */
export function useMessages(sheet: PosterSheet) {
  const { i18n } = useTranslation('surveys');
  const sayIn = (key: Key) => i18n.getFixedT(key, 'surveys');
  const given = (key: Key, link: string) => ({ title: sheet.title[key], date: dayInWords(sheet.endsOn)[key], link });
  const sms = (key: Key, link: string): string => sayIn(key)('message.smsText', given(key, link));
  const mail = (key: Key, link: string): string => {
    const say = sayIn(key);
    const [owner, contact] = [sheet.owner[key], sheet.contact[key]];
    return [
      say('message.mailText', given(key, link)),
      owner && say('message.mailOwner', { owner }),
      contact && say('message.mailContact', { contact }),
    ]
      .filter(Boolean)
      .join('\n\n');
  };
  return { sms, mail };
}

function Message({ what, text, lang }: { readonly what: string; readonly text: string; readonly lang: string }) {
  const { t } = useTranslation('surveys');
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className="sv-message">
      <p>
        <strong>{what}</strong>
      </p>
      <p className="sv-message-text" lang={lang}>
        {text}
      </p>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Copy size={14} aria-hidden />}
        aria-label={t('message.copyOf', { what })}
        onClick={() => void copy()}
      >
        {t(copied ? 'message.copied' : 'message.copy')}
      </Button>
    </div>
  );
}

export function Messages({ sheet }: { readonly sheet: PosterSheet }) {
  const { t } = useTranslation('surveys');
  const { sms, mail } = useMessages(sheet);
  const place = { en: '[link]', zh: '[链接]' } as const;
  return (
    <details className="sv-messages">
      <summary>{t('message.title')}</summary>
      <p className="tp-dimmed">{t('message.purpose')}</p>
      <div className="sv-message-list">
        {(['sms', 'mail'] as const).flatMap((kind) =>
          languages.map(([key, lang]) => (
            <Message
              key={kind + key}
              lang={lang}
              what={t(`message.${kind}`, { language: t(`message.${key}`) })}
              text={(kind === 'sms' ? sms : mail)(key, place[key])}
            />
          )),
        )}
      </div>
    </details>
  );
}
