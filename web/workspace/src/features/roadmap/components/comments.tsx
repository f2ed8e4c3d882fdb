import { Button, MultiSelect, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ConfirmButton,
  DraftNotice,
  ErrorState,
  Form,
  Section,
  useFields,
  useFirstMatches,
  useFormat,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import { earlierCommentsQuery, mentionableQuery } from '../api/action.js';
import type { ActionDetail } from '../api/types.js';
import { Who } from './who.js';
import { Written } from './written.js';

const longest = 4000;

function CommentForm({ actionId }: { readonly actionId: string }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const notify = useNotify();
  const changes = useRoadmapChanges();
  const filter = useFirstMatches();
  const people = useQuery(mentionableQuery(id)).data ?? [];
  const fields = useFields({ text: '', mentionIds: [] as readonly string[] }, `comment:${actionId}`);
  const { values, set } = fields;
  const send = async (): Promise<void> => {
    const sent = await fields.submit(({ text, mentionIds }) =>
      changes.comment(actionId, { text, mentionIds: [...mentionIds] }),
    );
    if (!sent) return;
    notify(t('comments.added'));
    fields.reset(undefined, values);
  };
  return (
    <Form form={fields} className="tp-stack" onSubmit={send}>
      <DraftNotice form={fields} />
      <Textarea label={t('comments.text')} autosize minRows={2} maxLength={longest} {...fields.text('text')} />
      <MultiSelect
        label={t('comments.mention')}
        description={t('comments.mentionHint')}
        searchable
        clearable
        filter={filter}
        maxValues={20}
        data={people.map(({ id: value, name }) => ({ value, label: localized(name) }))}
        value={[...values.mentionIds]}
        onChange={(chosen) => set('mentionIds', chosen)}
      />
      {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
      <div>
        <Button type="submit" loading={fields.busy} disabled={values.text.trim() === ''}>
          {t('comments.add')}
        </Button>
      </div>
    </Form>
  );
}

function Comment({
  action,
  comment,
}: {
  readonly action: ActionDetail;
  readonly comment: ActionDetail['comments'][number];
}) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const localized = useLocalized();
  const changes = useRoadmapChanges();
  const { deletedAt, deletedBy, mentions } = comment;
  const date = deletedAt === null ? '' : format.date(deletedAt);
  return (
    <li className={deletedAt === null ? undefined : 'rm-withdrawn'}>
      <Who person={comment.person} constituency={comment.constituency} at={comment.recordedAt} />
      {deletedAt === null ? (
        <p className="rm-words">
          <Written language={comment.language}>{comment.text}</Written>
        </p>
      ) : (
        <p className="tp-small tp-dimmed">
          {deletedBy
            ? t('comments.deletedBy', { date, name: localized(deletedBy.name) })
            : t('comments.deleted', { date })}
        </p>
      )}
      {mentions.length > 0 && (
        <p className="tp-small tp-dimmed">
          {t('comments.mentions', { names: format.list(mentions.map(({ name }) => localized(name))) })}
        </p>
      )}
      {comment.mayDelete && (
        <ConfirmButton
          size="compact-sm"
          variant="subtle"
          question={t('comments.deleteQuestion')}
          consequence={t('comments.deleteText')}
          onConfirm={() => changes.deleteComment(action.id, comment.id)}
        >
          {t('comments.delete')}
        </ConfirmButton>
      )}
    </li>
  );
}

/** Comments before the newest ones, loaded on request. */
function EarlierComments({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const first = action.comments[0]?.id ?? '';
  const [asked, setAsked] = useState(false);
  const list = useInfiniteQuery({ ...earlierCommentsQuery(id, action.id, first), enabled: asked && first !== '' });
  const earlier = (list.data?.pages ?? []).flatMap(({ items }) => [...items].reverse()).reverse();
  const remaining = action.commentCount - action.comments.length - earlier.length;
  return (
    <>
      {remaining > 0 && (
        <li>
          <Button
            variant="default"
            loading={list.isFetching}
            onClick={() => (asked ? void list.fetchNextPage() : setAsked(true))}
          >
            {t('comments.earlier', { count: remaining })}
          </Button>
          {list.isError && <ErrorState error={list.error} compact />}
        </li>
      )}
      {earlier.map((comment) => (
        <Comment key={comment.id} action={action} comment={comment} />
      ))}
    </>
  );
}

/** Comments on the action, oldest first; of a deleted one, who wrote and deleted it. */
export function Comments({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  return (
    <Section title={t('comments.title')}>
      {action.comments.length === 0 && <p className="tp-dimmed">{t('comments.none')}</p>}
      {action.comments.length > 0 && (
        <ol className="rm-comments">
          <EarlierComments action={action} />
          {action.comments.map((comment) => (
            <Comment key={comment.id} action={action} comment={comment} />
          ))}
        </ol>
      )}
      {action.allowed.comment && <CommentForm actionId={action.id} />}
    </Section>
  );
}
