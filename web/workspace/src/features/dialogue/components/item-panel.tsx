import { Button, Group, Switch } from '@mantine/core';
import { useState } from 'react';
import { ConfirmButton, EmptyState, ErrorState, useCan, useLocalized, useTranslation, WorkspaceLink } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { AgendaEntry, ItemStatus, Roundtable } from '../api/types.js';
import { isUnfinished } from '../domain/agenda-move.js';
import { useStatusWords } from './agenda-column.js';
import { Documents } from './documents.js';
import { DeleteItem, EditItem } from './edit-item.js';
import { ConclusionCard, RecordConclusion } from './conclusion-card.js';
import { isAhead, otherMeetings } from './meeting-words.js';
import { MoveItem } from './move-item.js';
import { sourceAddress } from './proposals.js';
import { Bilingual } from './words.js';

const moves: Readonly<Partial<Record<ItemStatus, readonly { to: ItemStatus; word: string }[]>>> = {
  planned: [{ to: 'under-discussion', word: 'begin' }],
  'under-discussion': [
    { to: 'done', word: 'finish' },
    { to: 'planned', word: 'putBack' },
  ],
  done: [{ to: 'under-discussion', word: 'resume' }],
};

const movesOf = ({ kind, status }: AgendaEntry) => (kind === 'break' ? [] : (moves[status] ?? []));

function ItemControls({ roundtable, item }: { readonly roundtable: Roundtable; readonly item: AgendaEntry }) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  const dialogue = useDialogue();
  const [problem, setProblem] = useState<unknown>(null);
  const allowed = roundtable.state !== 'closed' && can('dialogue.agenda.change');
  const meeting = roundtable.meetings.find(({ id }) => id === item.meetingId);
  const sitting = meeting?.state === 'in-session' || roundtable.state === 'reopened';
  const arrangeable = meeting === undefined || isAhead(meeting) || roundtable.state === 'reopened';
  const move = (to: ItemStatus): void => {
    setProblem(null);
    dialogue.itemStatus(item.id, to).catch(setProblem);
  };
  return (
    <>
      <Group gap="xs" className="tp-no-print">
        {allowed &&
          sitting &&
          movesOf(item).map(({ to, word }) => (
            <Button key={to} variant="default" onClick={() => move(to)}>
              {t(`agenda.${word}`)}
            </Button>
          ))}
        <EditItem people={roundtable.seats} item={item} allowed={allowed} />
        {meeting && (
          <MoveItem
            agenda={roundtable.agenda}
            meeting={meeting}
            others={otherMeetings(roundtable.meetings, item)}
            item={item}
            allowed={allowed && arrangeable}
          />
        )}
        <DeleteItem item={item} allowed={allowed && arrangeable} />
        {allowed && isUnfinished(item) && (
          <ConfirmButton
            question={t('agenda.carryQuestion')}
            consequence={t('agenda.carryText')}
            onConfirm={() => dialogue.carryOver(item.id)}
          >
            {t('agenda.carry')}
          </ConfirmButton>
        )}
      </Group>
      {problem !== null && <ErrorState error={problem} compact />}
    </>
  );
}

function ItemHead({ item }: { readonly item: AgendaEntry }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const words = useStatusWords();
  const facts = [
    item.label,
    item.startsAt,
    item.minutes !== null && t('minutes', { count: item.minutes }),
    item.kind !== 'break' && words(item),
    item.kind !== 'topic' && t(`kind.${item.kind}`),
    item.carriedFromLabel && t('agenda.from.carried', { label: item.carriedFromLabel }),
    item.carriedFromMeeting !== null && t('meeting.carried', { number: item.carriedFromMeeting }),
    item.movedFromMeeting !== null && t('arrange.movedFrom', { number: item.movedFromMeeting }),
  ];
  return (
    <div className="dl-item-head">
      <p className="tp-small tp-dimmed">{facts.filter(Boolean).join(' · ')}</p>
      <h2>{say(item.title)}</h2>
      {item.presenter && (
        <p className="tp-small tp-dimmed">{t('agenda.presentedBy', { name: say(item.presenter.name) })}</p>
      )}
    </div>
  );
}

/** The current item: text, documents, and conclusions with their reservations. */
export function ItemPanel({
  roundtable,
  item,
}: {
  readonly roundtable: Roundtable;
  readonly item: AgendaEntry | undefined;
}) {
  const { t } = useTranslation('dialogue');
  const [both, setBoth] = useState(false);
  const whole = roundtable.conclusions.filter((conclusion) => conclusion.agendaItemId === null);
  const conclusions = roundtable.conclusions.filter((conclusion) => conclusion.agendaItemId === item?.id);
  const address = item ? sourceAddress(item) : null;
  const isBreak = item?.kind === 'break';
  return (
    <div className="dl-column">
      {item === undefined ? (
        <EmptyState title={t('agenda.choose')}>{t('agenda.emptyText')}</EmptyState>
      ) : (
        <>
          <ItemHead item={item} />
          {item.note && <Bilingual text={item.note} both={both} />}
          {!item.note && !isBreak && <p className="tp-dimmed">{t('agenda.noText')}</p>}
          {address && <WorkspaceLink to={address}>{t('agenda.source')}</WorkspaceLink>}
          <ItemControls key={item.id} roundtable={roundtable} item={item} />
        </>
      )}
      {item !== undefined && !isBreak && (
        <>
          <section className="dl-part">
            <div className="dl-part-head">
              <h3>{t('register.title')}</h3>
              <Switch
                label={t('bothLanguages')}
                checked={both}
                onChange={(event) => setBoth(event.currentTarget.checked)}
                className="tp-no-print"
              />
            </div>
            {conclusions.length === 0 && <p className="tp-dimmed">{t('record.none')}</p>}
            {conclusions.map((conclusion) => (
              <ConclusionCard key={conclusion.id} conclusion={conclusion} roundtable={roundtable} both={both} />
            ))}
            <RecordConclusion key={item.id} roundtable={roundtable} agendaItemId={item.id} />
          </section>
          <Documents roundtable={roundtable} of={{ agendaItemId: item.id }} />
        </>
      )}
      {whole.length > 0 && (
        <section className="dl-part">
          <h3>{t('record.whole')}</h3>
          {whole.map((conclusion) => (
            <ConclusionCard key={conclusion.id} conclusion={conclusion} roundtable={roundtable} both={both} />
          ))}
        </section>
      )}
    </div>
  );
}
