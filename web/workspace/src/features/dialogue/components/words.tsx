import { Textarea, TextInput } from '@mantine/core';
import { Languages } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalizedText } from '#shared';
import { useLanguage } from '#shared';

interface BilingualProps {
  readonly text: LocalizedText | null | undefined;
  /** Both languages, one above the other, each marked with its language. */
  readonly both?: boolean;
  readonly className?: string;
  /** The language that no longer says what the other does. */
  readonly stale?: TextLanguage | null;
}

export type TextLanguage = 'en' | 'zh';

export const languageTags = { en: 'en', zh: 'zh-CN' } as const;

/** A text in the reader's language; when that side is missing, the other with a word that its translation follows. */
export function Bilingual({ text, both, className, stale = null }: BilingualProps) {
  const { t } = useTranslation('dialogue');
  const language = useLanguage();
  if (!text) return null;
  const other = language === 'en' ? 'zh' : 'en';
  const said = ([language, other] as const).filter((side) => text[side] !== '');
  const shown = both ? said : said.slice(0, 1);
  const follows = !text[language] || (both && said.length < 2);
  return (
    <div {...(className === undefined ? {} : { className })}>
      {shown.map((side, index) => (
        <Fragment key={side}>
          <p className={index === 0 ? 'dl-text' : 'dl-text dl-text-second'} lang={languageTags[side]}>
            {text[side]}
          </p>
          {stale === side && (
            <p className="dl-stale tp-small">
              <Languages size={14} aria-hidden />
              {t('translation.outOfDate')}
            </p>
          )}
        </Fragment>
      ))}
      {follows && <p className="tp-small tp-dimmed">{t('toFollow')}</p>}
    </div>
  );
}

interface BilingualFieldsProps {
  readonly label: string;
  readonly value: LocalizedText;
  readonly onChange: (text: LocalizedText) => void;
  readonly error?: string | undefined;
  readonly long?: boolean;
  readonly required?: boolean;
}

/** Two fields for one text, side by side where there is room, the reader's language first. */
export function BilingualFields({ label, value, onChange, error, long, required }: BilingualFieldsProps) {
  const { t } = useTranslation('dialogue');
  const first = useLanguage();
  const languages = first === 'en' ? (['en', 'zh'] as const) : (['zh', 'en'] as const);
  const names = { en: t('english'), zh: t('chinese') };
  return (
    <fieldset className="dl-fieldset">
      <legend>
        {label}
        {required && <span aria-hidden> *</span>}
      </legend>
      <div className="dl-pair">
        {languages.map((language) => {
          const common = {
            label: names[language],
            lang: languageTags[language],
            value: value[language],
            error: language === first ? error : undefined,
            'aria-label': `${label} (${names[language]})`,
            onChange: (event: { currentTarget: { value: string } }) =>
              onChange({ ...value, [language]: event.currentTarget.value }),
          };
          return long ? (
            <Textarea key={language} {...common} autosize minRows={3} maxRows={12} maxLength={20_000} />
          ) : (
            <TextInput key={language} {...common} maxLength={500} />
          );
        })}
      </div>
      {required && <p className="tp-small tp-dimmed">{t('form.oneLanguage')}</p>}
    </fieldset>
  );
}
