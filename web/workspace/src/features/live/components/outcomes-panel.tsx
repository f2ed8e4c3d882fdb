import { Button, Group, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ConfirmButton,
  FormDialog,
  LanguageFields,
  SharePosition,
  useCan,
  useFields,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { type Outcome, type Outcomes, outcomesQuery, useOutcomes } from '../api/outcomes.js';
import { currentItem } from '../domain/words.js';
import { useScreen } from './room-frame.js';

type Kind = Outcome['kind'];

interface PanelProps {
  /** Nothing is shown where there is nothing to read and nothing to record. */
  readonly framed?: boolean;
}

/** What this kind of meeting records beside conclusions; the latest first. */
export function OutcomesPanel({ framed = false }: PanelProps) {
  const { view } = useScreen();
  const { id } = useWorkspace();
  const ofGroup = view.body.kind === 'constituency-group';
  const { data } = useQuery(outcomesQuery(id, view.meeting.id, ofGroup && view.meeting.open));
  if (data === undefined || (framed && data.items.length + data.recordable.length === 0)) return null;
  const list = <OutcomeList outcomes={data} />;
  return framed ? <div className="tp-card">{list}</div> : list;
}

function OutcomeList({ outcomes }: { readonly outcomes: Outcomes }) {
  const { t } = useTranslation('live');
  const { view } = useScreen();
  const { items, recordable, shares } = outcomes;
  const can = useCan();
  const [recording, setRecording] = useState<Kind | null>(null);
  const kinds = recordable.filter((kind): kind is Kind => kind !== 'conclusion');
  return (
    <section className="live-conclusions" aria-labelledby="live-outcomes-title">
      <h2 id="live-outcomes-title">{t(view.body.kind === 'roundtable' ? 'outcomes.procedure' : 'outcomes.title')}</h2>
      {view.body.kind === 'constituency-group' && <p className="tp-small tp-dimmed">{t('outcomes.private')}</p>}
      {kinds.length > 0 && (
        <Group gap="xs">
          {kinds.map((kind) => (
            <Button key={kind} size="compact-md" variant="default" onClick={() => setRecording(kind)}>
              {t(`outcomes.record.${kind}`)}
            </Button>
          ))}
        </Group>
      )}
      {kinds.length > 0 && view.body.kind !== 'roundtable' && can('roadmap.action.open') && (
        // in another tab: the meeting goes on in this one
        <Button
          component={WorkspaceLink}
          to={`/roadmap/new?meeting=${view.meeting.id}`}
          target="_blank"
          size="compact-md"
          variant="default"
        >
          {t('conclusion.action')}
        </Button>
      )}
      {items.length === 0 && <p className="tp-dimmed">{t('outcomes.none')}</p>}
      <ol reversed>
        {items.toReversed().map((outcome) => (
          <OutcomeEntry key={outcome.id} outcome={outcome} records={kinds.length > 0} shares={shares} />
        ))}
      </ol>
      {recording && <RecordDialog kind={recording} onClose={() => setRecording(null)} />}
    </section>
  );
}

interface EntryProps {
  readonly outcome: Outcome;
  readonly records: boolean;
  readonly shares: boolean;
}

function OutcomeEntry({ outcome, records, shares }: EntryProps) {
  const { t } = useTranslation('live');
  const text = useLocalized();
  const format = useFormat();
  const { view } = useScreen();
  const { remove } = useOutcomes(view.meeting.id);
  const { id, kind, agendaItemId, sharedAt, proposedTo, conclusions } = outcome;
  const item = view.agenda.find((one) => one.id === agendaItemId);
  const followed = conclusions.length > 0;
  const facts = [
    t(`shared:outcome.kind.${kind}`),
    item?.label,
    sharedAt !== null && t('shared:outcome.shared', { date: format.date(sharedAt) }),
    followed && t('shared:outcome.concluded', { labels: format.list(conclusions) }),
    !followed && proposedTo.length > 0 && t('shared:outcome.proposedTo', { labels: format.list(proposedTo) }),
  ];
  return (
    <li>
      <p className="tp-small tp-dimmed">{facts.filter(Boolean).join(' · ')}</p>
      <p className="live-outcome">{text(outcome.text)}</p>
      <Group gap="xs">
        {shares && kind === 'position' && sharedAt === null && <SharePosition outcomeId={id} text={outcome.text} />}
        {records && sharedAt === null && !followed && (
          <ConfirmButton
            size="compact-md"
            question={t('outcomes.deleteQuestion')}
            consequence={t('outcomes.deleteText')}
            onConfirm={() => remove(id)}
          >
            {t('outcomes.delete')}
          </ConfirmButton>
        )}
      </Group>
    </li>
  );
}

function RecordDialog({ kind, onClose }: { readonly kind: Kind; readonly onClose: () => void }) {
  const { t } = useTranslation('live');
  const { view, picture } = useScreen();
  const text = useLocalized();
  const { record } = useOutcomes(view.meeting.id);
  // the item at which the dialog was opened: the discussion may move on while someone writes
  const [item] = useState(() => currentItem(view, picture.state));
  const form = useFields({ en: '', zh: '' }, `outcome-in-room:${view.meeting.id}:${kind}:${item?.id ?? ''}`);
  const submit = async (): Promise<void> => {
    const made = await form.submit((words) => record({ kind, agendaItemId: item?.id ?? null, text: words }));
    if (!made) return;
    form.reset();
    onClose();
  };
  return (
    <FormDialog
      title={t(`outcomes.record.${kind}`)}
      submitLabel={t(`outcomes.record.${kind}`)}
      form={form}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{item ? `${item.label} ${text(item.title)}` : t('outcomes.whole')}</p>
      <p className="tp-small tp-dimmed">{t(`outcomes.hint.${kind}`)}</p>
      <LanguageFields
        what={t('outcomes.text')}
        filled={form.values}
        en={<Textarea label={t('outcomes.textEn')} autosize minRows={4} {...form.text('en', 'text')} />}
        zh={<Textarea label={t('outcomes.textZh')} autosize minRows={4} {...form.text('zh')} />}
      />
    </FormDialog>
  );
}
