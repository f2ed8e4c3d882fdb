import { Button, Group, Modal, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  api,
  ConfirmButton,
  ConstituencyBadge,
  DataTable,
  ErrorState,
  Loaded,
  Section,
  useFields,
  useFormat,
  useLocalized,
  useWorkspace,
  workspacePath,
} from '../../../shared/index.js';
import type { Invitation, Member } from '../api/account.js';
import { invitablePeopleQuery, invitationsQuery, membersQuery } from '../api/account.js';

const roleNames = [
  'administrator',
  'facilitator',
  'analyst',
  'member',
  'rapporteur',
  'interpreter',
  'park-coordinator',
  'observer',
] as const;

function useRoleChoices() {
  const { t } = useTranslation('shared');
  return roleNames.map((value) => ({ value, label: t(`role.${value}`) }));
}

/** Everything about who may sign in is fetched again after a change. */
function useAgain(): () => Promise<void> {
  const client = useQueryClient();
  const { id } = useWorkspace();
  return () => client.invalidateQueries({ queryKey: [id] });
}

function RolesDialog({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const { id } = useWorkspace();
  const again = useAgain();
  const choices = useRoleChoices();
  const form = useFields<{ roles: string[] }>({ roles: [...member.roles] });
  const save = async (): Promise<void> => {
    const path = workspacePath(id, `/members/${member.accountId}`);
    const done = await form.submit(({ roles }) => api.patch(path, { roles }, { version: member.version }));
    if (!done) return;
    await again();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={inWords(member.name)} closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <Stack>
        <MultiSelect
          label={t('members.roles')}
          data={choices}
          value={form.values.roles}
          onChange={(roles) => form.set('roles', roles)}
          comboboxProps={{ withinPortal: true }}
        />
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button loading={form.busy} disabled={form.values.roles.length === 0} onClick={() => void save()}>
            {t('shared:save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function InviteForm() {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const { id } = useWorkspace();
  const again = useAgain();
  const choices = useRoleChoices();
  const people = useQuery(invitablePeopleQuery(id));
  const form = useFields<{ personId: string | null; email: string; roles: string[] }>({
    personId: null,
    email: '',
    roles: ['member'],
  });
  const submit = async (): Promise<void> => {
    const done = await form.submit((values) => api.post(workspacePath(id, '/invitations'), values));
    if (!done) return;
    notifications.show({ message: t('members.invited', { email: form.values.email }) });
    form.reset();
    await again();
  };
  const without = (people.data?.items ?? []).filter(({ hasAccount }) => !hasAccount);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md" maw={420}>
        <Select
          label={t('members.person')}
          description={t('members.personRule')}
          data={without.map((person) => ({ value: person.id, label: inWords(person.name) }))}
          value={form.values.personId}
          onChange={(personId) => form.set('personId', personId)}
          error={form.errorOf('personId')}
          searchable
          required
        />
        <TextInput {...form.text('email')} label={t('email')} type="email" required />
        <MultiSelect
          label={t('members.roles')}
          data={choices}
          value={form.values.roles}
          onChange={(roles) => form.set('roles', roles)}
          error={form.errorOf('roles')}
          required
        />
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Button type="submit" loading={form.busy} disabled={!form.values.personId || form.values.roles.length === 0}>
          {t('members.invite')}
        </Button>
      </Stack>
    </form>
  );
}

function OpenInvitations() {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const format = useFormat();
  const { id } = useWorkspace();
  const again = useAgain();
  const invitations = useQuery(invitationsQuery(id));
  const path = (invitation: Invitation): string => workspacePath(id, `/invitations/${invitation.id}`);
  const sendAgain = async (invitation: Invitation): Promise<void> => {
    await api.post(`${path(invitation)}/send-again`);
    notifications.show({ message: t('members.invited', { email: invitation.email }) });
    await again();
  };
  return (
    <Loaded query={invitations}>
      {(rows) => (
        <DataTable<Invitation>
          caption={t('members.open')}
          rows={rows}
          rowKey={(row) => row.id}
          empty={<p className="tp-dimmed">{t('members.noneOpen')}</p>}
          columns={[
            { key: 'name', title: t('members.person'), cell: (row) => inWords(row.name) },
            { key: 'email', title: t('email'), cell: (row) => row.email },
            { key: 'until', title: t('members.until'), cell: (row) => format.date(row.expiresAt) },
            {
              key: 'do',
              title: t('shared:actions'),
              cell: (row) => (
                <Group gap="xs">
                  <Button size="xs" variant="default" onClick={() => void sendAgain(row)}>
                    {t('members.sendAgain')}
                  </Button>
                  <ConfirmButton
                    size="xs"
                    question={t('members.withdraw')}
                    consequence={t('members.withdrawMeans')}
                    onConfirm={() => api.delete(path(row)).then(again)}
                  >
                    {t('members.withdraw')}
                  </ConfirmButton>
                </Group>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  );
}

function MemberTable({ onEdit }: { readonly onEdit: (member: Member) => void }) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const { id } = useWorkspace();
  const again = useAgain();
  const members = useQuery(membersQuery(id));
  const rolesOf = (member: Member): string => member.roles.map((role) => t(`shared:role.${role}`)).join(' · ');
  const remove = (member: Member): Promise<void> =>
    api.delete(workspacePath(id, `/members/${member.accountId}`)).then(again);
  return (
    <Loaded query={members}>
      {({ items }) => (
        <DataTable<Member>
          caption={t('settings.members')}
          rows={items}
          rowKey={(row) => row.accountId}
          columns={[
            {
              key: 'name',
              title: t('members.person'),
              cell: (row) => inWords(row.name),
              sortValue: (row) => inWords(row.name),
            },
            {
              key: 'group',
              title: t('members.group'),
              cell: (row) => <ConstituencyBadge constituency={row.constituency} />,
            },
            { key: 'email', title: t('email'), cell: (row) => row.email, sortValue: (row) => row.email },
            { key: 'roles', title: t('members.roles'), cell: rolesOf, sortValue: rolesOf },
            {
              key: 'do',
              title: t('shared:actions'),
              cell: (row) => (
                <Group gap="xs">
                  <Button size="xs" variant="default" onClick={() => onEdit(row)}>
                    {t('members.changeRoles')}
                  </Button>
                  <ConfirmButton
                    size="xs"
                    question={t('members.remove')}
                    consequence={t('members.removeMeans')}
                    onConfirm={() => remove(row)}
                  >
                    {t('members.remove')}
                  </ConfirmButton>
                </Group>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  );
}

/** Who may sign in here, with which roles; invitations by mail. */
export function MembersPart() {
  const { t } = useTranslation('identity');
  const [edited, setEdited] = useState<Member | null>(null);
  return (
    <Stack gap="lg">
      <Section title={t('settings.members')} purpose={t('members.purpose')}>
        <MemberTable onEdit={setEdited} />
      </Section>
      <Section title={t('members.open')}>
        <OpenInvitations />
      </Section>
      <Section title={t('members.invite')} purpose={t('members.invitePurpose')}>
        <InviteForm />
      </Section>
      {edited && <RolesDialog key={edited.accountId} member={edited} onClose={() => setEdited(null)} />}
    </Stack>
  );
}
