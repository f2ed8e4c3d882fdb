import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  DraftNotice,
  ErrorState,
  Page,
  useAddress,
  useFields,
  useGo,
  useWorkspace,
  WorkspaceLink,
  Form,
} from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import { ActionForm } from '../components/action-form.js';
import { type ActionValues, emptyValues, inputOf } from '../components/action-values.js';
import '../roadmap.css';

/** Creates an action; `/roadmap/new?conclusion=…` starts from a conclusion. */
export function OpenActionPage() {
  const { t } = useTranslation(['roadmap', 'shared']);
  const { id } = useWorkspace();
  const go = useGo();
  const changes = useRoadmapChanges();
  const conclusionId = useAddress().values['conclusion'] ?? '';
  const conclusionIds = conclusionId ? [conclusionId] : [];
  const fields = useFields<ActionValues>({ ...emptyValues, conclusionIds }, `action:new:${id}:${conclusionId}`);
  const send = async (): Promise<void> => {
    const opened = await fields.submit((values) => changes.open(inputOf(values)));
    if (opened) go(`/roadmap/${opened.id}`);
  };
  return (
    <Page
      title={t('form.newTitle')}
      purpose={t('form.newPurpose')}
      above={<WorkspaceLink to="/roadmap">{t('page.back')}</WorkspaceLink>}
    >
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
