import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState, LoadingState, OpenPage, useFields, useFormat, useLocalized, useTranslation } from '#shared';
import '../notifications.css';
import { answerInvitation, type InvitationAnswer, invitationQuery, type OpenedInvitation } from '../api/invitations.js';
import { HomeButton } from '../components/home-button.js';
import { isWhole } from '../domain/link-token.js';

const answers: readonly InvitationAnswer[] = ['accepted', 'declined', 'substitute'];

/** The page of the link in an invitation. Only a button answers, because programs that check emails open links. */
export function InvitationPage() {
  const { t } = useTranslation('notifications');
  const [token] = useState(() => window.location.hash.replace(/^#/, ''));
  const query = useQuery({ ...invitationQuery(token), enabled: isWhole(token) });
  if (!isWhole(token))
    return (
      <OpenPage title={t('invitation.brokenTitle')} purpose={t('invitation.broken')}>
        <HomeButton />
      </OpenPage>
    );
  if (query.isError)
    return (
      <OpenPage title={t('invitation.unknownTitle')}>
        <ErrorState error={query.error} compact />
        <HomeButton />
      </OpenPage>
    );
  if (query.data === undefined)
    return (
      <OpenPage title={t('invitation.title')}>
        <LoadingState rows={4} />
      </OpenPage>
    );
  return <Invitation token={token} invitation={query.data} />;
}

interface InvitationProps {
  readonly token: string;
  readonly invitation: OpenedInvitation;
}

function Invitation({ token, invitation }: InvitationProps) {
  const { t } = useTranslation('notifications');
  const client = useQueryClient();
  const form = useFields({}, null);
  const { state, answer } = invitation;
  const give = async (given: InvitationAnswer): Promise<void> => {
    const answered = await form.submit(() => answerInvitation(token, given));
    if (answered) client.setQueryData(invitationQuery(token).queryKey, answered);
  };
  return (
    <OpenPage
      title={t('invitation.title')}
      {...(state === 'open' && answer === null && { purpose: t('invitation.purpose') })}
    >
      <Meeting invitation={invitation} />
      <p role="status">
        {state !== 'open' && t(`invitation.state.${state}`)}
        {state === 'open' && answer !== null && <strong>{t(`invitation.answered.${answer}`)}</strong>}
      </p>
      {state === 'open' && answer !== null && <p>{t('invitation.change')}</p>}
      {form.problem !== null && <ErrorState error={form.problem} compact />}
      {state === 'open' &&
        answers
          .filter((one) => one !== answer)
          .map((one) => (
            <Button
              key={one}
              size="md"
              fullWidth
              variant={answer === null && one === 'accepted' ? 'filled' : 'default'}
              disabled={form.busy}
              onClick={() => void give(one)}
            >
              {t(`invitation.answer.${one}`)}
            </Button>
          ))}
    </OpenPage>
  );
}

function Meeting({ invitation }: Pick<InvitationProps, 'invitation'>) {
  const { t } = useTranslation('notifications');
  const say = useLocalized();
  const format = useFormat();
  const { workspace, label, body, title, startsOn, endsOn, opensAt, closesAt, timeZone, place } = invitation;
  const [from, to] = [format.date(startsOn), format.date(endsOn)];
  const hours = { from: opensAt ?? '', to: closesAt ?? '', zone: format.zone(timeZone) };
  return (
    <section className="nf-invitation" aria-labelledby="nf-invitation-name">
      <h2 id="nf-invitation-name">
        {label} {say(body)}
      </h2>
      {title !== null && <p>{say(title)}</p>}
      {(place === null || say(place) !== say(workspace)) && <p className="tp-small tp-dimmed">{say(workspace)}</p>}
      <dl>
        <dt>{t('invitation.when')}</dt>
        <dd>{from === to ? from : t('invitation.days', { from, to })}</dd>
        {opensAt !== null && (
          <>
            <dt>{t('invitation.time')}</dt>
            <dd>{t(closesAt === null ? 'invitation.from' : 'invitation.times', hours)}</dd>
          </>
        )}
        {place !== null && (
          <>
            <dt>{t('invitation.place')}</dt>
            <dd>{say(place)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
