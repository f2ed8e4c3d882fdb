import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import {
  allPlaces,
  api,
  ConfirmButton,
  ConstituencyBadge,
  DataTable,
  ErrorState,
  Loaded,
  MailAddress,
  Section,
  useFields,
  useFormat,
  useLocalized,
  useMe,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { Invitation, Member } from '../api/account.js';
import { invitationsQuery, membersQuery } from '../api/account.js';
import { InviteManyDialog } from './invite-many-dialog.js';
import { LostDevice, LostDeviceState } from './lost-device.js';
import { InviteDialog } from './invite-dialog.js';
import { type Role, RoleChoice } from './role-choice.js';
import { useAgain } from './use-again.js';

function RolesDialog({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const notify = useNotify();
  const format = useFormat();
  const { id } = useWorkspace();
  const again = useAgain();
  const parks = useQuery(allPlaces(id, { level: 'park' })).data ?? [];
  const form = useFields<{ roles: Role[]; parkId: string | null }>(
    { roles: [...member.roles], parkId: member.parkId },
    null,
  );
  const coordinates = form.values.roles.includes('park-coordinator');
  const save = async (): Promise<void> => {
    const done = await form.submit(async ({ roles, parkId }) => {
      const { waiting } = await api.patch('/api/workspaces/{workspaceId}/members/{accountId}', {
        path: { workspaceId: id, accountId: member.accountId },
        body: { roles, parkId: coordinates ? parkId : null },
        version: member.version,
      });
      if (waiting === null) return;
      const names = waiting.roles.map((role) => t(`shared:role.${role}`)).join(' · ');
      notify(t('rights.requested', { roles: names, date: format.dateTime(waiting.takesEffectAt) }));
    });
    if (!done) return;
    await again();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shared:labelled', { label: t('members.changeRoles'), words: inWords(member.name) })}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <Stack>
        <RoleChoice
          label={t('members.roles')}
          value={form.values.roles}
          onChange={(roles) => form.set('roles', roles)}
          error={form.errorOf('roles')}
        />
        {coordinates && (
          <Select
            label={t('members.park')}
            description={t('members.parkHint')}
            data={parks.map((park) => ({ value: park.id, label: inWords(park.name) }))}
            value={form.values.parkId}
            onChange={(parkId) => form.set('parkId', parkId)}
            error={form.errorOf('parkId')}
            clearable
            searchable
          />
        )}
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

function OpenInvitations() {
  const { t } = useTranslation('identity');
  const notify = useNotify();
  const inWords = useLocalized();
  const format = useFormat();
  const { id } = useWorkspace();
  const again = useAgain();
  const invitations = useQuery(invitationsQuery(id));
  const path = (invitation: Invitation) => ({ workspaceId: id, id: invitation.id });
  const sendAgain = async (invitation: Invitation): Promise<void> => {
    await api.post('/api/workspaces/{workspaceId}/invitations/{id}/send-again', { path: path(invitation) });
    notify(t('members.invited', { email: invitation.email }));
    await again();
  };
  const withdraw = (invitation: Invitation): Promise<void> =>
    api.delete('/api/workspaces/{workspaceId}/invitations/{id}', { path: path(invitation) }).then(again);
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
            { key: 'email', title: t('email'), cell: (row) => <MailAddress address={row.email} /> },
            {
              key: 'roles',
              title: t('members.roles'),
              cell: (row) => row.roles.map((role) => t(`shared:role.${role}`)).join(' · '),
            },
            { key: 'until', title: t('members.until'), cell: (row) => format.date(row.expiresAt) },
            {
              key: 'do',
              title: t('shared:actions'),
              doing: true,
              cell: (row) => (
                <>
                  <ConfirmButton
                    size="xs"
                    variant="subtle"
                    question={t('members.sendAgain')}
                    consequence={t('members.sendAgainMeans')}
                    onConfirm={() => sendAgain(row)}
                  >
                    {t('members.sendAgain')}
                  </ConfirmButton>
                  <ConfirmButton
                    size="xs"
                    variant="subtle"
                    question={t('members.withdraw')}
                    consequence={t('members.withdrawMeans')}
                    onConfirm={() => withdraw(row)}
                  >
                    {t('members.withdraw')}
                  </ConfirmButton>
                </>
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
  const me = useMe();
  const again = useAgain();
  const members = useQuery(membersQuery(id));
  const rolesOf = (member: Member): string => member.roles.map((role) => t(`shared:role.${role}`)).join(' · ');
  const remove = (member: Member): Promise<void> =>
    api
      .delete('/api/workspaces/{workspaceId}/members/{accountId}', {
        path: { workspaceId: id, accountId: member.accountId },
        version: member.version,
      })
      .finally(again);
  return (
    <Loaded query={members}>
      {(rows) => (
        <DataTable<Member>
          caption={t('settings.members')}
          rows={rows}
          rowKey={(row) => row.accountId}
          columns={[
            {
              key: 'name',
              title: t('members.person'),
              cell: (row) => (
                <>
                  {inWords(row.name)}{' '}
                  {row.accountId === me?.account.id && (
                    <span className="tp-small tp-dimmed">{t('members.yourself')}</span>
                  )}
                </>
              ),
              sortValue: (row) => inWords(row.name),
            },
            {
              key: 'group',
              title: t('members.group'),
              cell: (row) => <ConstituencyBadge constituency={row.constituency} capacity={row.capacity} />,
            },
            {
              key: 'email',
              title: t('email'),
              cell: (row) => (
                <>
                  <MailAddress address={row.email} />
                  <LostDeviceState member={row} />
                </>
              ),
              sortValue: (row) => row.email,
            },
            { key: 'roles', title: t('members.roles'), cell: rolesOf, sortValue: rolesOf },
            {
              key: 'do',
              title: t('shared:actions'),
              doing: true,
              cell: (row) => (
                <>
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={t('shared:labelled', { label: t('members.changeRoles'), words: inWords(row.name) })}
                    onClick={() => onEdit(row)}
                  >
                    {t('members.changeRoles')}
                  </Button>
                  {row.accountId !== me?.account.id && <LostDevice member={row} />}
                  {row.accountId !== me?.account.id && (
                    <ConfirmButton
                      size="xs"
                      variant="subtle"
                      color="late"
                      question={t('members.removeQuestion', { name: inWords(row.name) })}
                      consequence={t('members.removeMeans')}
                      onConfirm={() => remove(row)}
                    >
                      {t('members.remove')}
                    </ConfirmButton>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  );
}

/** Members who may sign in, with their roles, and invitations by email. */
export function MembersPart() {
  const { t } = useTranslation('identity');
  const [edited, setEdited] = useState<Member | null>(null);
  const [inviting, setInviting] = useState<'one' | 'many' | null>(null);
  const invite = (
    <Group gap="xs">
      <Button leftSection={<UserPlus size={16} aria-hidden />} onClick={() => setInviting('one')}>
        {t('members.invite')}
      </Button>
      <Button variant="default" onClick={() => setInviting('many')}>
        {t('members.inviteMany')}
      </Button>
    </Group>
  );
  return (
    <Stack gap="lg">
      <Section title={t('settings.members')} purpose={t('members.purpose')} action={invite}>
        <MemberTable onEdit={setEdited} />
      </Section>
      <Section title={t('members.open')} purpose={t('members.openPurpose')}>
        <OpenInvitations />
      </Section>
      {edited && <RolesDialog key={edited.accountId} member={edited} onClose={() => setEdited(null)} />}
      {inviting === 'one' && <InviteDialog onClose={() => setInviting(null)} />}
      {inviting === 'many' && <InviteManyDialog onClose={() => setInviting(null)} />}
    </Stack>
  );
}
