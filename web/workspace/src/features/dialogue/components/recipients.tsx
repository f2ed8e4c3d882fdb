import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { DataTable, Loaded, LoadingState, useLocalized, useTranslation, useWorkspace } from '#shared';
import { invitationsQuery } from '../api/queries.js';
import type { SeatInvitation } from '../api/types.js';

/** Who receives an invitation when a meeting is convened, in which language and how, and who has no email. */
export function Recipients({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation('dialogue');
  const { id } = useWorkspace();
  const query = useQuery(invitationsQuery(id, meetingId));
  return (
    <section className="dl-open">
      <h3>{t('invitation.recipients.title')}</h3>
      <Loaded query={query} skeleton={<LoadingState rows={3} />}>
        {(seats) => (seats.length === 0 ? <p>{t('invitation.recipients.none')}</p> : <List seats={seats} />)}
      </Loaded>
    </section>
  );
}

function List({ seats }: { readonly seats: readonly SeatInvitation[] }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const of = (way: SeatInvitation['way']): readonly SeatInvitation[] => seats.filter((seat) => seat.way === way);
  const without = of('none');
  return (
    <>
      <p>{t('invitation.recipients.summary', { count: seats.length - without.length })}</p>
      {without.length > 0 && (
        <p className="dl-warning">
          <TriangleAlert size={16} aria-hidden />
          <span>{t('invitation.unreachable', { count: without.length })}</span>
        </p>
      )}
      <DataTable
        caption={t('invitation.recipients.title')}
        captionHidden
        rows={[...without, ...of('address'), ...of('account')]}
        rowKey={({ personId }) => personId}
        portion={20}
        columns={[
          { key: 'name', title: t('invitation.recipients.name'), lead: true, cell: ({ name }) => say(name) },
          {
            key: 'language',
            title: t('invitation.recipients.language'),
            cell: ({ language }) => t(`invitation.language.${language}`),
          },
          { key: 'way', title: t('invitation.recipients.way'), cell: (seat) => <Way seat={seat} /> },
        ]}
      />
    </>
  );
}

export function Way({ seat: { way, address } }: { readonly seat: Pick<SeatInvitation, 'way' | 'address'> }) {
  const { t } = useTranslation('dialogue');
  return (
    <>
      {t(`invitation.way.${way}`)}
      {address !== null && (
        <>
          {' '}
          <bdi className="tp-small tp-dimmed dl-address">{address}</bdi>
        </>
      )}
    </>
  );
}
