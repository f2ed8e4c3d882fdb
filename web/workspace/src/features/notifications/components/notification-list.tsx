import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Bell, Check } from 'lucide-react';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { listQuery, type Notification, useMarkRead } from '../api/notifications.js';
import '../notifications.css';

function Item({ item }: { readonly item: Notification }) {
  const { t } = useTranslation('notifications');
  const localized = useLocalized();
  const format = useFormat();
  const read = useMarkRead();
  const unread = item.readAt === null;
  const sentence = localized(item.sentence);
  const mark = (): void => {
    if (unread) read.mutate([item.id]);
  };
  return (
    <li className="nf-item" data-unread={unread || undefined}>
      <span className="nf-words">
        {unread && <span className="nf-unread">{t('list.unread')}</span>}
        <WorkspaceLink to={item.path} onClick={mark}>
          {sentence}
        </WorkspaceLink>
        {item.quotes.length > 0 && (
          <dl className="nf-quotes">
            {item.quotes.map(({ label, text }) => (
              <div key={label.en}>
                <dt className="tp-small tp-dimmed">{localized(label)}</dt>
                <dd>{localized(text)}</dd>
              </div>
            ))}
          </dl>
        )}
        <time className="tp-small tp-dimmed" dateTime={item.occurredAt}>
          {format.relative(item.occurredAt)}
        </time>
      </span>
      {unread && (
        <Button
          variant="subtle"
          size="compact-md"
          className="nf-mark"
          leftSection={<Check size={16} aria-hidden />}
          loading={read.isPending}
          onClick={mark}
          aria-label={t('list.markReadOf', { sentence })}
        >
          {t('list.markRead')}
        </Button>
      )}
    </li>
  );
}

/** The notifications, newest first, with buttons to mark them as read. */
export function NotificationList() {
  const { t } = useTranslation('notifications');
  const { id } = useWorkspace();
  const list = useInfiniteQuery(listQuery(id));
  const read = useMarkRead();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <LoadingState rows={6} card />;
  if (list.isError && items.length === 0)
    return <ErrorState error={list.error} retries onRetry={() => void list.refetch()} />;
  if (items.length === 0 && !list.hasNextPage)
    return (
      <EmptyState icon={<Bell size={32} />} title={t('list.empty')}>
        {t('list.emptyExplain')}
      </EmptyState>
    );
  return (
    <section className="tp-card tp-section" aria-label={t('list.title')}>
      {items.some(({ readAt }) => readAt === null) && (
        <Button variant="default" loading={read.isPending} onClick={() => read.mutate(undefined)} className="nf-all">
          {t('list.markAll')}
        </Button>
      )}
      {read.isError && <ErrorState error={read.error} compact />}
      <ol className="nf-list">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ol>
      {list.hasNextPage && (
        <div className="tp-more">
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('list.earlier')}
          </Button>
        </div>
      )}
    </section>
  );
}
