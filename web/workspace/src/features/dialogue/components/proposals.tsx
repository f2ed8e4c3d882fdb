import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  Activity,
  AlarmClock,
  Coffee,
  Hourglass,
  Lightbulb,
  MessageSquareWarning,
  Replace,
  Scale,
  Users,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import {
  addressOfNode,
  ConfirmButton,
  EmptyState,
  FormDialog,
  ReasonButton,
  useAddress,
  useCan,
  useFields,
  useLocalized,
  useTranslation,
  WorkspaceLink,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import type { Proposal, Roundtable } from '../api/types.js';
import { ProposeItem, WhenFields } from './agenda-forms.js';
import { currentMeeting } from './meeting-words.js';

/** The page of the record from which the proposal comes. */
export function sourceAddress({ sourceType, sourceId }: Pick<Proposal, 'sourceType' | 'sourceId'>): string | null {
  if (sourceId === null || sourceType === null) return null;
  if (sourceType === 'action' || sourceType === 'disputed-action')
    return addressOfNode({ type: 'action', id: sourceId });
  // The type contains the conclusion, because the id is that of its reservation or corrigendum.
  const conclusion = /^(?:reservation|conclusion|corrigendum|replacement)\.(.+)$/.exec(sourceType)?.[1];
  if (conclusion !== undefined) return addressOfNode({ type: 'conclusion', id: conclusion });
  // The type contains the meeting, in whose record the recommendation is.
  const meeting = /^recommendation\.(.+)$/.exec(sourceType)?.[1];
  if (meeting !== undefined) return `/meetings/${meeting}/record`;
  // The type contains the indicator, because the id is that of the wave in which it changed.
  const indicator = /^indicator\.(.+)$/.exec(sourceType)?.[1];
  return indicator ? addressOfNode({ type: 'indicator', id: indicator }) : null;
}

function Accept({ roundtable, proposal }: { readonly roundtable: Roundtable; readonly proposal: Proposal }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const meetingId = currentMeeting(roundtable)?.id ?? '';
  const form = useFields({ meetingId, day: '1', minutes: (proposal.plannedMinutes ?? '') as string | number }, null);
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ day, minutes, ...placed }) => {
      const plannedMinutes = minutes === '' ? null : Number(minutes);
      const plan = { meetingId: placed.meetingId || null, day: Number(day), plannedMinutes };
      return dialogue.acceptItem(proposal.id, plan).then(() => true);
    });
    if (done) close();
  };
  return (
    <>
      <Button size="compact-md" variant="light" onClick={open}>
        {t('agenda.accept')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('agenda.acceptTitle')}
        submitLabel={t('agenda.accept')}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <div className="dl-pair">
          <WhenFields roundtable={roundtable} form={form} />
          <NumberInput
            label={t('agenda.minutes')}
            min={1}
            max={1440}
            allowDecimal={false}
            value={form.values.minutes}
            onChange={(minutes) => form.set('minutes', minutes)}
          />
        </div>
      </FormDialog>
    </>
  );
}

