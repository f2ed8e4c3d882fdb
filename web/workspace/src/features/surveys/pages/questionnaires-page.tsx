import { useQuery } from '@tanstack/react-query';
import type { Column, Schema } from '#shared';
import {
  DataTable,
  Loaded,
  Page,
  RelativeTime,
  useCan,
  useFormat,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { Questionnaire } from '../api/surveys.js';
import { questionnairesQuery } from '../api/surveys.js';
import { NewQuestionnaire } from '../components/new-questionnaire.js';
import { MissingTexts } from '../components/missing-texts.js';
import { QuestionnaireStateMark } from '../components/questionnaire-state.js';
import { useLanguages } from '../components/use-languages.js';
import { UploadQuestionnaire } from '../components/upload-questionnaire.js';
import '../surveys.css';

/** A row of the table: an uploaded questionnaire, or the one that is part of the program. */
type Row = Omit<Questionnaire, 'since' | 'id' | 'revision'> & {
  readonly id: string | null;
  readonly since: string | null;
};

const builtInRow = ({ questions, ...rest }: Schema<'BuiltInQuestionnaireResponse'>): Row => ({
  ...rest,
  ...{ id: null, title: '', since: null, state: 'published' },
  summary: { questions, languages: ['en', 'zh'], missing: { en: 0, zh: 0 } },
});

function Title({ of: { id, title } }: { readonly of: Row }) {
  const { t } = useTranslation('surveys');
  if (id !== null) return <WorkspaceLink to={`/surveys/questionnaires/${id}`}>{title}</WorkspaceLink>;
  return (
    <span className="tp-nowrap">
      {t('questionnaires.builtIn')}
      <span className="sv-tag">{t('questionnaires.sinceBuiltIn')}</span>
    </span>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const languages = useLanguages();
  return [
    { key: 'title', title: t('questionnaires.one'), lead: true, cell: (row) => <Title of={row} /> },
    {
      key: 'name',
      title: t('questionnaires.name'),
      cell: (row) => <span className="tp-nowrap">{row.name}</span>,
      sortValue: (row) => row.name,
    },
    { key: 'version', title: t('questionnaires.version'), cell: (row) => row.version },
    { key: 'state', title: t('questionnaires.status'), cell: (row) => <QuestionnaireStateMark state={row.state} /> },
    {
      key: 'questions',
      title: t('questionnaires.questions'),
      numeric: true,
      cell: (row) => format.number(row.summary.questions),
      sortValue: (row) => row.summary.questions,
    },
    { key: 'languages', title: t('questionnaires.languages'), cell: (row) => languages(row.summary.languages) },
    { key: 'missing', title: t('questionnaires.missing'), cell: (row) => <MissingTexts of={row.summary.missing} /> },
    { key: 'waves', title: t('questionnaires.waves'), numeric: true, cell: (row) => format.number(row.waves) },
    {
      key: 'since',
      title: t('questionnaires.since'),
      cell: (row) => (row.since === null ? t('questionnaires.sinceBuiltIn') : <RelativeTime at={row.since} />),
    },
  ];
}

/** All questionnaires of the workspace, with the upload of further ones. */
export function QuestionnairesPage() {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const can = useCan();
  const columns = useColumns();
  const questionnaires = useQuery(questionnairesQuery(id));
  return (
    <Page
      title={t('questionnaires.title')}
      purpose={t('questionnaires.purpose')}
      action={can('surveys.questionnaire.edit') && questionnaires.data && <NewQuestionnaire of={questionnaires.data} />}
    >
      <div className="tp-stack">
        {can('surveys.questionnaire.edit') && <UploadQuestionnaire />}
        <Loaded query={questionnaires}>
          {({ builtIn, items }) => (
            <DataTable
              caption={t('questionnaires.title')}
              rows={[...items, builtInRow(builtIn)]}
              columns={columns}
              rowKey={(row) => row.id ?? row.name}
              manyColumns
            />
          )}
        </Loaded>
      </div>
    </Page>
  );
}
