import { Button, Group, Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DataTable,
  EmptyState,
  ErrorState,
  Loaded,
  Page,
  ReasonButton,
  Section,
  useAddress,
  useFormat,
  useLocalized,
  useParam,
  useShown,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import {
  decideFlagged,
  type FlaggedAnswer,
  type FlaggedAnswers,
  type FlaggedFilter,
  flaggedQuery,
} from '../api/flags.js';
import { surveysKey, waveQuery } from '../api/surveys.js';
import '../surveys.css';

function Decision({ answer }: { readonly answer: FlaggedAnswer }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const path = { workspaceId, waveId: useParam('waveId') };
  const format = useFormat();
  const inWords = useLocalized();
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>(null);
  const { review } = answer;
  const decide = async (reason: string | null): Promise<void> => {
    await decideFlagged(path, answer, reason);
    await client.invalidateQueries({ queryKey: surveysKey(workspaceId) });
  };
  return (
    <div className="sv-decision">
      {review === null || review.version === 0 ? (
        <span className="tp-dimmed">{t('review.open_state')}</span>
      ) : (
        <>
          <strong>{t(review.leftOut ? 'review.leftOut' : 'review.kept')}</strong>
          {review.reason && <span>{review.reason}</span>}
          <span className="tp-dimmed">
            {[review.decidedBy && inWords(review.decidedBy), format.dateTime(review.decidedAt)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      )}
      {review?.final && <span className="tp-dimmed">{t('review.closed')}</span>}
      {!review?.final && (
        <Group gap="xs">
          {review?.leftOut !== false && (
            <Button size="xs" variant="default" onClick={() => void decide(null).catch(setProblem)}>
              {t('review.keep')}
            </Button>
          )}
          {review?.leftOut !== true && (
            <ReasonButton
              size="xs"
              draft={`review:${answer.id}`}
              question={t('review.question')}
              consequence={t('review.consequence')}
              reasonLabel={t('review.reason')}
              reasonHint={t('review.reasonHint')}
              onConfirm={decide}
            >
              {t('review.leaveOut')}
            </ReasonButton>
          )}
        </Group>
      )}
      {problem !== null && <ErrorState error={problem} compact />}
    </div>
  );
}

/** Twenty at a time. */
function Answers({ items, flagNames }: Pick<FlaggedAnswers, 'items' | 'flagNames'>) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const { shown, more } = useShown(items, 20);
  if (items.length === 0) return <EmptyState title={t('review.none')}>{t('review.noneMore')}</EmptyState>;
  return (
    <>
      <DataTable<FlaggedAnswer>
        caption={t('review.title')}
        rows={shown}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'flags',
            title: t('review.flags'),
            lead: true,
            cell: ({ flags }) => flags.map((flag) => <div key={flag}>{inWords(flagNames[flag]) || flag}</div>),
          },
          {
            key: 'because',
            title: t('review.because'),
            cell: ({ because }) =>
              because.length === 0
                ? '–'
                : because.map((said) => (
                    <div key={said.question.en}>
                      {inWords(said.question)} <strong>{inWords(said.answer)}</strong>
                    </div>
                  )),
          },
          {
            key: 'park',
            title: t('strata.park'),
            cell: ({ park }) => <span className="sv-nowrap">{inWords(park)}</span>,
          },
          {
            key: 'status',
            title: t('fieldwork.dispositions'),
            cell: ({ disposition }) => t(`disposition.${disposition}`),
          },
          {
            key: 'decision',
            title: t('review.decision'),
            cell: (answer) => <Decision key={answer.review?.version} answer={answer} />,
          },
        ]}
      />
      {more}
    </>
  );
}

function Flagged({ filter }: { readonly filter: FlaggedFilter }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const format = useFormat();
  const query = useQuery(flaggedQuery({ workspaceId, waveId: useParam('waveId') }, filter));
  return (
    <Loaded query={query}>
      {({ items, total, flagNames }) => (
        <Section
          title={t('review.shown', { shown: format.number(items.length), total: format.number(total) })}
          purpose={t('review.recorded')}
        >
          <Answers items={items} flagNames={flagNames} />
        </Section>
      )}
    </Loaded>
  );
}

/** Flagged answers of a wave, and the decision to keep each of them or leave it out of figures. */
export function ReviewPage() {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const waveId = useParam('waveId');
  const inWords = useLocalized();
  const wave = useQuery(waveQuery(workspaceId, waveId)).data;
  const { values, set } = useAddress();
  const filter: FlaggedFilter = {
    flag: values['flag'] ?? '',
    show: values['show'] === 'undecided' ? 'undecided' : 'all',
  };
  const names = useQuery(flaggedQuery({ workspaceId, waveId }, filter)).data?.flagNames ?? {};
  return (
    <Page
      title={t('review.title')}
      purpose={wave && inWords(wave.title)}
      above={<WorkspaceLink to={`/surveys/${waveId}`}>{t('review.back')}</WorkspaceLink>}
    >
      <div className="tp-stack">
        <Group align="end">
          <Select
            allowDeselect={false}
            label={t('review.flag')}
            data={[
              { value: '', label: t('review.any') },
              ...Object.entries(names).map(([value, name]) => ({ value, label: inWords(name) })),
            ]}
            value={filter.flag}
            onChange={(flag) => set({ flag: flag ?? undefined })}
          />
          <Select
            allowDeselect={false}
            label={t('review.show')}
            data={(['all', 'undecided'] as const).map((value) => ({ value, label: t(`review.shows.${value}`) }))}
            value={filter.show}
            onChange={(show) => set({ show: show === 'undecided' ? show : undefined })}
          />
        </Group>
        <Flagged filter={filter} />
      </div>
    </Page>
  );
}
