import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ErrorState, Form, useFields, useTranslation } from '#shared';
import { enterWithPasskey } from '../api/passkeys.js';
import type { Factor } from '../api/second-factor.js';
import { CodeInput } from './code-input.js';
import { PasskeyTrouble } from './passkey-trouble.js';

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
        {form.problem !== null && <ErrorState error={form.problem} compact />}
        <Button type="submit" size="md" loading={form.busy} fullWidth>
          {t('factor.continue')}
        </Button>
      </Stack>
    </Form>
  );
}

function PasskeyQuestion({ onDone }: EnterProps) {
  const { t } = useTranslation('identity');
  const { mutate, isPending, error } = useMutation({ mutationFn: enterWithPasskey, onSuccess: onDone });
  return (
    <>
      <PasskeyTrouble error={error} />
      <Button size="md" loading={isPending} fullWidth onClick={() => mutate()}>
        {t('factor.usePasskey')}
      </Button>
    </>
  );
}

type Way = Factor['kind'] | 'recovery';

/** Gives the second factor in this session, in one of the ways that the account has. */
export function EnterFactor({ onDone, factors }: EnterProps & { readonly factors: readonly Factor[] }) {
  const { t } = useTranslation('identity');
  const ways: readonly Way[] = [...new Set<Way>(factors.map(({ kind }) => kind)), 'recovery'];
  const [way, setWay] = useState<Way>(ways.includes('passkey') ? 'passkey' : ways[0]!);
  const instead = {
    app: 'factor.useApp',
    passkey: 'factor.usePasskeyInstead',
    recovery: 'factor.useRecovery',
  } as const;
  return (
    <Stack gap="md">
      {way === 'passkey' ? (
        <PasskeyQuestion onDone={onDone} />
      ) : (
        <CodeForm key={way} recovery={way === 'recovery'} onDone={onDone} />
      )}
      {ways
        .filter((other) => other !== way)
        .map((other) => (
          <Button key={other} variant="subtle" onClick={() => setWay(other)}>
            {t(instead[other])}
          </Button>
        ))}
    </Stack>
  );
}
