import { Button, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, ErrorState, Form, Loaded, type Schema, useFields, useTranslation, QrCode } from '#shared';
import { appQuery } from '../api/second-factor.js';
import { CodeInput } from './code-input.js';

interface SetUpAppProps {
  /** With the recovery codes of the account, if this is its first device. */
  readonly onDone: (recoveryCodes: readonly string[]) => Promise<void>;
}

/** In groups of four, as authenticator apps show it. */
const grouped = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

function AppForm({ app, onDone }: SetUpAppProps & { readonly app: Schema<'AppToSetUpResponse'> }) {
  const { t } = useTranslation('identity');
  const form = useFields({ label: t('factor.phone'), code: '' }, null);
  const submit = async (): Promise<void> => {
    const done = await form.submit((values) =>
      api.post('/api/me/second-factor/apps/confirm', { body: { ...values, factorId: app.factorId } }),
    );
    if (done) await onDone(done.recoveryCodes);
  };
  return (
    <Form form={form} onSubmit={submit}>
      <Stack gap="md">
        <p>{t('factor.scan')}</p>
        <QrCode text={app.address} label={t('factor.qr')} size="200" />
        <p className="tp-small">
          {t('factor.typeSecret')} <code>{grouped(app.secret)}</code>
        </p>
        <CodeInput {...form.text('code')} />
        <TextInput
          {...form.text('label')}
          label={t('factor.label')}
          description={t('factor.labelRule')}
          required
          maxLength={60}
          size="md"
        />
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Button type="submit" size="md" loading={form.busy} fullWidth>
          {t('factor.addApp')}
        </Button>
      </Stack>
    </Form>
  );
}

/** Adds an authenticator app: a QR code to scan, and a code that shows that it was scanned. */
export function SetUpApp({ onDone }: SetUpAppProps) {
  const app = useQuery(appQuery);
  return <Loaded query={app}>{(made) => <AppForm app={made} onDone={onDone} />}</Loaded>;
}
