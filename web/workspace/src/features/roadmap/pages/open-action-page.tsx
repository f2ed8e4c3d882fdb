import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  DraftNotice,
  ErrorState,
  Page,
  placeInLoopQuery,
  useAddress,
  useFields,
  useGo,
  useLocalized,
  useWorkspace,
  WorkspaceLink,
  Form,
} from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import { ActionForm, emptyValues, inputOf } from '../components/action-form.js';
import '../roadmap.css';

/** Creates an action; `/roadmap/new?conclusion=…` links it to a conclusion. */
export function OpenActionPage() {
  const { t } = useTranslation(['roadmap', 'shared']);
  const { id } = useWorkspace();
  const go = useGo();
  const localized = useLocalized();
  const changes = useRoadmapChanges();
  const conclusionId = useAddress().values['conclusion'] ?? '';
  const conclusion = useQuery(placeInLoopQuery(id, 'conclusion', conclusionId)).data?.here;
  const fields = useFields(emptyValues, `action:new:${id}:${conclusionId}`);
  const send = async (): Promise<void> => {
    const opened = await fields.submit((values) =>
      changes.open({ ...inputOf(values), conclusionId: conclusionId || null }),
    );
    if (opened) go(`/roadmap/${opened.id}`);
  };
  return (
    <Page
      title={t('form.newTitle')}
      purpose={t('form.newPurpose')}
      above={<WorkspaceLink to="/roadmap">{t('page.back')}</WorkspaceLink>}
    >
      {conclusion && (
        <p className="rm-note">
          {t('form.fromConclusion', { conclusion: `${conclusion.label ?? ''} ${localized(conclusion.title)}`.trim() })}
        </p>
      )}
      <Form form={fields} className="tp-card tp-stack" onSubmit={send}>
        <DraftNotice form={fields} />
        <ActionForm fields={fields} />
        {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
        <Group>
          <Button type="submit" loading={fields.busy}>
            {t('form.save')}
          </Button>
          <Button component={WorkspaceLink} to="/roadmap" variant="default">
            {t('shared:cancel')}
          </Button>
        </Group>
      </Form>
    </Page>
  );
}
