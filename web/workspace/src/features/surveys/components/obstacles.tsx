import { DataTable, Section, useFormat, useLocalized, useShown, useTranslation } from '#shared';
import type { QuestionnaireView } from '../api/surveys.js';
import { AnswerLength } from './answer-length.js';

/** A draft can be used only once it is published; what is missing by then. */
function AfterPublication({ of: { summary } }: { readonly of: QuestionnaireView }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { en, zh } = summary.missing;
  const sentences = [
    t('questionnaires.usableLater'),
    ...(en > 0 ? [t('questionnaires.stillMissingEn', { count: en, number: format.number(en) })] : []),
    ...(zh > 0 ? [t('questionnaires.stillMissingZh', { count: zh, number: format.number(zh) })] : []),
  ];
  return (
    <p>
      {sentences.map((sentence) => (
        <span key={sentence} className="sv-line">
          {sentence}
        </span>
      ))}
    </p>
  );
}

/** Whether a wave can use a questionnaire, and otherwise why not. */
export function Obstacles({ of }: { readonly of: QuestionnaireView }) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const { obstacles, state } = of;
  const { shown, more } = useShown(obstacles, 50);
  if (obstacles.length === 0)
    return (
      <>
        {state === 'draft' ? <AfterPublication of={of} /> : <p>{t('questionnaires.usable')}</p>}
        <p>
          <AnswerLength of={of.answerLength} />
        </p>
      </>
    );
  return (
    <Section title={t('questionnaires.obstacles')} purpose={t('questionnaires.obstaclesHint')}>
      <DataTable
        caption={t('questionnaires.obstacles')}
        rows={shown.map((obstacle, at) => ({ ...obstacle, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          {
            key: 'name',
            title: t('questionnaires.question'),
            cell: ({ name }) => (name ? <code className="sv-cell">{name}</code> : t('questionnaires.wholeForm')),
          },
          { key: 'row', title: t('questionnaires.row'), numeric: true, cell: ({ row }) => (row === 0 ? '–' : row) },
          { key: 'reason', title: t('questionnaires.reason'), cell: ({ detail }) => inWords(detail) },
        ]}
      />
      {more}
    </Section>
  );
}
