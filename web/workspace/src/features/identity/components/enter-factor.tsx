import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, ErrorState, Form, useFields, useTranslation } from '#shared';
import { CodeInput } from './code-input.js';

interface EnterProps {
  readonly onDone: () => Promise<void>;
}

/** The code of an authenticator app, or one of the recovery codes. */
function CodeForm({ onDone, recovery }: EnterProps & { readonly recovery: boolean }) {
  const { t } = useTranslation('identity');
  const form = useFields({ code: '' }, null);
  const submit = async (): Promise<void> => {
    const path = recovery ? '/api/me/second-factor/enter/recovery-code' : '/api/me/second-factor/enter/app';
    const done = await form.submit((body) => api.post(path, { body }).then(() => true));
    if (done) await onDone();
  };
  return (
    <Form form={form} onSubmit={submit} unexplained>
      <Stack gap="md">
        {recovery ? (
          <TextInput
            {...form.text('code')}
            label={t('factor.recoveryCode')}
            description={t('factor.recoveryRule')}
            autoComplete="off"
            size="md"
            required
          />
        ) : (
          <CodeInput {...form.text('code')} />
        )}
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Button type="submit" size="md" loading={form.busy} fullWidth>
          {t('factor.continue')}
        </Button>
      </Stack>
    </Form>
  );
}

/** Gives the second factor in this session. */
export function EnterFactor({ onDone }: EnterProps) {
  const { t } = useTranslation('identity');
  const [recovery, setRecovery] = useState(false);
  return (
    <Stack gap="md">
      <CodeForm key={String(recovery)} recovery={recovery} onDone={onDone} />
      <Button variant="subtle" onClick={() => setRecovery(!recovery)}>
        {t(recovery ? 'factor.useApp' : 'factor.useRecovery')}
      </Button>
    </Stack>
  );
}
