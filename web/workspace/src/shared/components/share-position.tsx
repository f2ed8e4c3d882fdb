import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { LocalizedText } from '../i18n/i18n.js';
import { useLocalized, useTranslation } from '../i18n/i18n.js';
import { useWorkspace } from '../session/workspace-context.js';
import { ConfirmButton } from './confirm-button.js';

interface Props {
  readonly outcomeId: string;
  readonly text: LocalizedText;
}

/** For the spokesperson of a group: shows one of its positions to the roundtable, after a warning and without undo. */
export function SharePosition({ outcomeId, text: position }: Props) {
  const { t } = useTranslation('shared');
  const text = useLocalized();
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const share = async (): Promise<void> => {
    await api.post('/api/workspaces/{workspaceId}/outcomes/{outcomeId}/sharing', { path: { workspaceId, outcomeId } });
    await client.invalidateQueries();
  };
  return (
    <ConfirmButton
      size="compact-md"
      question={t('outcome.shareQuestion')}
      consequence={
        <>
          <Text component="blockquote" size="sm" mx={0} mt={0}>
            {text(position)}
          </Text>
          {t('outcome.shareWarning')}
        </>
      }
      onConfirm={share}
    >
      {t('outcome.share')}
    </ConfirmButton>
  );
}
