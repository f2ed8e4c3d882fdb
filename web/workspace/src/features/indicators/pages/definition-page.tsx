import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  DataTable,
  Loaded,
  Page,
  Section,
  useAddress,
  useCan,
  useFormat,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { Definition, DefinitionVersion } from '../api/definitions.js';
import { definitionQuery } from '../api/definitions.js';
import { contentFields, useContentWords } from '../components/definitions/content-words.js';
import { fieldName } from '../domain/form-values.js';
import { Fact } from '../components/how-computed.js';
import '../definitions.css';
import '../indicators.css';

function Written({ entry }: { readonly entry: DefinitionVersion }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const format = useFormat();
  if (entry.writtenAt === null) return t('def.seed');
  const when = format.dateTime(entry.writtenAt);
  return entry.who ? t('def.by', { who: localized(entry.who), when }) : t('def.bySystem', { when });
}

function History({ definition }: { readonly definition: Definition }) {
  const { t } = useTranslation('indicators');
  return (
    <Section title={t('def.history')} purpose={t('def.historyWords')}>
      <ol className="in-versions" reversed>
        {definition.versions.map((entry) => (
          <li key={entry.version}>
            <strong>{t('def.version', { version: entry.version })}</strong>
            {entry.version === definition.version &&
              ` · ${t(entry.content.retired ? 'def.origins.retired' : 'def.newest')}`}
            {entry.reason && <div>{entry.reason}</div>}
            <div className="tp-small tp-dimmed">
              <Written entry={entry} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Differences({ older, newer }: { readonly older: DefinitionVersion; readonly newer: DefinitionVersion }) {
  const { t } = useTranslation('indicators');
  const words = useContentWords();
  if (older.version === newer.version) return <p>{t('def.same')}</p>;
  const differ = contentFields.filter(
    (field) => JSON.stringify(older.content[field]) !== JSON.stringify(newer.content[field]),
  );
  if (differ.length === 0) return <p>{t('def.equal')}</p>;
  return (
    <DataTable
      caption={t('def.differs')}
      captionHidden
      rows={differ}
      rowKey={(field) => field}
      columns={[
        { key: 'field', title: t('def.differs'), cell: (field) => t(fieldName(field, newer.content)) },
        ...[older, newer].map((entry) => ({
          key: `v${entry.version}`,
          title: t('def.version', { version: entry.version }),
          cell: (field: (typeof differ)[number]) => words(entry.content, field),
        })),
      ]}
    />
  );
}

function Compare({ definition }: { readonly definition: Definition }) {
  const { t } = useTranslation('indicators');
  const { values, set } = useAddress();
  const { versions, version } = definition;
  const at = (name: string, otherwise: number): DefinitionVersion =>
    versions.find((entry) => String(entry.version) === values[name]) ??
    versions.find((entry) => entry.version === otherwise)!;
  const [older, newer] = [at('from', Math.max(1, version - 1)), at('to', version)];
  const choices = versions.map((entry) => ({
    value: String(entry.version),
    label: t('def.version', { version: entry.version }),
  }));
  if (versions.length < 2) return null;
  return (
    <Section title={t('def.compare')}>
      <div className="in-chosen">
        <Select
          label={t('def.older')}
          data={choices}
          value={String(older.version)}
          allowDeselect={false}
          onChange={(from) => set({ from: from ?? undefined })}
        />
        <Select
          label={t('def.newer')}
          data={choices}
          value={String(newer.version)}
          allowDeselect={false}
          onChange={(to) => set({ to: to ?? undefined })}
        />
      </div>
      <div aria-live="polite">
        <Differences older={older} newer={newer} />
      </div>
    </Section>
  );
}

/** One definition: the current version, its history, and the differences between two versions. */
export function DefinitionPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const can = useCan();
  const localized = useLocalized();
  const words = useContentWords();
  const definitionId = useParam('definitionId');
  const definition = useQuery(definitionQuery(id, definitionId));
  const content = definition.data?.content;
  return (
    <Page
      title={content ? localized(content.name) : t('def.title')}
      purpose={content?.retired ? t('def.retiredNote') : undefined}
      above={<WorkspaceLink to="/indicators/definitions">{t('def.back')}</WorkspaceLink>}
      copyLink
      action={
        can('indicators.definition.write') &&
        definition.data && (
          <Button component={WorkspaceLink} to={`/indicators/definitions/${definitionId}/revise`}>
            {t('def.revise')}
          </Button>
        )
      }
    >
      <Loaded query={definition}>
        {(found) => (
          <>
            <Section
              title={t('def.now')}
              purpose={found.ownRules ? t('def.ownRules') : undefined}
              action={<WorkspaceLink to={`/indicators/${found.id}`}>{t('def.toFigure')}</WorkspaceLink>}
            >
              <dl className="in-facts">
                <Fact name={t('def.field.id')}>
                  <code>{found.id}</code>
                </Fact>
                {contentFields
                  .filter((field) => field !== 'retired')
                  .map((field) => (
                    <Fact key={field} name={t(fieldName(field, found.content))}>
                      {words(found.content, field)}
                    </Fact>
                  ))}
              </dl>
            </Section>
            <Compare definition={found} />
            <History definition={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
