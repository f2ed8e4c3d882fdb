import { Button, Group, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  DataTable,
  EmptyState,
  ErrorState,
  Loaded,
  MoreOf,
  Page,
  ReasonButton,
  Section,
  useAddress,
  useFormat,
  useLocalized,
  useParam,
  useTranslation,
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

interface DecisionProps {
  readonly answer: FlaggedAnswer;
  /** Of all flagged answers of the wave. */
  readonly closed: boolean;
}

function Decided({ review, closed }: Pick<FlaggedAnswer, 'review'> & Pick<DecisionProps, 'closed'>) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const inWords = useLocalized();
  const isFinal = review?.final === true;
  return (
    <>
      {review === null || review.version === 0 ? (
        <span className="tp-dimmed">{t(isFinal ? 'review.counted' : 'review.open_state')}</span>
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
      {isFinal && !closed && <span className="tp-dimmed">{t('review.closed')}</span>}
    </>
  );
}

function Decision({ answer, closed }: DecisionProps) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const path = { workspaceId, waveId: useParam('waveId') };
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>(null);
  const { review } = answer;
  const decide = async (reason: string | null): Promise<void> => {
    await decideFlagged(path, answer, reason);
    await client.invalidateQueries({ queryKey: surveysKey(workspaceId) });
  };
  return (
    <div className="sv-decision">
      <Decided review={review} closed={closed} />
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

function Answers({ items, flagNames, closed }: Pick<FlaggedAnswers, 'items' | 'flagNames' | 'closed'>) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  if (items.length === 0) return <EmptyState title={t('review.none')}>{t('review.noneMore')}</EmptyState>;
  return (
    <DataTable<FlaggedAnswer>
      caption={t('review.title')}
      rows={items}
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
          cell: (answer) => <Decision key={answer.review?.version} answer={answer} closed={closed} />,
        },
      ]}
    />
  );
}

function Flagged({ filter }: { readonly filter: FlaggedFilter }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const format = useFormat();
  const query = useInfiniteQuery(flaggedQuery({ workspaceId, waveId: useParam('waveId') }, filter));
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const { total, flagNames, closed, computedAt } = pages[0]!;
        const items = pages.flatMap((page) => page.items);
        const ended = computedAt === null ? t('review.ended') : t('review.endedAt', { date: format.date(computedAt) });
        return (
          <>
            {closed && <p className="sv-note">{ended}</p>}
            <Section
              title={t('review.shown', { count: total, total: format.number(total) })}
              purpose={t(closed ? 'review.recordedEnded' : 'review.recorded')}
            >
              <Answers items={items} flagNames={flagNames} closed={closed} />
              <MoreOf
                shown={items.length}
                total={total}
                portion={pages[0]!.items.length}
                busy={query.isFetchingNextPage}
                error={query.isFetchNextPageError ? query.error : null}
                onMore={() => void query.fetchNextPage()}
              />
            </Section>
          </>
        );
      }}
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
  const names = useInfiniteQuery(flaggedQuery({ workspaceId, waveId }, filter)).data?.pages[0]?.flagNames ?? {};
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
