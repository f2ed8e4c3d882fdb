import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { api, FormDialog, Section, useFields, useMembership, useTranslation } from '#shared';
import type { NewWorkspaceValues } from '../domain/new-workspace.js';
import { noWorkspaceYet, workspaceOf } from '../domain/new-workspace.js';
import { NewWorkspaceFields } from './new-workspace-fields.js';

/** The person who creates a workspace gets the same name, group and capacity in it as here. */
async function open(wanted: NewWorkspaceValues, here: { workspaceId: string; personId: string }): Promise<string> {
  const me = await api.get('/api/workspaces/{workspaceId}/people/{id}', {
    path: { workspaceId: here.workspaceId, id: here.personId },
  });
  const { name, constituency, capacity, sex, language } = me;
  const person = { name, constituency, capacity, sex: sex ?? 'not-stated', language };
  const { slug } = await api.post('/api/workspaces', { body: { ...workspaceOf(wanted), person } });
  return slug;
}

function NewWorkspaceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('identity');
  const { workspace, person } = useMembership();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useFields<NewWorkspaceValues>(noWorkspaceYet(), 'workspace:new');
  const submit = async (): Promise<void> => {
    const here = { workspaceId: workspace.id, personId: person?.id ?? '' };
    const slug = await form.submit((wanted) => open(wanted, here));
    if (slug === undefined) return;
    await client.invalidateQueries({ queryKey: ['me'] });
    onClose();
    await navigate({ to: `/w/${slug}` as string });
  };
  return (
    <FormDialog
      title={t('another.title')}
      size="md"
      submitLabel={t('another.create')}
      form={form}
      onClose={onClose}
      onSubmit={submit}
    >
      <NewWorkspaceFields form={form} />
    </FormDialog>
  );
}

/** For administrators: creates a workspace for another programme or region. */
export function AnotherWorkspace() {
  const { t } = useTranslation('identity');
  const [opened, { open: show, close }] = useDisclosure(false);
  return (
    <Section title={t('another.title')} purpose={t('another.purpose')}>
      <div>
        <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={show}>
          {t('another.begin')}
        </Button>
      </div>
      {opened && <NewWorkspaceDialog onClose={close} />}
    </Section>
  );
}
