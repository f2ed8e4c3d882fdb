import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { ConfirmButton } from '../components/confirm-button.js';
import { useFormat } from '../format/use-format.js';
import { useLocalized, useTranslation } from '../i18n/i18n.js';

/** In every session of the account: an administrator asked to replace its devices, which the person can stop. */
export function DeviceReplacementNotice() {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const inWords = useLocalized();
  const client = useQueryClient();
  const own = useQuery({
    queryKey: ['me', 'second-factor'],
    queryFn: ({ signal }) => api.get('/api/me/second-factor', { signal }),
  });
  const stop = async (id: string): Promise<void> => {
    await api.post('/api/me/second-factor/replacements/{id}/stop', { path: { id } });
    await client.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <>
      {(own.data?.replacements ?? []).map(({ id, workspaceName, takesEffectAt }) => (
        <section key={id} role="alert" className="tp-card" style={{ padding: 12, marginBottom: 12 }}>
          <p style={{ marginBottom: 8 }}>
            {t('replacement.notice', { workspace: inWords(workspaceName), when: format.dateTime(takesEffectAt) })}
          </p>
          <ConfirmButton
            question={t('replacement.stop')}
            consequence={t('replacement.means')}
            onConfirm={() => stop(id)}
          >
            {t('replacement.stop')}
          </ConfirmButton>
        </section>
      ))}
    </>
  );
}
