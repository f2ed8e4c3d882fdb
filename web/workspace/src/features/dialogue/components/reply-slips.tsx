import { Button, Group, NumberInput, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import {
  allOrganisations,
  api,
  ConstituencyBadge,
  download,
  ErrorState,
  FormDialog,
  Loaded,
  printing,
  Section,
  useFields,
  useFormat,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { replySlipsQuery } from '../api/reply-slips.js';
import type { ReplySlip, Roundtable } from '../api/types.js';
import { AcceptSlip, EnterSlip, SlipMessage } from './reply-slip-dialogs.js';

/** The organisations that were asked to name delegates, their notices and replies. */
export function ReplySlips({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const { id: workspaceId } = useWorkspace();
  const query = useQuery(replySlipsQuery(workspaceId, roundtable.id));
  const open = query.data?.filter(({ state }) => state === 'open') ?? [];
  return (
    <Section
      title={t('replySlip.title')}
      action={
        <Group gap="xs">
          {open.length > 1 && <Notices roundtable={roundtable} slips={open} />}
          {roundtable.state !== 'closed' && <Ask roundtableId={roundtable.id} />}
        </Group>
      }
    >
      <p className="tp-small tp-dimmed">{t('replySlip.purpose')}</p>
      <Loaded query={query}>
        {(slips) =>
          slips.length === 0 ? (
            <p className="tp-dimmed">{t('replySlip.none')}</p>
          ) : (
            <ul className="dl-plain">
              {slips.map((slip) => (
                <Slip key={slip.id} roundtable={roundtable} slip={slip} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

/** Invitations name a meeting: the next one of the roundtable. */
const nextMeeting = ({ id, meetings }: Roundtable): string =>
  meetings.find(({ state }) => state !== 'closed' && state !== 'cancelled')?.id ?? id;

function Slip({ roundtable, slip }: { readonly roundtable: Roundtable; readonly slip: ReplySlip }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { organisation, titularSeats, substituteSeats, state, answeredAt } = slip;
  return (
    <li className="dl-seat-row">
      <div className="dl-grow">
        <div className="dl-invited">
          {say(organisation.name)} <ConstituencyBadge constituency={organisation.constituency} />
        </div>
        <div className="tp-small tp-dimmed">
          {t('replySlip.seats', { titular: titularSeats, substitute: substituteSeats })} · <State slip={slip} />
        </div>
      </div>
      {state === 'open' && (
        <Group gap="xs">
          <Notices roundtable={roundtable} slips={[slip]} />
          <SlipMessage meetingId={nextMeeting(roundtable)} slip={slip} />
          <EnterSlip slip={slip} />
          {answeredAt !== null && <AcceptSlip slip={slip} />}
        </Group>
      )}
    </li>
  );
}

function State({ slip }: { readonly slip: ReplySlip }) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const { state, answeredAt, acceptedAt, delegates } = slip;
  if (acceptedAt !== null) return <>{t('replySlip.state.accepted', { day: format.dateTime(acceptedAt) })}</>;
  if (state === 'ended') return <>{t('replySlip.state.ended')}</>;
  if (answeredAt === null) return <>{t('replySlip.state.waiting')}</>;
  return <>{t('replySlip.state.answered', { count: delegates.length, day: format.dateTime(answeredAt) })}</>;
}

/** Notices with reply slips as one PDF. */
function Notices({ roundtable, slips }: { readonly roundtable: Roundtable; readonly slips: readonly ReplySlip[] }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id: workspaceId } = useWorkspace();
  const meetingId = nextMeeting(roundtable);
  const [only] = slips.length === 1 ? slips : [];
  const print = useMutation({
    mutationKey: printing,
    mutationFn: async () => {
      const path = '/api/workspaces/{workspaceId}/notifications/meetings/{meetingId}/notices';
      const organisationIds = slips.map(({ organisation }) => organisation.id);
      download(
        'notices.pdf',
        await api.postForFile(path, { path: { workspaceId, meetingId }, body: { organisationIds } }),
      );
    },
  });
  return (
    <>
      <Button
        variant="default"
        size={only ? 'compact-sm' : 'sm'}
        leftSection={<FileText size={16} aria-hidden />}
        {...(only && { 'aria-label': t('replySlip.noticeOf', { name: say(only.organisation.name) }) })}
        loading={print.isPending}
        onClick={() => print.mutate()}
      >
        {t(only ? 'replySlip.notice' : 'replySlip.noticesForAll')}
      </Button>
      {print.error !== null && <ErrorState error={print.error} compact />}
    </>
  );
}

interface AskValues {
  readonly organisationId: string | null;
  readonly titularSeats: number | string;
  readonly substituteSeats: number | string;
}

function Ask({ roundtableId }: { readonly roundtableId: string }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id: workspaceId } = useWorkspace();
  const dialogue = useDialogue();
  const notify = useNotify();
  const [opened, { open, close }] = useDisclosure(false);
  const all = useQuery({ ...allOrganisations(workspaceId), enabled: opened }).data ?? [];
  const form = useFields<AskValues>({ organisationId: null, titularSeats: 1, substituteSeats: 1 }, null);
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ organisationId, titularSeats, substituteSeats }) =>
      dialogue.askForDelegates(roundtableId, {
        organisationId: organisationId ?? '',
        ...{ titularSeats: Number(titularSeats), substituteSeats: Number(substituteSeats) },
      }),
    );
    if (!done) return;
    notify(t('replySlip.askDone'));
    form.reset();
    close();
  };
  return (
    <>
      <Button variant="default" size="sm" onClick={open}>
        {t('replySlip.ask')}
      </Button>
      <FormDialog
        {...{ opened, form }}
        title={t('replySlip.ask')}
        disabled={form.values.organisationId === null}
        onClose={close}
        onSubmit={submit}
      >
        <Select
          label={t('replySlip.organisation')}
          data={all
            .filter(({ constituency }) => constituency !== null)
            .map(({ id, name }) => ({ value: id, label: say(name) }))}
          searchable
          required
          data-autofocus
          {...form.pick('organisationId')}
        />
        <NumberInput
          {...{ label: t('replySlip.titularSeats'), min: 0, max: 20, allowDecimal: false }}
          {...form.pick('titularSeats')}
        />
        <NumberInput
          {...{ label: t('replySlip.substituteSeats'), min: 0, max: 20, allowDecimal: false }}
          {...form.pick('substituteSeats')}
        />
      </FormDialog>
    </>
  );
}