function Decline({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  return (
    <ReasonButton
      size="compact-md"
      question={t('agenda.declineQuestion')}
      consequence={<Text size="sm">{t('agenda.declineText')}</Text>}
      reasonLabel={t('move.reason')}
      reasonHint={t('agenda.declineReason')}
      draft={`proposal-decline:${proposal.id}`}
      onConfirm={(reason) => dialogue.declineItem(proposal.id, reason)}
    >
      {t('agenda.decline')}
    </ReasonButton>
  );
}

function TakeBack({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  return (
    <ConfirmButton
      size="compact-md"
      variant="default"
      question={t('agenda.takeBackQuestion')}
      consequence={t('agenda.takeBackText')}
      onConfirm={() => dialogue.deleteItem(proposal.id, proposal.version)}
    >
      {t('agenda.takeBack')}
    </ConfirmButton>
  );
}

const icons = {
  topic: Lightbulb,
  'overdue-action': AlarmClock,
  'disputed-action': Scale,
  'moved-indicator': Activity,
  'open-reservation': MessageSquareWarning,
  recommendation: Users,
  'provisional-conclusion': Hourglass,
  'conclusion-change': Replace,
  break: Coffee,
} as const;

interface CardProps {
  readonly roundtable: Roundtable;
  readonly proposal: Proposal;
  /** Whether the address refers to this proposal. */
  readonly sought: boolean;
}

function Card({ roundtable, proposal, sought }: CardProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const can = useCan();
  const Icon = icons[proposal.kind];
  const from =
    proposal.carriedFromLabel !== null
      ? t('agenda.from.carried', { label: proposal.carriedFromLabel })
      : proposal.proposedBy === null || proposal.kind !== 'topic'
        ? t('agenda.from.program')
        : t('agenda.from.member', { name: say(proposal.proposedBy.name) });
  const address = sourceAddress(proposal);
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (sought) here.current?.scrollIntoView({ block: 'nearest' });
  }, [sought]);
  return (
    <li ref={here} className={sought ? 'dl-proposal dl-sought' : 'dl-proposal'} aria-current={sought || undefined}>
      <p className="dl-proposal-title">
        <Icon size={16} aria-hidden className="dl-dimmed-icon" />
        <span>{say(proposal.title)}</span>
      </p>
      {proposal.note && <p className="tp-small">{say(proposal.note)}</p>}
      <p className="tp-small tp-dimmed">
        {proposal.kind !== 'topic' && `${t(`kind.${proposal.kind}`)} · `}
        {from}
      </p>
      {address && (
        <p className="tp-small">
          <WorkspaceLink
            to={address}
            aria-label={t('shared:labelled', { label: t('agenda.source'), words: say(proposal.title) })}
          >
            {t('agenda.source')}
          </WorkspaceLink>
        </p>
      )}
      {roundtable.state !== 'closed' && (
        <Group gap="xs" className="tp-no-print">
          {can('dialogue.agenda.decide-proposal') && (
            <>
              <Accept roundtable={roundtable} proposal={proposal} />
              <Decline proposal={proposal} />
            </>
          )}
          {proposal.own && <TakeBack proposal={proposal} />}
        </Group>
      )}
    </li>
  );
}

/** What was declined and why, for those who made the proposals. */
function Declined({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { item } = useAddress().values;
  if (roundtable.declined.length === 0) return null;
  return (
    <section className="dl-part tp-card">
      <h2>{t('agenda.declined')}</h2>
      <ul className="dl-plain">
        {roundtable.declined.map(({ id, title, proposedBy, reason }) => (
          <li key={id} className={id === item ? 'dl-sought' : undefined} aria-current={id === item || undefined}>
            <p>{say(title)}</p>
            <p className="tp-small tp-dimmed">
              {[
                proposedBy && t('agenda.from.member', { name: say(proposedBy.name) }),
                reason !== null && t('meeting.because', { reason }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Proposals from delegates, overdue actions and changed indicators that a facilitator has to decide. */
export function Proposals({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const { item } = useAddress().values;
  const open = roundtable.state !== 'closed';
  const propose = (
    <ProposeItem
      roundtable={roundtable}
      allowed={open && !can('dialogue.agenda.change') && can('dialogue.agenda.propose')}
    />
  );
  if (roundtable.proposals.length === 0)
    return (
      <>
        <EmptyState title={t('agenda.noProposals')} action={propose}>
          {t('agenda.proposalsText')}
        </EmptyState>
        <Declined roundtable={roundtable} />
      </>
    );
  return (
    <section className="dl-part">
      <h2 className="tp-visually-hidden">{t('agenda.waiting')}</h2>
      <ul className="dl-plain dl-proposals">
        {roundtable.proposals.map((proposal) => (
          <Card key={proposal.id} roundtable={roundtable} proposal={proposal} sought={proposal.id === item} />
        ))}
      </ul>
      <div className="dl-buttons tp-no-print">{propose}</div>
      <Declined roundtable={roundtable} />
    </section>
  );
}
