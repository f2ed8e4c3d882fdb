import { Button, Group, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  AgreementFields,
  Corrigenda,
  Replacements,
  ReplacesField,
  agreementOf,
  newAgreement,
  FormDialog,
  LoopStrip,
  QuorumNote,
  useCan,
  useFields,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { actionsOfQuery, registerQuery } from '../api/queries.js';
import type { Conclusion, Roundtable } from '../api/types.js';
import { AgreementMark } from './agreement-mark.js';
import { ReviseButton } from './revise-conclusion.js';
import { ConfirmationSummary } from './confirmations.js';
import { Done } from './head.js';
import { Reservations, ReserveButton } from './reservations.js';
import { Bilingual, BilingualFields } from './words.js';

/** The agenda item from which the conclusion results, and the actions that implement it. */
export function ConclusionStrip({ conclusion }: { readonly conclusion: Conclusion }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const actions = useQuery(actionsOfQuery(id, conclusion.id)).data ?? [];
  const item = conclusion.agendaItemId === null ? '' : `?item=${conclusion.agendaItemId}`;
  return (
    <LoopStrip
      from={[
        {
          id: conclusion.roundtableId,
          kind: t('roundtable'),
          title: [conclusion.roundtableLabel, say(conclusion.agendaItemTitle)].filter(Boolean).join(' · '),
          to: `/roundtables/${conclusion.roundtableId}${item}`,
        },
      ]}
      here={conclusion.label}
      to={actions.map((action) => ({
        id: action.id,
        kind: t('action'),
        title: `${action.code} ${say(action.title)}`,
        to: `/roadmap/${action.id}`,
      }))}
    />
  );
}

/** A short version for lists of conclusions, where each strip would be as tall as the text. */
export function ConclusionLeads({ conclusion }: { readonly conclusion: Conclusion }) {
  const { t } = useTranslation(['dialogue', 'shared']);
  const say = useLocalized();
  const { id } = useWorkspace();
  const actions = useQuery(actionsOfQuery(id, conclusion.id)).data ?? [];
  const item = conclusion.agendaItemId === null ? '' : `?item=${conclusion.agendaItemId}`;
  const from = [conclusion.roundtableLabel, say(conclusion.agendaItemTitle)].filter(Boolean).join(' · ');
  return (
    <dl className="dl-leads">
      <dt>{t('shared:comesFrom')}</dt>
      <dd>
        <WorkspaceLink to={`/roundtables/${conclusion.roundtableId}${item}`}>{from}</WorkspaceLink>
      </dd>
      {actions.length > 0 && (
        <>
          <dt>{t('shared:leadsTo')}</dt>
          <dd>
            {actions.map((action) => (
              <WorkspaceLink key={action.id} to={`/roadmap/${action.id}`}>
                {action.code} {say(action.title)}
              </WorkspaceLink>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

/** Button to create an action, for people who may. */
export function OpenAction({ conclusion, primary }: { readonly conclusion: Conclusion; readonly primary?: boolean }) {
  const { t } = useTranslation('dialogue');
  const can = useCan();
  if (!can('roadmap.action.open')) return null;
  return (
    <Button
      component={WorkspaceLink}
      to={`/roadmap/new?conclusion=${conclusion.id}`}
      variant={primary ? 'filled' : 'default'}
      size={primary ? 'sm' : 'compact-md'}
    >
      {t('record.openAction')}
    </Button>
  );
}

interface CardProps {
  readonly conclusion: Conclusion;
  readonly both?: boolean;
  /** If set, the card has the commands that are available on the page of its roundtable. */
  readonly roundtable?: Roundtable;
}

const dayWords = ({ agreement, provisional }: Conclusion) =>
  provisional ? 'provisional' : agreement === 'ad-referendum' ? agreement : 'agreed';

export function ConclusionCard({ conclusion, both, roundtable }: CardProps) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const several = conclusion.meetingNumber > 1 || (roundtable?.meetings.length ?? 1) > 1;
  return (
    <article className="dl-conclusion" aria-label={conclusion.label}>
      <p className="dl-conclusion-head">
        <WorkspaceLink to={`/conclusions/${conclusion.id}`} className="dl-number">
          {conclusion.label}
        </WorkspaceLink>
        {(conclusion.provisional ||
          conclusion.replacedBy?.state === 'replaced' ||
          conclusion.confirmation !== null ||
          conclusion.agreement === 'no-objection') && <AgreementMark conclusion={conclusion} />}
        <span className="tp-small tp-dimmed">
          {t(`record.agreedOnDay.${dayWords(conclusion)}`, {
            date: format.date(conclusion.agreedOn),
          })}
          {several && ` · ${t('meeting.reachedAt', { number: conclusion.meetingNumber })}`}
        </span>
      </p>
      <Bilingual
        text={conclusion.text}
        both={both ?? false}
        stale={conclusion.staleLanguage}
        agreedIn={conclusion.agreedIn}
      />
      <Corrigenda corrigenda={conclusion.corrigenda} show={(text) => <Bilingual text={text} both={both ?? false} />} />
      <Replacements conclusion={conclusion} />
      {conclusion.shortfall !== null && <QuorumNote conclusion={conclusion} />}
      {conclusion.confirmation && (
        <ConfirmationSummary conclusion={conclusion} confirmation={conclusion.confirmation} />
      )}
      <Reservations conclusion={conclusion} both={both ?? false} />
      {roundtable && (
        <Group gap="xs" className="tp-no-print">
          <OpenAction conclusion={conclusion} />
          <ReviseButton conclusion={conclusion} />
          <ReserveButton conclusion={conclusion} roundtable={roundtable} />
        </Group>
      )}
    </article>
  );
}

type AgreedIn = Conclusion['agreedIn'];

interface RecordProps {
  readonly roundtable: Roundtable;
  readonly agendaItemId: string | null;
}

export function RecordConclusion({ roundtable, agendaItemId }: RecordProps) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const can = useCan();
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const [recorded, setRecorded] = useState<string | null>(null);
  const item = roundtable.agenda.find(({ id }) => id === agendaItemId);
  const blank = {
    text: { en: '', zh: '' },
    ...newAgreement,
    agreedIn: 'both' as AgreedIn,
    agreedOn: item?.date ?? roundtable.startsOn,
    replacesId: null as string | null,
  };
  const form = useFields(blank, `conclusion:new:${agendaItemId}`);
  const meeting = roundtable.meetings.find(({ id }) => id === item?.meetingId);
  const { id: workspaceId } = useWorkspace();
  const all = useQuery(registerQuery(workspaceId, {})).data ?? [];
  const sitting = roundtable.state === 'in-session' || roundtable.state === 'reopened';
  // An open form stays when someone closes the roundtable: the server refuses it, and the text can be copied.
  if (!opened && (!sitting || !can('dialogue.conclusion.record'))) return null;
  const days = daysOf(meeting ?? roundtable).map((day) => ({ value: day, label: format.date(day) }));
  const submit = async (): Promise<void> => {
    const made = await form.submit((values) =>
      dialogue.record(roundtable.id, {
        agendaItemId,
        text: values.text,
        agreedOn: values.agreedOn,
        ...agreementOf(values),
        ...(values.text.en.trim() && values.text.zh.trim() && { agreedIn: values.agreedIn }),
        replacesId: values.replacesId,
      }),
    );
    if (made) {
      form.reset();
      setRecorded(made.label);
      close();
    }
  };
  return (
    <>
      <div>
        <Button onClick={open}>{t('record.title')}</Button>
      </div>
      {recorded !== null && <Done>{t('record.done', { label: recorded })}</Done>}
      <FormDialog
        opened={opened}
        title={t('record.title')}
        submitLabel={t('record.submit')}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <BilingualFields
          label={t('record.text')}
          name="text"
          value={form.values.text}
          onChange={(text) => form.set('text', text)}
          error={form.errorOf('text')}
          long
          required
        />
        {form.values.text.en.trim() !== '' && form.values.text.zh.trim() !== '' && (
          <Select
            label={t('translation.agreedInLabel')}
            description={t('translation.agreedInHint')}
            data={(['both', 'en', 'zh'] as const).map((value) => ({
              value,
              label: t(`translation.language.${value}`),
            }))}
            allowDeselect={false}
            value={form.values.agreedIn}
            onChange={(value) => form.set('agreedIn', (value ?? 'both') as AgreedIn)}
            error={form.errorOf('agreedIn')}
          />
        )}
        <AgreementFields label={t('record.agreement')} form={form} />
        <Select
          label={t('record.agreedOn')}
          data={days}
          allowDeselect={false}
          value={form.values.agreedOn}
          onChange={(day) => form.set('agreedOn', day ?? roundtable.startsOn)}
          error={form.errorOf('agreedOn')}
        />
        <ReplacesField
          conclusions={all}
          value={form.values.replacesId}
          onChange={(id) => form.set('replacesId', id)}
          error={form.errorOf('replacesId')}
        />
      </FormDialog>
    </>
  );
}

function daysOf({ startsOn, endsOn }: Pick<Roundtable, 'startsOn' | 'endsOn'>): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${startsOn}T00:00:00Z`); at <= Date.parse(`${endsOn}T00:00:00Z`); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
