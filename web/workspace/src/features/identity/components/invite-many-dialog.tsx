import { Button, Group, Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  allPeople,
  api,
  DataTable,
  ErrorState,
  Loaded,
  MailAddress,
  type Schema,
  useFields,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useAgain } from './use-again.js';

type Person = Schema<'PersonResponse'>;
type Invited = Schema<'InvitedManyResponse'>;

/** As many as one request may name. */
const most = 500;

/** Invites everyone who has no account but an address in the directory to sign in as a member. */
export function InviteManyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('identity');
  const { id } = useWorkspace();
  const again = useAgain();
  const form = useFields({}, null);
  const [done, setDone] = useState<Invited | null>(null);
  const query = useQuery(allPeople(id));
  const invite = async (people: readonly Person[]): Promise<void> => {
    const personIds = people.map((person) => person.id);
    const invited = await form.submit(() =>
      api.post('/api/workspaces/{workspaceId}/invitations/many', { path: { workspaceId: id }, body: { personIds } }),
    );
    if (!invited) return;
    await again();
    setDone(invited);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('members.inviteMany')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <Stack>
        <Loaded query={query}>
          {(people) => {
            const open = people.filter(({ hasAccount, email }) => !hasAccount && email !== null).slice(0, most);
            if (done !== null) return <Outcome done={done} people={people} />;
            return (
              <>
                <p className="tp-dimmed">{t('members.inviteManyPurpose')}</p>
                <People people={open} />
                {form.problem !== null && <ErrorState error={form.problem} compact typed />}
                <Group justify="flex-end">
                  <Button disabled={open.length === 0} loading={form.busy} onClick={() => void invite(open)}>
                    {t('members.sendMany', { count: open.length })}
                  </Button>
                </Group>
              </>
            );
          }}
        </Loaded>
      </Stack>
    </Modal>
  );
}

function People({ people }: { readonly people: readonly Person[] }) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  return (
    <DataTable
      caption={t('members.inviteMany')}
      captionHidden
      rows={people}
      rowKey={(row) => row.id}
      portion={50}
      empty={<p>{t('members.noneToInvite')}</p>}
      columns={[
        { key: 'name', title: t('members.person'), lead: true, cell: (row) => inWords(row.name) },
        { key: 'email', title: t('email'), cell: (row) => <MailAddress address={row.email ?? ''} /> },
      ]}
    />
  );
}

function Outcome({ done, people }: { readonly done: Invited; readonly people: readonly Person[] }) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const nameOf = (personId: string): string => inWords(people.find(({ id }) => id === personId)?.name);
  return (
    <div role="status">
      <p>{t('members.invitedMany', { count: done.invited })}</p>
      {done.failed.length > 0 && (
        <>
          <p>{t('members.notInvited', { count: done.failed.length })}</p>
          <ul>
            {done.failed.map(({ personId, reason }) => (
              <li key={personId}>{t('shared:labelled', { label: nameOf(personId), words: inWords(reason) })}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
