import { useQuery } from '@tanstack/react-query';
import { api, ConfirmButton, useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import { deviceReplacementsQuery, type Member } from '../api/account.js';
import { useAgain } from './use-again.js';

function useOpenReplacement({ accountId }: Member) {
  const { id } = useWorkspace();
  return useQuery(deviceReplacementsQuery(id)).data?.find((one) => one.accountId === accountId);
}

/** When the device of a member is replaced, and who requested it. */
export function LostDeviceState({ member }: { readonly member: Member }) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const format = useFormat();
  const waiting = useOpenReplacement(member);
  if (waiting === undefined) return null;
  const { takesEffectAt, requestedBy } = waiting;
  return (
    <div className="tp-small">
      {t('lostDevice.waiting', { when: format.dateTime(takesEffectAt), name: inWords(requestedBy) })}
    </div>
  );
}

/** Replaces the lost device of a member after a day, or cancels this. */
export function LostDevice({ member }: { readonly member: Member }) {
  const { t } = useTranslation('identity');
  const inWords = useLocalized();
  const { id: workspaceId } = useWorkspace();
  const again = useAgain();
  const waiting = useOpenReplacement(member);
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
  return (
    <ConfirmButton
      size="xs"
      variant="subtle"
      question={t('lostDevice.cancel')}
      consequence={t('lostDevice.cancelMeans')}
      onConfirm={() => cancel(waiting.id)}
    >
      {t('lostDevice.cancel')}
    </ConfirmButton>
  );
}
