import { useQuery } from '@tanstack/react-query';
import { Loaded, Page, useParam, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { draftQuery } from '../api/drafts.js';
import { QuestionnaireEditor } from '../components/editor/questionnaire-editor.js';
import '../surveys.css';
import '../editor.css';

/** The draft of a questionnaire in the editor. */
export function QuestionnaireEditPage() {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const questionnaireId = useParam('questionnaireId');
  const query = useQuery(draftQuery({ workspaceId, questionnaireId }));
  const found = query.data;
  return (
    <Page
      wide
      title={found ? t('editor.title', { title: found.title }) : t('editor.open')}
      purpose={found && t('questionnaires.purposeOne', { name: found.name, version: found.version })}
      above={<WorkspaceLink to={`/surveys/questionnaires/${questionnaireId}`}>{t('mapping.back')}</WorkspaceLink>}
    >
      <Loaded query={query}>{(draft) => <QuestionnaireEditor key={draft.id} draft={draft} />}</Loaded>
    </Page>
  );
}
