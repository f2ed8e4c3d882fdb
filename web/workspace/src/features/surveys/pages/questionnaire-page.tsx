import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Group, Stack } from '@mantine/core';
import { Download } from 'lucide-react';
import {
  addressOf,
  api,
  ConfirmButton,
  Loaded,
  Page,
  useCan,
  useFormat,
  useGo,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { QuestionnaireView } from '../api/surveys.js';
import { questionnairePath, questionnaireQuery, surveysKey } from '../api/surveys.js';
import { FormFiles } from '../components/form-files.js';
import { FormLines, FormLists } from '../components/form-lines.js';
import { VersionChanges } from '../components/version-changes.js';
import { Obstacles } from '../components/obstacles.js';
import { NewVersion } from '../components/new-questionnaire.js';
import { MissingTexts } from '../components/missing-texts.js';
import { QuestionnaireStateMark } from '../components/questionnaire-state.js';
import { useLanguages } from '../components/use-languages.js';
import '../surveys.css';

/** Publishing and deleting a draft. */
function DraftSteps({ of }: { readonly of: QuestionnaireView }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const go = useGo();
  const path = { workspaceId, questionnaireId: of.id };
  const { failedTests: failed = 0 } = of.summary;
  const isIncomplete = of.files.some(({ stored }) => stored === null);
  const refresh = () => client.invalidateQueries({ queryKey: surveysKey(workspaceId) });
  const publish = async (): Promise<void> => {
    await api.post(`${questionnairePath}/publish`, { path, query: { revision: of.revision } });
    await refresh();
  };
  const remove = async (): Promise<void> => {
    await api.delete(questionnairePath, { path });
    go('/surveys/questionnaires');
    await refresh();
  };
  return (
    <Group>
      <ConfirmButton
        question={t('questionnaires.deleteQuestion')}
        consequence={t('questionnaires.deleteConsequence')}
        onConfirm={remove}
      >
        {t('questionnaires.delete')}
      </ConfirmButton>
      <Button component={WorkspaceLink} to={`/surveys/questionnaires/${of.id}/edit`} variant="default">
        {t('editor.open')}
      </Button>
      <ConfirmButton
        variant="filled"
        question={t('questionnaires.publishQuestion', { version: of.version })}
        consequence={
          <>
            {failed > 0 && <p className="sv-rule-error">{t('tests.publishFailed', { count: failed })}</p>}
            {isIncomplete && <p className="sv-rule-error">{t('questionnaires.publishWithoutFiles')}</p>}
            <p>{t('questionnaires.publishConsequence')}</p>
          </>
        }
        onConfirm={publish}
      >
        {t('questionnaires.publish')}
      </ConfirmButton>
    </Group>
  );
}

function Facts({ of: { summary, waves } }: { readonly of: QuestionnaireView }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const languages = useLanguages();
  return (
    <dl className="sv-heads">
      <div>
        <dt>{t('questionnaires.questions')}</dt>
        <dd>{format.number(summary.questions)}</dd>
      </div>
      <div>
        <dt>{t('questionnaires.languages')}</dt>
        <dd>{languages(summary.languages)}</dd>
      </div>
      <div>
        <dt>{t('questionnaires.missing')}</dt>
        <dd>
          <MissingTexts of={summary.missing} />
        </dd>
      </div>
      <div>
        <dt>{t('questionnaires.waves')}</dt>
        <dd>{format.number(waves)}</dd>
      </div>
    </dl>
  );
}

/** The download of the questionnaire as an XLSForm, in an archive if it has files. */
function Xlsform({ of }: { readonly of: QuestionnaireView }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const path = { workspaceId, questionnaireId: of.id };
  const hasFiles = of.files.some(({ stored }) => stored !== null);
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        component="a"
        variant="default"
        leftSection={<Download size={16} aria-hidden />}
        href={
          hasFiles
            ? addressOf(`${questionnairePath}/xlsform.zip`, { path })
            : addressOf(`${questionnairePath}/xlsform.xlsx`, { path })
        }
        download
      >
        {t(hasFiles ? 'questionnaires.downloadFiles' : 'questionnaires.download')}
      </Button>
      <p className="tp-dimmed tp-small">{t('questionnaires.downloadHint')}</p>
    </Stack>
  );
}

/** One version of a questionnaire, or its draft. */
export function QuestionnairePage() {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const can = useCan();
  const query = useQuery(questionnaireQuery(id, useParam('questionnaireId')));
  const found = query.data;
  return (
    <Page
      title={found?.title ?? t('questionnaires.one')}
      purpose={found && t('questionnaires.purposeOne', { name: found.name, version: found.version })}
      copyLink
      above={
        <>
          <WorkspaceLink to="/surveys/questionnaires">{t('questionnaires.back')}</WorkspaceLink>
          {found && <QuestionnaireStateMark state={found.state} />}
        </>
      }
      action={
        can('surveys.questionnaire.edit') &&
        found &&
        (found.state === 'draft' ? <DraftSteps of={found} /> : <NewVersion of={found} />)
      }
    >
      <Loaded query={query}>
        {(loaded) => (
          <div className="tp-stack">
            <Facts of={loaded} />
            <Xlsform of={loaded} />
            {loaded.state === 'published' && loaded.obstacles.length === 0 && (
              <p>
                <WorkspaceLink to={`/surveys/questionnaires/${loaded.id}/mapping`}>
                  {t(can('surveys.questionnaire.edit') ? 'mapping.link' : 'mapping.view')}
                </WorkspaceLink>
              </p>
            )}
            {loaded.summary.errors !== undefined && (
              <p className="sv-rule-error">{t('questionnaires.draftErrors', { count: loaded.summary.errors })}</p>
            )}
            {loaded.summary.failedTests !== undefined && loaded.state === 'draft' && (
              <p className="sv-rule-error">{t('tests.failed', { count: loaded.summary.failedTests })}</p>
            )}
            <FormFiles of={loaded} />
            <Obstacles of={loaded} />
            <VersionChanges of={loaded} />
            <FormLines lines={loaded.lines} />
            <FormLists lists={loaded.lists} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
