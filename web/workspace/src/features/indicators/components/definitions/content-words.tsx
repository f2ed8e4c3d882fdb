import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import { type DefinitionContent, vocabularyQuery } from '../../api/definitions.js';

export const contentFields = [
  'name',
  'group',
  'universe',
  'numerator',
  'denominator',
  'estimator',
  'unit',
  'disaggregations',
  'direction',
  'sdg',
  'notes',
  'retired',
] as const satisfies readonly (keyof DefinitionContent)[];
export type ContentField = (typeof contentFields)[number];

/** Formats a field of a definition for readers. */
export function useContentWords(): (content: DefinitionContent, field: ContentField) => ReactNode {
  const { t } = useTranslation(['indicators', 'shared']);
  const localized = useLocalized();
  const format = useFormat();
  const { id } = useWorkspace();
  const vocabulary = useQuery(vocabularyQuery(id));
  const unitWords = (unit: string): string =>
    localized(vocabulary.data?.units.find((each) => each.unit === unit)?.name ?? { en: unit, zh: unit });
  return (content, field) => {
    switch (field) {
      case 'name':
        return `${content.name.en} / ${content.name.zh}`;
      case 'notes':
        return localized(content.notes) || '–';
      case 'group':
        return t(`group.${content.group}`, { defaultValue: content.group });
      case 'estimator':
        return t(`def.estimator.${content.estimator}`);
      case 'direction':
        return t(`def.direction.${content.direction}`);
      case 'disaggregations':
        return content.disaggregations.length === 0
          ? '–'
          : format.list(content.disaggregations.map((id) => t(`breakdown.${id}`, { defaultValue: id })));
      case 'sdg':
        return format.list(content.sdg.map(({ code }) => code)) || '–';
      case 'retired':
        return t(content.retired ? 'def.origins.retired' : 'def.newest');
      case 'unit':
        return unitWords(content.unit);
      default:
        return (
          <code className="in-formula" lang="en">
            {content[field]}
          </code>
        );
    }
  };
}
