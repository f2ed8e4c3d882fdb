import { useTranslation } from 'react-i18next';
import { DataTable, Section, useLocalized, useShown } from '#shared';
import type { QuestionnaireView } from '../api/surveys.js';

/** Whether a wave can use a questionnaire, and otherwise why not. */
export function Obstacles({ obstacles }: Pick<QuestionnaireView, 'obstacles'>) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const { shown, more } = useShown(obstacles, 50);
  if (obstacles.length === 0) return <p>{t('questionnaires.usable')}</p>;
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
