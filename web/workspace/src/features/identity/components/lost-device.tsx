import { useQuery } from '@tanstack/react-query';
import { api, ConfirmButton, useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import { deviceReplacementsQuery, type Member } from '../api/account.js';
import { useAgain } from './use-again.js';

/** Replaces the lost device of a member after a day, or cancels this. */
export function LostDevice({ member }: { readonly member: Member }) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const format = useFormat();
  const { id: workspaceId } = useWorkspace();
  const again = useAgain();
  const open = useQuery(deviceReplacementsQuery(workspaceId)).data ?? [];
  const waiting = open.find(({ accountId }) => accountId === member.accountId);
  const request = async (): Promise<void> => {
    const path = { workspaceId, accountId: member.accountId };
    await api.post('/api/workspaces/{workspaceId}/members/{accountId}/device-replacements', { path });
    await again();
  };
  const cancel = async (id: string): Promise<void> => {
    await api.delete('/api/workspaces/{workspaceId}/device-replacements/{id}', { path: { workspaceId, id } });
    await again();
  };
  if (waiting === undefined)
    return member.hasDevice ? (
      <ConfirmButton
        size="xs"
        variant="subtle"
        question={t('lostDevice.question', { name: inWords(member.name) })}
        consequence={t('lostDevice.means')}
        onConfirm={request}
      >
        {t('lostDevice.replace')}
      </ConfirmButton>
    ) : null;
  const { id, takesEffectAt, requestedBy } = waiting;
  return (
    <>
      <div className="tp-small">
        {t('lostDevice.waiting', { when: format.dateTime(takesEffectAt), name: inWords(requestedBy) })}
      </div>
      <ConfirmButton
        size="xs"
        variant="subtle"
        question={t('lostDevice.cancel')}
        consequence={t('lostDevice.cancelMeans')}
        onConfirm={() => cancel(id)}
      >
        {t('lostDevice.cancel')}
      </ConfirmButton>
    </>
  );
}
