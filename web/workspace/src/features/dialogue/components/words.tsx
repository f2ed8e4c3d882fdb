import { untranslatedMark } from '#server/kernel/localized-text.js';
import { Textarea, TextInput } from '@mantine/core';
import { Languages } from 'lucide-react';
import { Fragment } from 'react';
import type { LocalizedText } from '#shared';
import { LanguageFields, tagOf, useLanguage, useTranslation } from '#shared';

interface BilingualProps {
  readonly text: LocalizedText | null | undefined;
  /** Whether to show both languages, one above the other, each marked with its language. */
  readonly both?: boolean;
  readonly className?: string;
  /** The language that is out of date. */
  readonly stale?: TextLanguage | null;
  /** The language in which it was agreed: the other version is marked as a translation. */
  readonly agreedIn?: TextLanguage | 'both';
}

export type TextLanguage = 'en' | 'zh';

/**
 * A text in the reader's language. If that is missing, shows the other with the mark that it is not translated.
 */
export function Bilingual({ text, both, className, stale = null, agreedIn = 'both' }: BilingualProps) {
  const { t } = useTranslation('dialogue');
  const language = useLanguage();
  if (!text) return null;
  const other = language === 'en' ? 'zh' : 'en';
  const said = ([language, other] as const).filter((side) => text[side] !== '');
  const shown = both ? said : said.slice(0, 1);
  const follows = both && text[language] !== '' && said.length < 2;
  return (
    <div {...(className === undefined ? {} : { className })}>
      {said.length > 0 && text[language] === '' && <p className="tp-small tp-dimmed">{untranslatedMark[language]}</p>}
      {shown.map((side, index) => (
        <Fragment key={side}>
          {stale === side && (
            <p className="dl-stale tp-small">
              <Languages size={14} aria-hidden />
              {t(`translation.stale.${side}`)}
            </p>
          )}
          {agreedIn !== 'both' && agreedIn !== side && <p className="tp-small tp-dimmed">{t('translation.mark')}</p>}
          <p className={index === 0 ? 'dl-text' : 'dl-text dl-text-second'} lang={tagOf(side)}>
            {text[side]}
          </p>
        </Fragment>
      ))}
      {follows && <p className="tp-small tp-dimmed">{t('toFollow')}</p>}
    </div>
  );
}

interface BilingualFieldsProps {
  readonly label: string;
  /** The name of the value in its form. */
  readonly name: string;
  readonly value: LocalizedText;
  readonly onChange: (text: LocalizedText) => void;
  readonly error?: string | undefined;
  readonly long?: boolean;
  readonly required?: boolean;
}

/** Input for a text in the reader's language and, if wanted, in the other one. */
export function BilingualFields({ label, name, value, onChange, error, long, required }: BilingualFieldsProps) {
  const { t } = useTranslation('dialogue');
  const first = useLanguage();
  const names = { en: t('english'), zh: t('chinese') };
  const input = (language: TextLanguage) => {
    const common = {
      label: names[language],
      lang: tagOf(language),
      value: value[language],
      error: language === first ? error : undefined,
      'aria-label': t('shared:inLanguage', { label, language: names[language] }),
      'data-field': name,
      // one of the two languages is sufficient
      required: required === true && language === first && value[language === 'en' ? 'zh' : 'en'].trim() === '',
      withAsterisk: false,
      onChange: (event: { currentTarget: { value: string } }) =>
        onChange({ ...value, [language]: event.currentTarget.value }),
    };
    return long ? (
      <Textarea {...common} autosize minRows={3} maxRows={12} maxLength={20_000} />
    ) : (
      <TextInput {...common} maxLength={500} />
    );
  };
  return (
    <fieldset className="dl-fieldset">
      <legend>
        {label}
        {required && (
          <span className="tp-required" aria-hidden>
            {' '}
            *
          </span>
        )}
      </legend>
      <div className="dl-pair">
        <LanguageFields en={input('en')} zh={input('zh')} filled={value} what={label} />
      </div>
    </fieldset>
  );
}
