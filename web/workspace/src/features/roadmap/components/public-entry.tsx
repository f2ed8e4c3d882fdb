import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addressOf,
  ConfirmButton,
  FormDialog,
  LanguageFields,
  Section,
  useFields,
  useFormat,
  useGroupWords,
  useLanguage,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import { type PublicEntry, publicEntryQuery, usePublicEntryChanges } from '../api/public-entry.js';
import type { ActionDetail } from '../api/types.js';

type Constituency = PublicEntry['agreed'][number]['constituency'];

const groups: readonly Constituency[] = ['government', 'employers', 'workers'];

interface EntryProps {
  readonly action: ActionDetail;
  readonly entry: PublicEntry;
}

function WordsDialog({ action, entry, onClose }: EntryProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('roadmap');
  const { propose } = usePublicEntryChanges(action.id);
  const { title, text } = entry.words ?? { title: action.title, text: action.description };
  const form = useFields({ titleEn: title.en, titleZh: title.zh, textEn: text.en, textZh: text.zh }, null);
  const { titleEn, titleZh, textEn, textZh } = form.values;
  const send = async (): Promise<void> => {
    const words = { title: { en: titleEn, zh: titleZh }, text: { en: textEn, zh: textZh } };
    if (await form.submit(() => propose(entry.version, words))) onClose();
  };
  const texts = { autosize: true, minRows: 3, maxLength: 4000 } as const;
  return (
    <FormDialog
      opened
      title={t('public.propose')}
      form={form}
      submitLabel={t('public.send')}
      disabled={titleEn.trim() === '' && titleZh.trim() === ''}
      onClose={onClose}
      onSubmit={send}
    >
      <p className="tp-small tp-dimmed">{t('public.shows')}</p>
      <LanguageFields
        en={<TextInput label={t('form.titleEn')} lang="en" maxLength={300} {...form.text('titleEn')} />}
        zh={<TextInput label={t('form.titleZh')} lang="zh-CN" maxLength={300} {...form.text('titleZh')} />}
        filled={{ en: titleEn, zh: titleZh }}
        what={t('form.titleBoth')}
      />
      <LanguageFields
        en={<Textarea label={t('public.textEn')} lang="en" {...texts} {...form.text('textEn')} />}
        zh={<Textarea label={t('public.textZh')} lang="zh-CN" {...texts} {...form.text('textZh')} />}
        filled={{ en: textEn, zh: textZh }}
        what={t('public.text')}
      />
    </FormDialog>
  );
}

/** The groups that agreed and those that did not yet, and the buttons to agree. */
function Agreement({ action, entry }: EntryProps) {
  const { t } = useTranslation('roadmap');
  const words = useGroupWords();
  const format = useFormat();
  const notify = useNotify();
  const { agree } = usePublicEntryChanges(action.id);
  const has = (group: Constituency): boolean => entry.agreed.some(({ constituency }) => constituency === group);
  const mine = entry.mayAgreeFor;
  const agreed = groups.filter(has);
  const missing = groups.filter((group) => !has(group));
  const say = (some: readonly Constituency[]) => format.list(some.map(words.name));
  return (
    <>
      {agreed.length > 0 && <p>{t('public.agreed', { groups: say(agreed) })}</p>}
      {missing.length > 0 && <p>{t('public.missing', { groups: say(missing) })}</p>}
      {mine !== null && (
        <div className="tp-row">
          <ConfirmButton
            size="compact-md"
            variant="default"
            question={t('public.agreeQuestion', { group: words.name(mine) })}
            consequence={t('public.agreeText')}
            onConfirm={async () => {
              await agree({ entryVersion: entry.version });
              notify(t('public.agreeDone'));
            }}
          >
            {t('public.agree', { group: words.name(mine) })}
          </ConfirmButton>
        </div>
      )}
    </>
  );
}

/** Opens the page that everyone can read, in the language of the reader. */
export function PublicPageLink() {
  const { t } = useTranslation('roadmap');
  const { id: workspaceId } = useWorkspace();
  const language = useLanguage();
  const page = addressOf('/api/public/{workspaceId}/roadmap/{language}', { path: { workspaceId, language } });
  return (
    <a href={page} target="_blank" rel="noopener noreferrer">
      {t('public.page')}
    </a>
  );
}

function Proposed({ action, entry, onChange }: EntryProps & { readonly onChange: () => void }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const { withdraw } = usePublicEntryChanges(action.id);
  if (entry.words === null) return <p>{t('public.none')}</p>;
  return (
    <>
      <p>
        <strong>{localized(entry.words.title)}</strong>
      </p>
      {localized(entry.words.text) !== '' && <p className="rm-words">{localized(entry.words.text)}</p>}
      {entry.isPublic ? (
        <p>
          <PublicPageLink />
        </p>
      ) : entry.isOutdated ? (
        <p>{t('public.outdated')}</p>
      ) : (
        <Agreement action={action} entry={entry} />
      )}
      <div className="tp-row">
        {entry.mayPropose && (
          <Button size="compact-md" variant="default" onClick={onChange}>
            {t('public.change')}
          </Button>
        )}
        {entry.mayWithdraw && (
          <ConfirmButton
            size="compact-md"
            variant="subtle"
            question={t('public.withdrawQuestion')}
            consequence={t('public.withdrawText')}
            onConfirm={withdraw}
          >
            {t('public.withdraw')}
          </ConfirmButton>
        )}
      </div>
    </>
  );
}

/** What the public page says about the action; people who can neither propose nor agree see it once it is proposed. */
export function PublicEntryCard({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const entry = useQuery(publicEntryQuery(id, action.id)).data;
  const [editing, setEditing] = useState(false);
  if (entry === undefined || (entry.words === null && !entry.mayPropose)) return null;
  return (
    <Section title={t('public.title')} purpose={t(entry.isPublic ? 'public.isPublic' : 'public.purpose')}>
      <Proposed action={action} entry={entry} onChange={() => setEditing(true)} />
      {entry.words === null && (
        <div>
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('public.propose')}
          </Button>
        </div>
      )}
      {editing && <WordsDialog action={action} entry={entry} onClose={() => setEditing(false)} />}
    </Section>
  );
}
