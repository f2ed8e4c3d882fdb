import { Button, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import {
  api,
  ConfirmButton,
  DataTable,
  EmptyState,
  ErrorState,
  Loaded,
  Section,
  ShownOnce,
  useFields,
  useFormat,
  useMembership,
  Form,
  useTranslation,
} from '#shared';
import type { ApiToken } from '../api/account.js';
import { apiTokensQuery } from '../api/account.js';
import { type Role, RoleChoice } from './role-choice.js';

/** Default validity: long enough for a season's reports, short enough if the token is forgotten. */
const termDays = 90;

function IssueForm({ onIssued }: { readonly onIssued: (token: string) => void }) {
  const { t } = useTranslation('identity');
  const { roles, workspace } = useMembership();
  const client = useQueryClient();
  const form = useFields<{ label: string; scopes: Role[] }>({ label: '', scopes: [] }, null);
  const submit = async (): Promise<void> => {
    const issued = await form.submit((values) =>
      api.post('/api/me/api-tokens', {
        body: {
          ...values,
          workspaceId: workspace.id,
          days: termDays,
        },
      }),
    );
    if (!issued) return;
    onIssued(issued.token);
    form.reset();
    await client.invalidateQueries({ queryKey: apiTokensQuery.queryKey });
  };
  return (
    <Form form={form} onSubmit={submit}>
      <Stack gap="md" maw={420}>
        <TextInput {...form.text('label')} label={t('tokens.label')} description={t('tokens.labelRule')} required />
        <RoleChoice
          label={t('tokens.scopes')}
          description={t('tokens.scopesRule')}
          among={roles}
          value={form.values.scopes}
          onChange={(scopes) => form.set('scopes', scopes)}
          error={form.errorOf('scopes')}
        />
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Button
          type="submit"
          loading={form.busy}
          disabled={form.values.scopes.length === 0}
          style={{ justifySelf: 'start' }}
        >
          {t('tokens.issue')}
        </Button>
      </Stack>
    </Form>
  );
}

/** API tokens, with some of the owner's roles, in this workspace, for a limited time. */
export function ApiTokensPart() {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const client = useQueryClient();
  const tokens = useQuery(apiTokensQuery);
  const [issued, setIssued] = useState<string | null>(null);
  const withdraw = (id: string): Promise<void> =>
    api
      .delete('/api/me/api-tokens/{id}', { path: { id } })
      .then(() => client.invalidateQueries({ queryKey: apiTokensQuery.queryKey }));
  const nothing = (
    <EmptyState icon={<KeyRound size={32} />} title={t('tokens.none')}>
      {t('tokens.noneHint')}
    </EmptyState>
  );
  return (
    <Stack gap="lg">
      <Section title={t('settings.tokens')} purpose={t('tokens.purpose')}>
        {issued !== null && <ShownOnce value={issued}>{t('tokens.once')}</ShownOnce>}
        <Loaded query={tokens}>
          {(rows) => (
            <DataTable<ApiToken>
              caption={t('settings.tokens')}
              rows={rows}
              rowKey={(row) => row.id}
              empty={nothing}
              columns={[
                { key: 'label', title: t('tokens.label'), cell: (row) => row.label },
                {
                  key: 'scopes',
                  title: t('tokens.scopes'),
                  cell: (row) => row.scopes.map((role) => t(`shared:role.${role}`)).join(' · '),
                },
                { key: 'until', title: t('tokens.until'), cell: (row) => format.date(row.expiresAt) },
                {
                  key: 'used',
                  title: t('tokens.used'),
                  cell: (row) => (row.usedAt ? format.relative(row.usedAt) : t('tokens.never')),
                },
                {
                  key: 'withdraw',
                  title: t('shared:actions'),
                  doing: true,
                  cell: (row) => (
                    <ConfirmButton
                      size="xs"
                      variant="subtle"
                      question={t('tokens.withdraw')}
                      consequence={t('tokens.withdrawMeans')}
                      onConfirm={() => withdraw(row.id)}
                    >
                      {t('tokens.withdraw')}
                    </ConfirmButton>
                  ),
                },
              ]}
            />
          )}
        </Loaded>
      </Section>
      <Section title={t('tokens.new')}>
        <IssueForm onIssued={setIssued} />
      </Section>
    </Stack>
  );
}
