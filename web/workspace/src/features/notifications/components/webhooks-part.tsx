import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { EmptyState, Loaded, Section, ShownOnce, useTranslation, useWorkspace } from '#shared';
import { useWebhooks, webhooksQuery } from '../api/webhooks.js';
import { WebhookCard } from './webhook-card.js';
import { WebhookDialog } from './webhook-dialog.js';

/** The addresses to which events of the workspace are sent, for administrators. */
export function WebhooksPart() {
  const { t } = useTranslation('notifications');
  const { id } = useWorkspace();
  const query = useQuery(webhooksQuery(id));
  const webhooks = useWebhooks();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <Section title={t('webhooks.title')} purpose={t('webhooks.purpose')}>
      <Stack gap="md" align="stretch">
        <Button style={{ alignSelf: 'start' }} onClick={() => setAdding(true)}>
          {t('webhooks.add')}
        </Button>
        {secret !== null && <ShownOnce value={secret}>{t('webhooks.once')}</ShownOnce>}
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon={<WebhookIcon size={32} />} title={t('webhooks.none')}>
                {t('webhooks.noneHint')}
              </EmptyState>
            ) : (
              items.map((webhook) => <WebhookCard key={webhook.id} webhook={webhook} />)
            )
          }
        </Loaded>
      </Stack>
      {adding && (
        <WebhookDialog
          title={t('webhooks.add')}
          initial={{ url: 'https://', kinds: ['roundtable.convened', 'conclusion.recorded'], workingGroupId: null }}
          onSave={async (values) => setSecret((await webhooks.add(values)).secret)}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  );
}
