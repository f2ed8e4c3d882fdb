import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAddress, useGroupWords, useTranslation } from '#shared';
import type { Basis, Filter } from '../api/directory.js';
import { pageLength } from '../api/directory.js';
import '../directory.css';

const groups = ['government', 'employers', 'workers'] as const;

/** Search and, for some lists, the group; both are stored in the address. */
export function ListFilters({ grouped, action }: { readonly grouped?: boolean; readonly action?: ReactNode }) {
  const { t } = useTranslation('directory');
  const words = useGroupWords();
  const { values, set } = useAddress();
  const search = useDebouncedCallback((text: string) => set({ search: text || undefined, page: undefined }), 250);
  return (
    <Group align="flex-end" justify="space-between" mb="md" className="dr-filters">
      <Group align="flex-end" className="tp-page-filters">
        <TextInput
          key={values['search'] === undefined ? 'empty' : 'searched'}
          label={t('search')}
          type="search"
          leftSection={<Search size={16} aria-hidden />}
          defaultValue={values['search'] ?? ''}
          onChange={(event) => search(event.currentTarget.value)}
        />
        {grouped && (
          <Select
            label={t('group')}
            placeholder={t('allGroups')}
            clearable
            value={values['group'] ?? null}
            onChange={(group) => set({ group: group ?? undefined, page: undefined })}
            data={[
              ...groups.map((value) => ({ value, label: words.name(value) })),
              { value: 'none', label: words.name(null) },
            ]}
          />
        )}
      </Group>
      {action}
    </Group>
  );
}

/** The filters in the address. */
export function useListFilter(): Filter {
  const { values } = useAddress();
  const page = Math.max(1, Number(values['page'] ?? '1') || 1);
  const constituency = values['group'] as Filter['constituency'];
  return { search: values['search'], constituency, offset: (page - 1) * pageLength };
}

interface PagerProps {
  readonly kind: 'organisations' | 'people';
  readonly total: number;
}

export function Pager({ kind, total }: PagerProps) {
  const { t } = useTranslation('directory');
  const { values, set } = useAddress();
  const page = Math.max(1, Number(values['page'] ?? '1') || 1);
  const pages = Math.max(1, Math.ceil(total / pageLength));
  if (pages === 1) return <p className="tp-small tp-dimmed">{t(`${kind}.total`, { count: total })}</p>;
  const go = (to: number) => () => set({ page: to === 1 ? undefined : String(to) });
  return (
    <Group component="nav" aria-label={t('pages')} justify="center">
      <Button variant="default" disabled={page <= 1} onClick={go(page - 1)}>
        {t('previous')}
      </Button>
      <span>{t('pageOf', { page, pages })}</span>
      <Button variant="default" disabled={page >= pages} onClick={go(page + 1)}>
        {t('next')}
      </Button>
    </Group>
  );
}

/** The basis of a statement; entries typed by members have no mark. */
export function BasisMark({ basis }: { readonly basis: Basis }) {
  const { t } = useTranslation('directory');
  if (basis === 'entered') return null;
  return (
    <span className="dr-basis" title={t(`basisMeans.${basis}`)}>
      {t(`basis.${basis}`)}
    </span>
  );
}

const marked = ['seed', 'inferred', 'general'] as const;

/** Legend of the marks that occur in a list. */
export function BasisKey({ bases }: { readonly bases: readonly Basis[] }) {
  const { t } = useTranslation('directory');
  const there = marked.filter((basis) => bases.includes(basis));
  if (there.length === 0) return null;
  return (
    <dl className="dr-key" aria-label={t('basisTitle')}>
      {there.map((basis) => (
        <div key={basis}>
          <dt>
            <BasisMark basis={basis} />
          </dt>
          <dd>{t(`basisMeans.${basis}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
