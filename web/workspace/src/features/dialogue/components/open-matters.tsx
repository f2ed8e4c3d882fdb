import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Loaded, LoadingState, useLocalized, useWorkspace, type Schema, useTranslation } from '#shared';
import { type MattersOf, openMattersQuery } from '../api/queries.js';

type Matters = Schema<'OpenMattersResponse'>;

interface OpenMattersProps {
  readonly of: MattersOf;
  /** Ids of unfinished items that are not carried over; all others are. */
  readonly left: readonly string[];
  readonly onLeft: (left: readonly string[]) => void;
}

/** Unsettled matters of a meeting or roundtable, shown before it is closed. */
export function OpenMatters({ of, ...carrying }: OpenMattersProps) {
  const { id } = useWorkspace();
  const query = useQuery(openMattersQuery(id, of));
  return (
    <Loaded query={query} skeleton={<LoadingState rows={3} />}>
      {(matters) => <Lists matters={matters} {...carrying} />}
    </Loaded>
  );
}

type ListsProps = Omit<OpenMattersProps, 'of'> & { readonly matters: Matters };

function Lists({ matters, left, onLeft }: ListsProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { speaker, hands, items, texts, proposals } = matters;
  const name = (one: { readonly name: Matters['hands'][number]['name'] }): string =>
    one.name ? say(one.name) : t('closing.unnamed');
  if (speaker === null && hands.length + items.length + texts.length + proposals.length === 0)
    return (
      <p className="dl-open-none">
        <CircleCheck size={16} aria-hidden /> {t('closing.nothing')}
      </p>
    );
  return (
    <div className="dl-open">
      {speaker && <p>{t('closing.speaking', { name: name(speaker) })}</p>}
      <List title={t('closing.hands', { count: hands.length })}>
        {hands.map((hand) => (
          <li key={`${hand.personId}-${hand.kind}`}>
            {hand.kind === 'point-of-order' ? t('closing.order', { name: name(hand) }) : name(hand)}
          </li>
        ))}
      </List>
      <UnfinishedItems matters={matters} left={left} onLeft={onLeft} />
      <List title={t('closing.proposals', { count: proposals.length })}>
        {proposals.map(({ id, title }) => (
          <li key={id}>{say(title)}</li>
        ))}
      </List>
      <List title={t('closing.texts', { count: texts.length })}>
        {texts.map((text) => (
          <li key={`${text.id}-${text.language}`}>
            {t(`closing.${text.kind}`, { label: text.label })}
            <span className="tp-dimmed"> · {t(`closing.${text.reason}.${text.language}`)}</span>
          </li>
        ))}
      </List>
    </div>
  );
}

/** Unless a group has no further meeting, each item is carried over if it stays chosen. */
function UnfinishedItems({ matters: { items, carriesTo }, left, onLeft }: ListsProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  if (items.length === 0) return null;
  const words = (item: Matters['items'][number]): string =>
    [`${item.label} ${say(item.title)}`, item.status === 'under-discussion' && t('closing.now')]
      .filter(Boolean)
      .join(' · ');
  return (
    <section>
      <h3>{t('closing.items', { count: items.length })}</h3>
      <p>
        {t(`closing.carry.${targetOf(carriesTo)}`, {
          number: carriesTo?.meetingNumber,
          label: carriesTo?.roundtableLabel,
        })}
      </p>
      <ul className={carriesTo === null ? undefined : 'dl-plain dl-carry'}>
        {items.map((item) => (
          <li key={item.id}>
            {carriesTo === null ? (
              words(item)
            ) : (
              <Checkbox
                label={words(item)}
                checked={!left.includes(item.id)}
                onChange={({ currentTarget: { checked } }) =>
                  onLeft(checked ? left.filter((id) => id !== item.id) : [...left, item.id])
                }
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function targetOf(to: Matters['carriesTo']) {
  if (to === null) return 'none' as const;
  if (to.meetingNumber !== null) return 'meeting' as const;
  return to.roundtableLabel === null ? ('later' as const) : ('roundtable' as const);
}

function List({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}
