import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from '#shared';
import { addPasskey } from '../api/passkeys.js';
import { PasskeyTrouble } from './passkey-trouble.js';

interface SetUpPasskeyProps {
  /** With the recovery codes of the account, if this is its first device. */
  readonly onDone: (recoveryCodes: readonly string[]) => Promise<void>;
}

/** Adds a passkey; the browser asks on which device. */
export function SetUpPasskey({ onDone }: SetUpPasskeyProps) {
  const { t } = useTranslation('identity');
  const [label, setLabel] = useState<string>(t('factor.passkey'));
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => addPasskey(label.trim()),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <p>{t('factor.passkeyHow')}</p>
        <TextInput
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          label={t('factor.label')}
          description={t('factor.labelRule')}
          required
          maxLength={60}
          size="md"
        />
        <PasskeyTrouble error={error} />
        <Button type="submit" size="md" loading={isPending} fullWidth>
          {t('factor.addPasskey')}
        </Button>
      </Stack>
    </form>
  );
}
