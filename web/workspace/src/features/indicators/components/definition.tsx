import type { LocalizedText } from '#shared';
import { LanguagePair, Section, useFormat, useTranslation } from '#shared';
import type { IndicatorDetail } from '../api/types.js';
import { DefinitionVersion } from './definitions/definition-version.js';
import { Fact } from './how-computed.js';

interface WordsProps {
  readonly detail: IndicatorDetail;
  readonly language: 'en' | 'zh';
}

/** The definition in one language, independent of the language of the page, so that it can be cited in either. */
function Words({ detail, language }: WordsProps) {
  const { t } = useTranslation('indicators', { lng: language });
  const { indicator, definition } = detail;
  const say = (text: LocalizedText): string => text[language];
  const { numeratorWords, denominatorWords } = definition;
  const compares = indicator.source === 'survey' && definition.estimator === 'index';
  return (
    <div lang={language === 'zh' ? 'zh-CN' : 'en'} className="in-definition">
      <h3>{say(indicator.name)}</h3>
      <dl>
        <Fact name={t('how.universe')}>{say(definition.universeWords)}</Fact>
        {numeratorWords && (
          <Fact name={t(compares ? 'definition.compared' : 'definition.numerator')}>{say(numeratorWords)}</Fact>
        )}
        {denominatorWords && <Fact name={t('definition.denominator')}>{say(denominatorWords)}</Fact>}
        <Fact name={t('definition.source')}>{t(`source.${indicator.source}`)}</Fact>
        {say(definition.notes) && <Fact name={t('how.notes')}>{say(definition.notes)}</Fact>}
      </dl>
    </div>
  );
}

function formulaOf({ formula, numerator, denominator }: IndicatorDetail['definition']): string {
  if (formula) return formula;
  return denominator === '1' ? numerator : `${numerator} ÷ ${denominator}`;
}

/** The definition in both languages, and the formula that the program evaluates. */
export function Definition({ detail }: { readonly detail: IndicatorDetail }) {
  const { t } = useTranslation('indicators');
  const { indicator, definition } = detail;
  const survey = indicator.source === 'survey';
  const format = useFormat();
  return (
    <Section title={t('definition.title')} purpose={t('definition.purpose')}>
      <DefinitionVersion detail={detail} />
      <div className="in-both">
        <LanguagePair en={<Words detail={detail} language="en" />} zh={<Words detail={detail} language="zh" />} />
      </div>
      <dl className="in-facts">
        {survey && (
          <>
            <Fact name={t('definition.condition')}>
              <code>{definition.universe}</code>
            </Fact>
            <Fact name={t('how.formula')}>
              <code>{formulaOf(definition)}</code>
            </Fact>
          </>
        )}
        <Fact name={t('definition.code')}>
          <code>{indicator.id}</code>
        </Fact>
        {indicator.sdg.length > 0 && <Fact name={t('definition.sdg')}>{format.list(indicator.sdg)}</Fact>}
        {definition.decent_work_indicator && (
          <Fact name={t('definition.decentWork')}>{definition.decent_work_indicator}</Fact>
        )}
      </dl>
    </Section>
  );
}
