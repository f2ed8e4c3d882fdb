import { Alert } from '@mantine/core';
import { ErrorState, useTranslation } from '#shared';
import { NoPasskey } from '../api/passkeys.js';

/** Why a passkey was not added or accepted. */
export function PasskeyTrouble({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('identity');
  if (error === null) return null;
  if (!(error instanceof NoPasskey)) return <ErrorState error={error} compact />;
  return (
    <Alert color="late" role="alert" title={t('factor.noPasskey')}>
      {t('factor.noPasskeyHint')}
    </Alert>
  );
}
