import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { questionnairesQuery } from '../api/surveys.js';

/** The value of the field for the questionnaire that is part of the program. */
export const builtInKey = 'built-in';

interface QuestionnaireFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: ReactNode;
}

/** Chooses the questionnaire of a wave: the built-in one or a published version. */
export function QuestionnaireField({ value, onChange, error }: QuestionnaireFieldProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const found = useQuery(questionnairesQuery(id)).data;
  const published = (found?.items ?? []).filter(({ state }) => state === 'published');
  const data = [
    { value: builtInKey, label: t('questionnaires.builtIn') },
    ...published.map(({ id: key, title, version }) => ({
      value: key,
      label: `${title} · ${t('list.formVersion', { version })}`,
    })),
  ];
  if (published.length === 0) return null;
  const isBuiltIn = value === builtInKey;
  return (
    <>
      <Select
        label={t('questionnaires.one')}
        description={isBuiltIn ? undefined : t('questionnaires.indicatorsHint')}
        allowDeselect={false}
        data={data}
        value={value}
        onChange={(chosen) => onChange(chosen ?? builtInKey)}
        error={error}
      />
      {error && !isBuiltIn && (
        <WorkspaceLink to={`/surveys/questionnaires/${value}`}>{t('questionnaires.viewObstacles')}</WorkspaceLink>
      )}
    </>
  );
}
