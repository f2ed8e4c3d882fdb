import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ConfirmButton, DataTable, Loaded, Section, useFormat, useTranslation } from '#shared';
import type { Session } from '../api/account.js';
import { sessionsQuery } from '../api/account.js';

/** The sessions of the account, with buttons to end them. */
export function SessionsPart() {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  const end = (id: string): Promise<void> => api.delete('/api/me/sessions/{id}', { path: { id } }).then(again);
  const clientOf = (client: string): string => {
    const [browser, system] = client.split(', ');
    return system === undefined ? client : t('sessions.onSystem', { browser, system });
  };
  const endOthers = (): Promise<void> => api.post('/api/me/sessions/end-others').then(again);
  const others = (sessions.data ?? []).some(({ current }) => !current);
  const endAll = others && (
    <ConfirmButton question={t('sessions.endOthers')} consequence={t('sessions.endOthersMeans')} onConfirm={endOthers}>
      {t('sessions.endOthers')}
    </ConfirmButton>
  );
  return (
    <Section title={t('settings.sessions')} purpose={t('sessions.purpose')} action={endAll}>
      <Loaded query={sessions}>
        {(rows) => (
          <DataTable<Session>
            caption={t('settings.sessions')}
            rows={[...rows].sort((first, second) => Number(second.current) - Number(first.current))}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'client',
                title: t('sessions.client'),
                cell: (row) => (
                  <>
                    {clientOf(row.client)}
                    {row.current && <span className="tp-small tp-dimmed"> ({t('sessions.current')})</span>}
                  </>
                ),
              },
              {
                key: 'seen',
                title: t('sessions.seen'),
                cell: (row) => (row.current ? t('sessions.now') : format.relative(row.seenAt)),
              },
              { key: 'since', title: t('sessions.since'), cell: (row) => format.dateTime(row.createdAt) },
              {
                key: 'end',
                title: t('shared:actions'),
                doing: true,
                cell: (row) =>
                  row.current ? null : (
                    <ConfirmButton
                      size="xs"
                      variant="subtle"
                      question={t('sessions.end')}
                      consequence={t('sessions.endMeans')}
                      onConfirm={() => end(row.id)}
                    >
                      {t('sessions.end')}
                    </ConfirmButton>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
