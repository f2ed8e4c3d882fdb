import { MultiSelect } from '@mantine/core';
import { useFirstMatches, type Schema, useTranslation } from '#shared';

export type Tag = Schema<'ActionResponse'>['tags'][number];

const outcomes = ['page-outcome-1', 'page-outcome-2', 'page-outcome-3', 'page-outcome-4'] as const;
const themes: readonly Exclude<Tag, (typeof outcomes)[number]>[] = [
  ...(['industry', 'jobs', 'skills', 'trade', 'finance', 'circular-economy', 'energy'] as const),
  ...(['buildings', 'transport', 'agriculture', 'water', 'waste', 'tourism'] as const),
];

/** PAGE outcomes and themes, as groups of a list of choices. */
export function useTagChoices() {
  const { t } = useTranslation('roadmap');
  const choices = (tags: readonly Tag[]) => tags.map((value) => ({ value, label: t(`register.tag.${value}`) }));
  return [
    { group: t('register.outcomes'), items: choices(outcomes) },
    { group: t('register.themes'), items: choices(themes) },
  ];
}

interface TagsFieldProps {
  readonly value: readonly Tag[];
  readonly onChange: (tags: readonly Tag[]) => void;
  readonly error: string | undefined;
}

export function TagsField({ value, onChange, error }: TagsFieldProps) {
  const { t } = useTranslation('roadmap');
  const filter = useFirstMatches();
  return (
    <MultiSelect
      label={t('register.tags')}
      searchable
      filter={filter}
      clearable
      data={useTagChoices()}
      value={[...value]}
      onChange={(chosen) => onChange(chosen as Tag[])}
      error={error}
    />
  );
}

export function TagList({ tags }: { readonly tags: readonly Tag[] }) {
  const { t } = useTranslation('roadmap');
  if (tags.length === 0) return null;
  return (
    <ul className="rm-tags" aria-label={t('register.tags')}>
      {tags.map((tag) => (
        <li key={tag}>{t(`register.tag.${tag}`)}</li>
      ))}
    </ul>
  );
}
