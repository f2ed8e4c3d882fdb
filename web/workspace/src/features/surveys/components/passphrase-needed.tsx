import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ErrorState, useCan, useFormat, useTranslation, useWorkspace } from '#shared';
import { surveysKey } from '../api/surveys.js';

/** Since when answers wait for the passphrase of the answer key and for whom, and where a person with the right enters it. */
export function PassphraseNeeded({ since }: { readonly since: string }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const can = useCan();
  return (
    <section className="tp-problem" role="status">
      <div className="tp-problem-words">
        <h2 className="tp-problem-title">{t('alarm.passphrase.title')}</h2>
        <p>{t('alarm.passphrase.since', { since: format.dateTime(since) })}</p>
        <p>{t('alarm.passphrase.whom')}</p>
        {can('surveys.answers.open') && <PassphraseForm />}
      </div>
    </section>
  );
}

/** The passphrase stays in this form only, and is cleared once it was sent. */
function PassphraseForm() {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const [passphrase, setPassphrase] = useState('');
  const unlock = useMutation({
    mutationFn: (given: string) =>
      api.post('/api/workspaces/{workspaceId}/surveys/passphrase', {
        path: { workspaceId: id },
        body: { passphrase: given },
      }),
    onSettled: () => setPassphrase(''),
    onSuccess: () => client.invalidateQueries({ queryKey: surveysKey(id) }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        unlock.mutate(passphrase);
      }}
    >
      <Stack gap="sm" align="flex-start">
        <PasswordInput
          label={t('alarm.passphrase.label')}
          autoComplete="off"
          required
          w="100%"
          maw={420}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <Button type="submit" loading={unlock.isPending}>
          {t('alarm.passphrase.button')}
        </Button>
        {unlock.error && <ErrorState error={unlock.error} compact />}
      </Stack>
    </form>
  );
}
