import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import { addMessages, useTranslation } from '../../shared/i18n/i18n.js';
import { tagOf } from '../../shared/i18n/language.js';
import type { Found } from '../../shared/routing/feature.js';
import { useGo } from '../../shared/routing/navigation.js';
import { useCan, useWorkspace } from '../../shared/session/workspace-context.js';
import { features } from '../features.js';
import { matches } from './close-words.js';
import { commandItems } from './command-items.js';
import { loopItems, type NavigationPage, openTo, workspaceItems } from './navigation-items.js';

async function findEverywhere(workspaceId: string, text: string, signal: AbortSignal): Promise<readonly Found[]> {
  const answers = await Promise.allSettled(
    features.flatMap((feature) =>
      feature.search
        ? [
            Promise.all([feature.search(), feature.messages()]).then(([find, { messages }]) => {
              addMessages(feature.name, messages);
              return find({ workspaceId, text, signal });
            }),
          ]
        : [],
    ),
  );
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

/** Pages of all levels, each once: a group of tabs has the address of its first tab. */
const allPages: readonly NavigationPage[] = [...loopItems, ...workspaceItems].flatMap((section) => [
  section,
  ...(section.pages ?? []).flatMap((page) => page.tabs ?? [page]),
]);

function useFound(text: string): { readonly found: readonly Found[]; readonly searching: boolean } {
  const { t, i18n } = useTranslation('app');
  const { id } = useWorkspace();
  const can = useCan();
  const [settled] = useDebouncedValue(text.trim(), 200);
  const entities = useQuery({
    queryKey: ['search', id, settled, i18n.language],
    enabled: settled.length > 0,
    queryFn: ({ signal }) => findEverywhere(id, settled, signal),
  });
  const wanted = text.trim();
  const commands = openTo(commandItems, can).map(({ key, to }) => ({
    id: key,
    kind: t('search.commands'),
    title: t(`command.${key}`),
    to,
  }));
  const pages = openTo(allPages, can).map(({ key, to }) => ({
    id: key,
    kind: t('search.pages'),
    title: t(`nav.${key}`),
    to,
  }));
  const own = [...pages, ...commands].filter(({ title }) => matches(title, wanted));
  const things = wanted ? (entities.data ?? []) : [];
  return { found: [...own, ...things].slice(0, 40), searching: entities.isFetching };
}

interface SearchDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The words that were found, below the title; marked if they are not in the reader's language. */
function FoundText({ hit: { detail, detailIn } }: { readonly hit: Found }) {
  const { t } = useTranslation('app');
  if (detail === undefined) return null;
  return (
    <>
      {/* for readers of one line, as assistive technology reads it */}
      <span className="tp-visually-hidden">: </span>
      <span className="tp-search-detail">
        {detailIn && t(`search.in.${detailIn}`)}
        <span lang={detailIn && tagOf(detailIn)}>{detail}</span>
      </span>
    </>
  );
}

function SearchBox({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app');
  const go = useGo();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { found, searching } = useFound(text);
  const index = Math.min(at, Math.max(found.length - 1, 0));
  const choose = (hit: Found | undefined): void => {
    if (!hit) return;
    onClose();
    go(hit.to);
  };
  const press = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((index + move + found.length) % found.length);
    }
    if (event.key === 'Enter') choose(found[index]);
  };
  const optionId = (position: number): string => `${id}-${position}`;
  return (
    <div className="tp-search">
      <div className="tp-search-field">
        <Search size={18} aria-hidden />
        <input
          type="search"
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={found.length > 0 ? optionId(index) : undefined}
          aria-label={t('search.open')}
          placeholder={t('search.placeholder')}
          value={text}
          data-autofocus
          autoComplete="off"
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
      </div>
      <ul id={id} role="listbox" aria-label={t('search.title')} className="tp-search-list">
        {found.map((hit, position) => (
          // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events -- the keys are those of the combobox above
          <li
            key={`${hit.kind}-${hit.id}`}
            id={optionId(position)}
            role="option"
            aria-selected={position === index}
            onClick={() => choose(hit)}
            onMouseMove={() => setAt(position)}
          >
            <span>
              {hit.title}
              <FoundText hit={hit} />
            </span>
            <span className="tp-small tp-dimmed">{hit.kind}</span>
          </li>
        ))}
      </ul>
      <p className="tp-small tp-dimmed" role="status">
        {searching && t('search.searching')}
        {!searching && found.length === 0 && t('search.nothing', { text })}
        {!searching && text === '' && t('search.hint')}
      </p>
    </div>
  );
}

/** Search for pages and records; opened with Ctrl K. */
export function SearchDialog({ opened, onClose }: SearchDialogProps) {
  const { t } = useTranslation('app');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('search.title')}
      size={560}
      yOffset="10vh"
      centered={false}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <SearchBox onClose={onClose} />
    </Modal>
  );
}
