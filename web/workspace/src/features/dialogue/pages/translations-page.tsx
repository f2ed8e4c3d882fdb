import { Button, Group, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Languages } from 'lucide-react';
import {
  DraftNotice,
  EmptyState,
  ErrorState,
  isProblem,
  Loaded,
  Page,
  tagOf,
  useEditing,
  useNotify,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { translationsQuery } from '../api/queries.js';
import type { Translation } from '../api/types.js';
import '../dialogue.css';

function Original({
  label,
  text,
  side,
}: {
  readonly label: string;
  readonly text: string;
  readonly side: 'en' | 'zh';
}) {
  return (
    <div>
      <p className="tp-small tp-dimmed">{label}</p>
      <p className="dl-text" lang={tagOf(side)}>
        {text}
      </p>
    </div>
  );
}

function Entry({ item }: { readonly item: Translation }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const notify = useNotify();
  const { language, source, sourceBefore, label, reason } = item;
  const other = language === 'en' ? 'zh' : 'en';
  const names = { en: t('english'), zh: t('chinese') };
  const { base, form } = useEditing(
    item,
    ({ translation }) => ({ text: translation }),
    `translation:${item.kind}:${item.id}:${language}`,
  );
  // after the server has reported that the source text changed, the reader has seen the new one
  const read = isProblem(form.problem, 'dialogue.translation.source-changed') ? item : base;
  const save = async (text: string | null): Promise<void> => {
    const done = await form.submit(() => dialogue.translate(read, text).then(() => true));
    if (done) notify(t('translation.saved'));
  };
  return (
    <li className="tp-card dl-column">
      <p className="dl-conclusion-head">
        <WorkspaceLink to={`/conclusions/${item.conclusionId}`} className="dl-number">
          {t(`translation.${item.kind}`, { label })}
        </WorkspaceLink>
        <span className="tp-status">
          <Languages size={16} aria-hidden />
          {t(reason === 'missing' ? 'translation.missing' : 'translation.outOfDate')}
        </span>
      </p>
      {sourceBefore !== null && sourceBefore !== source && (
        <Original label={t('translation.sourceBefore', { language: names[other] })} text={sourceBefore} side={other} />
      )}
      <Original label={t('translation.source', { language: names[other] })} text={source} side={other} />
      <DraftNotice form={form} />
      <Textarea
        label={t('translation.text', { language: names[language] })}
        lang={tagOf(language)}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={20_000}
        {...form.text('text')}
      />
      {form.problem !== null && <ErrorState error={form.problem} compact typed />}
      <Group>
        <Button loading={form.busy} onClick={() => void save(form.values.text)}>
          {t('translation.save')}
        </Button>
        {reason === 'out-of-date' && (
          <Button
            variant="default"
            loading={form.busy}
            title={t('translation.unchangedHint')}
            onClick={() => void save(null)}
          >
            {t('translation.unchanged')}
          </Button>
        )}
      </Group>
    </li>
  );
}

/** Texts that need a translation; saving makes a translation up to date, also after its roundtable has closed. */
export function TranslationsPage() {
  const { t } = useTranslation('dialogue');
  const { id } = useWorkspace();
  const query = useQuery(translationsQuery(id));
  return (
    <Page title={t('translation.title')} purpose={t('translation.purpose')}>
      <Loaded query={query}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={<Languages size={32} />} title={t('translation.upToDate')}>
              {t('translation.upToDateText')}
            </EmptyState>
          ) : (
            <ul className="dl-plain dl-column">
              {items.map((item) => (
                <Entry key={`${item.kind} ${item.id} ${item.language} ${item.source}`} item={item} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
