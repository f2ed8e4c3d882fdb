import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable, Loaded, Section, useLocalized, useShown, useTranslation, useWorkspace } from '#shared';
import type { FormChange } from '../api/drafts.js';
import { changesQuery } from '../api/drafts.js';
import type { QuestionnaireView } from '../api/surveys.js';
import { questionnairesQuery } from '../api/surveys.js';
import { useTypeName } from './editor/type-name.js';

/** What changed since an earlier version of the same questionnaire. */
export function VersionChanges({ of }: { readonly of: QuestionnaireView }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const all = useQuery(questionnairesQuery(workspaceId)).data?.items ?? [];
  // the latest comes first
  const earlier = all.filter(({ name, since }) => name === of.name && since < of.since);
  const [chosen, setChosen] = useState<string | null>(null);
  const since = earlier.find(({ id }) => id === chosen) ?? earlier[0];
  const query = useQuery(changesQuery({ workspaceId, questionnaireId: of.id }, since?.id ?? null));
  if (since === undefined) return null;
  return (
    <Section title={t('changes.title')} purpose={t('changes.direction', { from: since.version, to: of.version })}>
      <div className="tp-stack">
        <Select
          allowDeselect={false}
          className="sv-short"
          label={t('changes.since')}
          data={earlier.map(({ id, version, state }) => ({
            value: id,
            label: t('changes.version', { version, state: t(`questionnaires.state.${state}`) }),
          }))}
          value={since.id}
          onChange={setChosen}
        />
        <Loaded query={query}>{({ changes }) => <Changes changes={changes} />}</Loaded>
      </div>
    </Section>
  );
}

/** Each change with what it was before and is after. */
export function Changes({ changes }: { readonly changes: readonly FormChange[] }) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const { shown, more } = useShown(changes, 50);
  if (changes.length === 0) return <p>{t('changes.none')}</p>;
  return (
    <div className="sv-long">
      <DataTable
        caption={t('changes.title')}
        rows={shown.map((change, at) => ({ ...change, at }))}
        rowKey={({ at }) => String(at)}
        columns={[
          { key: 'kind', title: t('changes.kind'), cell: ({ kind }) => t(`changes.kinds.${kind}`) },
          {
            key: 'name',
            title: t('questionnaires.question'),
            lead: true,
            cell: ({ name, label }) => (
              <>
                <span className="sv-line">{inWords(label)}</span>
                <code className="sv-cell">{name}</code>
              </>
            ),
          },
          { key: 'parts', title: t('changes.what'), cell: ({ parts }) => <Parts parts={parts} /> },
        ]}
      />
      {more}
    </div>
  );
}

function Parts({ parts }: Pick<FormChange, 'parts'>) {
  const { t } = useTranslation('surveys');
  const typeName = useTypeName();
  if (parts.length === 0) return <>–</>;
  const words = (part: FormChange['parts'][number]['part'], text: string): string =>
    part === 'type' ? typeName(text) : text;
  return (
    <dl className="sv-parts">
      {parts.map(({ part, before, after }) => (
        <div key={part}>
          <dt>{t(`changes.parts.${part.replace('.', '_')}` as 'changes.parts.name')}</dt>
          {part === 'other' ? (
            <dd>{t('changes.different')}</dd>
          ) : (
            <>
              <dd>
                <del>{words(part, before) || t('changes.nothing')}</del>
              </dd>
              <dd>
                <ins>{words(part, after) || t('changes.nothing')}</ins>
              </dd>
            </>
          )}
        </div>
      ))}
    </dl>
  );
}
