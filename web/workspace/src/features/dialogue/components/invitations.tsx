import { Button, Group, Modal, Progress } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText, Mail } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  api,
  ConstituencyBadge,
  download,
  EmptyState,
  ErrorState,
  Loaded,
  LoadingState,
  printing,
  useCan,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import { invitationsQuery } from '../api/queries.js';
import type { Meeting, SeatInvitation } from '../api/types.js';
import { InvitationText } from './invitation-text.js';
import { useMeetingName } from './meeting-words.js';
import { Way } from './recipients.js';

interface InvitationsProps {
  readonly meeting: Meeting;
  /** The dialog for a titular member who sends a substitute. */
  readonly replaceMember?: (personId: string, onClose: () => void) => ReactNode;
}

/** Who was invited to a meeting and what they answered, for those who prepare it. */
export function Invitations({ meeting, replaceMember }: InvitationsProps) {
  const { t } = useTranslation(['dialogue', 'shared']);
  const name = useMeetingName()(meeting);
  const [opened, { open, close }] = useDisclosure(false);
  const [replacing, replace] = useState<string | null>(null);
  // one dialog after the other, because the key Escape would close both
  const choose = (personId: string): void => {
    close();
    replace(personId);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<Mail size={16} aria-hidden />}
        aria-label={t('invitation.openOf', { name })}
        onClick={open}
      >
        {t('invitation.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={t('invitation.openOf', { name })}
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        <Answers meetingId={meeting.id} {...(replaceMember && { onReplace: choose })} />
      </Modal>
      {replacing !== null && replaceMember?.(replacing, () => replace(null))}
    </>
  );
}

interface AnswersProps {
  readonly meetingId: string;
  readonly onReplace?: (personId: string) => void;
}

function Answers({ meetingId, onReplace }: AnswersProps) {
  const { t } = useTranslation('dialogue');
  const { id } = useWorkspace();
  const can = useCan();
  const query = useQuery({
    ...invitationsQuery(id, meetingId),
    refetchInterval: ({ state }) => (state.data?.items.some(({ delivery }) => delivery === 'waiting') ? 3_000 : false),
  });
  return (
    <Loaded query={query} skeleton={<LoadingState rows={5} />}>
      {(seats) => (
        <>
          <p className="tp-small tp-dimmed">{t('invitation.purpose')}</p>
          <Summary seats={seats} />
          <Deliveries seats={seats} />
          {seats.length === 0 && <EmptyState title={t('invitation.empty')}>{t('invitation.emptyExplain')}</EmptyState>}
          {seats.length > 0 && <Letters meetingId={meetingId} />}
          {can('notifications.invitations.print') && seats.some(({ invitedAt }) => invitedAt !== null) && (
            <InvitationText meetingId={meetingId} />
          )}
          <ul className="dl-invitations">
            {seats.toSorted(byDelivery).map((seat) => (
              <Answer key={seat.personId} seat={seat}>
                {can('notifications.invitations.print') && seat.invitedAt !== null && seat.answer === null && (
                  <InvitationText meetingId={meetingId} personId={seat.personId} />
                )}
                {onReplace !== undefined && can('live.substitution.plan') && sendsSubstitute(seat) && (
                  <Button size="compact-sm" variant="default" onClick={() => onReplace(seat.personId)}>
                    {t('substitution.plan')}
                  </Button>
                )}
              </Answer>
            ))}
          </ul>
        </>
      )}
    </Loaded>
  );
}

/** Letters as one PDF, for people without an email address, who are invited by them, or for all seats. */
function Letters({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation('dialogue');
  const { id: workspaceId } = useWorkspace();
  const can = useCan();
  const client = useQueryClient();
  const print = useMutation({
    mutationKey: printing,
    mutationFn: async (all: boolean) => {
      const path = '/api/workspaces/{workspaceId}/notifications/meetings/{meetingId}/letters';
      download(
        'invitation-letters.pdf',
        await api.postForFile(path, { path: { workspaceId, meetingId }, body: { all } }),
      );
      await client.invalidateQueries({ queryKey: invitationsQuery(workspaceId, meetingId).queryKey });
    },
  });
  if (!can('notifications.invitations.print')) return null;
  return (
    <>
      <Group gap="xs" my="sm">
        {([false, true] as const).map((all) => (
          <Button
            key={String(all)}
            variant="default"
            leftSection={<FileText size={16} aria-hidden />}
            loading={print.isPending && print.variables === all}
            onClick={() => print.mutate(all)}
          >
            {t(all ? 'invitation.lettersForAll' : 'invitation.letters')}
          </Button>
        ))}
      </Group>
      {print.error !== null && <ErrorState error={print.error} compact />}
    </>
  );
}

function Summary({ seats }: { readonly seats: readonly SeatInvitation[] }) {
  const { t } = useTranslation('dialogue');
  const of = (status: Status): number => seats.filter((seat) => statusOf(seat) === status).length;
  const counts = { accepted: of('accepted'), declined: of('declined'), substitute: of('substitute'), open: of('open') };
  const unreachable = of('unreachable');
  return (
    <p role="status" className="dl-invited">
      {t('invitation.summary', counts)}
      {unreachable > 0 && <span className="dl-unreachable">{t('invitation.unreachable', { count: unreachable })}</span>}
    </p>
  );
}

/** Emails that wait are sent in the background; those that were refused are listed first. */
function Deliveries({ seats }: { readonly seats: readonly SeatInvitation[] }) {
  const { t } = useTranslation('dialogue');
  const of = (delivery: SeatInvitation['delivery']): number =>
    seats.filter((seat) => seat.delivery === delivery).length;
  const [waiting, sent, failed] = [of('waiting'), of('sent'), of('failed')];
  if (waiting + failed === 0) return null;
  const count = waiting + sent + failed;
  return (
    <div role="status">
      {waiting > 0 && (
        <>
          <p className="tp-small">{t('invitation.sending', { sent, count })}</p>
          <Progress value={(100 * sent) / count} aria-label={t('invitation.sending', { sent, count })} />
        </>
      )}
      {failed > 0 && <p className="tp-small">{t('invitation.failed', { count: failed })}</p>}
    </div>
  );
}

/** Failed ones first. */
const byDelivery = (one: SeatInvitation, other: SeatInvitation): number =>
  Number(other.delivery === 'failed') - Number(one.delivery === 'failed');

type Status = NonNullable<SeatInvitation['answer']> | 'open' | 'unreachable' | 'not-invited';

function statusOf({ answer, invitedAt, way }: SeatInvitation): Status {
  if (way === 'none' && invitedAt === null) return 'unreachable';
  return answer ?? (invitedAt === null ? 'not-invited' : 'open');
}

const sendsSubstitute = ({ answer, kind }: SeatInvitation): boolean => answer === 'substitute' && kind === 'titular';

function Answer({ seat, children }: { readonly seat: SeatInvitation; readonly children: ReactNode }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const status = statusOf(seat);
  const { answeredAt, remindedAt, reprint, delivery, failure } = seat;
  const when =
    answeredAt !== null
      ? t('invitation.on', { day: format.dateTime(answeredAt) })
      : remindedAt !== null && t('invitation.reminded', { day: format.dateTime(remindedAt) });
  return (
    <li>
      <span className="dl-invited">
        {say(seat.name)}
        <ConstituencyBadge constituency={seat.constituency} />
        {seat.way === 'address' && (
          <span className="tp-small tp-dimmed">
            <Way seat={seat} />
          </span>
        )}
      </span>
      <span className={status === 'open' || status === 'unreachable' ? 'tp-dimmed' : undefined}>
        {t(`invitation.given.${status}`)}
        {when && <span className="tp-small tp-dimmed"> {when}</span>}
        {(delivery === 'waiting' || delivery === 'failed') && (
          <span className="tp-small tp-dimmed">
            {' '}
            · {t(`invitation.delivery.${delivery}`)} {failure}
          </span>
        )}
        {reprint && <span className="tp-small tp-dimmed"> · {t('invitation.reprint')}</span>}
      </span>
      {children}
    </li>
  );
}
