import { useMemo } from 'react';
import type { Texts } from '#server/surveys/form/model/form-model.js';
import { useLanguageOrder, useTranslation } from '#shared';
import { type Languages, textsElsewhere, withText } from '../../domain/draft-texts.js';
import { GrowingText } from './growing-text.js';

interface TextPairProps {
  readonly label: string;
  readonly texts: Texts;
  readonly languages: Languages;
  readonly error?: string | undefined;
  readonly onChange: (texts: Texts, language: 'en' | 'zh') => void;
}

/** A text in English and Chinese side by side; a missing translation is marked. */
export function TextPair({ label, texts, languages, error, onChange }: TextPairProps) {
  const { t } = useTranslation('surveys');
  const order = useLanguageOrder();
  const missing = useMemo(() => <span className="sv-missing">{t('editor.missing')}</span>, [t]);
  const isStated = Object.values(texts).some((text) => text !== '');
  return (
    <fieldset className="sv-pair">
      <legend>{label}</legend>
      {order.map((language) => {
        const value = texts[languages[language]] ?? '';
        return (
          <GrowingText
            key={language}
            minRows={1}
            maxRows={8}
            lang={language === 'zh' ? 'zh-CN' : 'en'}
            label={t(`editor.in.${language}`)}
            aria-label={`${label}, ${t(`editor.in.${language}`)}`}
            description={isStated && value === '' ? missing : undefined}
            error={language === order[0] ? error : undefined}
            value={value}
            onText={(text) => onChange(withText(texts, languages[language], text), language)}
          />
        );
      })}
      {textsElsewhere(texts, languages).map((text) => (
        <p key={text} className="tp-dimmed">
          {text}
        </p>
      ))}
    </fieldset>
  );
}
