import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  allPeople,
  api,
  asEntered,
  FormDialog,
  useFields,
  useFirstMatches,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { type Role, RoleChoice } from './role-choice.js';
import { useAgain } from './use-again.js';

/** Invites a person of the directory to sign in; the link is sent to their email address only. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('identity');
  const notify = useNotify();
  const inWords = useLocalized();
  const { id } = useWorkspace();
  const again = useAgain();
  const filter = useFirstMatches();
  const people = useQuery(allPeople(id));
  const form = useFields<{ personId: string | null; email: string; roles: Role[] }>(
    { personId: null, email: '', roles: ['member'] },
    null,
  );
  const submit = async (): Promise<void> => {
    const done = await form.submit((values) =>
      api.post('/api/workspaces/{workspaceId}/invitations', { path: { workspaceId: id }, body: asEntered(values) }),
    );
    if (!done) return;
    notify(t('members.invited', { email: form.values.email }));
    await again();
    onClose();
  };
  const without = (people.data ?? []).filter(({ hasAccount }) => !hasAccount);
  return (
    <FormDialog
      title={t('members.invite')}
      size="md"
      submitLabel={t('members.send')}
      disabled={!form.values.personId || form.values.roles.length === 0}
      form={form}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className="tp-dimmed">{t('members.invitePurpose')}</p>
      <Select
        label={t('members.person')}
        data={without.map((person) => ({ value: person.id, label: inWords(person.name) }))}
        {...form.pick('personId')}
        nothingFoundMessage={t('members.nobodyFound')}
        filter={filter}
        searchable
        required
        data-autofocus
      />
      <p className="tp-small tp-dimmed">
        {t('members.personRule')} <WorkspaceLink to="/directory?tab=people">{t('members.toPeople')}</WorkspaceLink>
      </p>
      <TextInput {...form.text('email')} label={t('email')} type="email" required />
      <RoleChoice
        label={t('members.roles')}
        value={form.values.roles}
        onChange={(roles) => form.set('roles', roles)}
        error={form.errorOf('roles')}
      />
    </FormDialog>
  );
}
