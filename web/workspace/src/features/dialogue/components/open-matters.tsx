import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded, LoadingState, useLocalized, useWorkspace, type Schema } from '#shared';
import { type MattersOf, openMattersQuery } from '../api/queries.js';

type Matters = Schema<'OpenMattersResponse'>;

/** Unsettled matters of a meeting or roundtable, shown before it is closed. */
export function OpenMatters({ of }: { readonly of: MattersOf }) {
  const { id } = useWorkspace();
  const query = useQuery(openMattersQuery(id, of));
  return (
    <Loaded query={query} skeleton={<LoadingState rows={3} />}>
      {(matters) => <Lists matters={matters} />}
    </Loaded>
  );
}

function Lists({ matters }: { readonly matters: Matters }) {
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
      <List title={t('closing.items', { count: items.length })}>
        {items.map((item) => (
          <li key={item.id}>
            <span className="tp-numbers tp-dimmed">{item.label}</span> {say(item.title)}
            {item.status === 'under-discussion' && <span className="tp-dimmed"> · {t('closing.now')}</span>}
          </li>
        ))}
      </List>
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

function List({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}
