import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ErrorState, isProblem, Loaded, OpenPage, useTranslation } from '#shared';
import { signedOut } from '#shared/session/change-person.js';
import { DeviceReplacementNotice } from '#shared';
import { type Factor, secondFactorQuery } from '../api/second-factor.js';
import { EnterFactor } from '../components/enter-factor.js';
import { RecoveryCodes } from '../components/recovery-codes.js';
import { SetUpApp } from '../components/set-up-app.js';
import { SetUpPasskey } from '../components/set-up-passkey.js';
import { useEnter } from '../components/use-enter.js';

function SignOut() {
  const { t } = useTranslation('identity');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.post('/api/sign-out'),
    onSuccess: async () => {
      signedOut(client);
      await navigate({ to: '/sign-in' as string });
    },
  });
  return (
    <>
      {error !== null && <ErrorState error={error} compact />}
      <Button variant="subtle" loading={isPending} onClick={() => mutate()}>
        {t('factor.signOut')}
      </Button>
    </>
  );
}

/** A person without a device sets one up, and goes on when the recovery codes are kept. */
function SetUp() {
  const { t } = useTranslation('identity');
  const enter = useEnter();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [passkey, setPasskey] = useState(false);
  if (codes !== null)
    return (
      <OpenPage title={t('factor.codes')}>
        <RecoveryCodes codes={codes} next={t('factor.kept')} onKept={() => void enter()} />
      </OpenPage>
    );
  return (
    <OpenPage title={t('factor.setUpTitle')} purpose={t('factor.setUpPurpose')}>
      {passkey ? (
        <SetUpPasskey onDone={async (made) => setCodes(made)} />
      ) : (
        <SetUpApp onDone={async (made) => setCodes(made)} />
      )}
      <Button variant="subtle" onClick={() => setPasskey(!passkey)}>
        {t(passkey ? 'factor.setUpAppInstead' : 'factor.setUpPasskeyInstead')}
      </Button>
      <SignOut />
    </OpenPage>
  );
}

function Enter({ factors }: { readonly factors: readonly Factor[] }) {
  const { t } = useTranslation('identity');
  const enter = useEnter();
  return (
    <OpenPage title={t('factor.enterTitle')} purpose={t('factor.enterPurpose')}>
      <DeviceReplacementNotice />
      <EnterFactor onDone={enter} factors={factors} />
      <SignOut />
    </OpenPage>
  );
}

/** Shown on entering a workspace that asks for a second factor. */
export function SecondFactorPage() {
  const { t } = useTranslation('identity');
  const factor = useQuery({ ...secondFactorQuery, refetchOnWindowFocus: false });
  if (isProblem(factor.error) && factor.error.status === 401) return <Navigate to={'/sign-in' as string} />;
  if (factor.data === undefined)
    return (
      <OpenPage title={t('factor.enterTitle')}>
        <Loaded query={factor}>{() => null}</Loaded>
      </OpenPage>
    );
  return factor.data.factors.length === 0 ? <SetUp /> : <Enter factors={factor.data.factors} />;
}
