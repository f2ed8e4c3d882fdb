import { Anchor, Button } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LoadingState, meQuery, OpenPage, useLocalized, useTranslation } from '#shared';
import { openRoundtablesQuery } from '../api/screens.js';
import { keepPairingCode } from '../domain/pairing-code.js';

/** For the QR code of a screen: leads to the live room of a meeting, where the code of the screen is filled in. */
export function PairPage() {
  const { t } = useTranslation(['live', 'shared']);
  const [code] = useState(() => keepPairingCode(window.location.hash.slice(1)));
  const { data: me, isPending } = useQuery(meQuery);
  if (code === null) return <OpenPage title={t('pairing.title')} purpose={t('pairing.broken')} children={null} />;
  const title = t('pairing.titleOf', { code: `${code.slice(0, 4)} ${code.slice(4)}` });
  if (isPending)
    return (
      <OpenPage title={title}>
        <LoadingState />
      </OpenPage>
    );
  if (!me)
    return (
      <OpenPage title={title} purpose={t('pairing.signIn')}>
        <Button component="a" href={`/sign-in?next=${encodeURIComponent('/screen/pair')}`} size="md" fullWidth>
          {t('pairing.toSignIn')}
        </Button>
      </OpenPage>
    );
  return (
    <OpenPage title={title} purpose={t('pairing.choose')}>
      <Meetings workspaces={me.memberships.map(({ workspace }) => workspace)} />
      <p className="tp-small tp-dimmed">{t('pairing.others')}</p>
    </OpenPage>
  );
}

interface MeetingsProps {
  readonly workspaces: readonly { readonly id: string; readonly slug: string }[];
}

/** Roundtables that can be in session now. */
function Meetings({ workspaces }: MeetingsProps) {
  const { t } = useTranslation('live');
  const text = useLocalized();
  const lists = useQueries({ queries: workspaces.map(({ id }) => openRoundtablesQuery(id)) });
  if (lists.some(({ isPending }) => isPending)) return <LoadingState />;
  const found = workspaces.flatMap(({ slug }, place) => (lists[place]?.data ?? []).map((one) => ({ ...one, slug })));
  if (found.length === 0) return <p>{t('pairing.none')}</p>;
  return (
    <ul className="live-pair-meetings">
      {found.map(({ id, slug, label, title }) => (
        <li key={id}>
          <Anchor href={`/w/${slug}/roundtables/${id}/live`}>
            {label} {text(title)}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
