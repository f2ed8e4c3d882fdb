import { Select, Textarea } from '@mantine/core';
import { ArrowRight, TriangleAlert } from 'lucide-react';
import type { Fields } from '#shared';
import { LanguageFields, useFormat, useLocalized, useTranslation } from '#shared';
import type { Action } from '../api/types.js';
import type { ActionValues } from './action-values.js';
import { Written } from './written.js';

export const likelihoods = ['high', 'medium', 'low'] as const;

/** The likelihood of the main risk; nothing without a risk. */
export function RiskMark({ risk, labelled = false }: Pick<Action, 'risk'> & { readonly labelled?: boolean }) {
  const { t } = useTranslation('roadmap');
  if (risk === null) return null;
  return (
    <span className={risk.likelihood === 'high' ? 'rm-icon-word rm-late' : 'rm-icon-word'}>
      <TriangleAlert size={14} aria-hidden />
      {t(`${labelled ? 'risk.likely' : 'risk.mark'}.${risk.likelihood}`)}
    </span>
  );
}

/** The risk with what could happen and what is done about it. */
export function RiskWords({ risk }: { readonly risk: NonNullable<Action['risk']> }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  return (
    <>
      <RiskMark risk={risk} />
      <span className="rm-block rm-words">{localized(risk.event)}</span>
      <span className="rm-block tp-small tp-dimmed">{t('risk.response')}</span>
      <span className="rm-block rm-words">{localized(risk.response) || t('risk.noResponse')}</span>
    </>
  );
}

/** The next step in one line, with its date. */
export function NextStepLine({ step }: { readonly step: NonNullable<Action['nextStep']> }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  return (
    <span className="rm-next-step">
      <ArrowRight size={14} aria-hidden />
      <span>
        <span className="tp-visually-hidden">{t('nextStep.title')}: </span>
        <Written language={step.language}>{step.text}</Written>
        {step.on !== null && (
          <span className="rm-next-on tp-dimmed tp-numbers"> {t('nextStep.by', { date: format.date(step.on) })}</span>
        )}
      </span>
    </span>
  );
}

/** The main risk: its texts are asked for once a likelihood is chosen. */
export function RiskFields({ fields }: { readonly fields: Fields<ActionValues> }) {
  const { t } = useTranslation('roadmap');
  const { likelihood, eventEn, eventZh, responseEn, responseZh } = fields.values;
  const long = { autosize: true, minRows: 2, maxLength: 1000 };
  return (
    <>
      <Select
        label={t('risk.likelihood')}
        placeholder={t('form.none')}
        clearable
        data={likelihoods.map((value) => ({ value, label: t(`risk.level.${value}`) }))}
        value={likelihood}
        onChange={(value) => fields.set('likelihood', value as ActionValues['likelihood'])}
        error={fields.errorOf('risk.likelihood') ?? fields.errorOf('risk')}
      />
      {likelihood !== null && (
        <>
          <div className="tp-columns">
            <LanguageFields
              en={
                <Textarea
                  label={t('risk.eventEn')}
                  lang="en"
                  {...long}
                  {...fields.text('eventEn', 'risk.event.en', 'risk.event')}
                />
              }
              zh={
                <Textarea
                  label={t('risk.eventZh')}
                  lang="zh-CN"
                  {...long}
                  {...fields.text('eventZh', 'risk.event.zh', 'risk.event')}
                />
              }
              filled={{ en: eventEn, zh: eventZh }}
              what={t('risk.event')}
            />
          </div>
          <div className="tp-columns">
            <LanguageFields
              en={
                <Textarea
                  label={t('risk.responseEn')}
                  lang="en"
                  {...long}
                  {...fields.text('responseEn', 'risk.response.en')}
                />
              }
              zh={
                <Textarea
                  label={t('risk.responseZh')}
                  lang="zh-CN"
                  {...long}
                  {...fields.text('responseZh', 'risk.response.zh')}
                />
              }
              filled={{ en: responseEn, zh: responseZh }}
              what={t('risk.response')}
            />
          </div>
        </>
      )}
    </>
  );
}
