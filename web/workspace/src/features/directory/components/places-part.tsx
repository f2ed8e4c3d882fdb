import { ActionIcon, Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight, MapPin, Plus } from 'lucide-react';
import { Fragment, useState } from 'react';
import {
  allPlaces,
  EmptyState,
  Loaded,
  useAddress,
  useCan,
  useLanguage,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { Place } from '../api/directory.js';
import { placeRank } from '../api/directory.js';
import { BasisKey, BasisMark, ListFilters } from './list-tools.js';
import { PlaceDialog } from './place-dialog.js';
import '../directory.css';

function codesOf({ gbCode, isoCode, countryCode, registerNumber }: Place): readonly string[] {
  const codes = [
    ...[gbCode && `GB/T 2260 ${gbCode}`, isoCode && `ISO ${isoCode}`, countryCode && `ISO ${countryCode}`],
    registerNumber,
  ];
  return codes.filter((code): code is string => Boolean(code));
}

interface TreeProps {
  readonly places: readonly Place[];
  readonly onEdit: ((place: Place) => void) | null;
}

interface BranchProps extends TreeProps {
  readonly place: Place;
  readonly open: boolean;
}

/** A park can have many enterprises, so it is initially collapsed. */
const startsClosed = (place: Place): boolean => place.level === 'park';

function Branch({ place, places, onEdit, open }: BranchProps) {
  const { t } = useTranslation('directory');
  const inWords = useLocalized();
  const below = places.filter(({ parentId }) => parentId === place.id);
  const [shown, setShown] = useState(open || !startsClosed(place));
  const name = inWords(place.name);
  return (
    <li>
      <div className="dr-place">
        {below.length > 0 ? (
          <ActionIcon
            variant="subtle"
            color="nogroup"
            size={28}
            aria-expanded={shown}
            aria-label={t(shown ? 'places.fold' : 'places.unfold', { name })}
            onClick={() => setShown(!shown)}
          >
            {shown ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />}
          </ActionIcon>
        ) : (
          <span className="dr-dot" aria-hidden />
        )}
        <div className="dr-place-words">
          <span className="dr-place-name">{name}</span>
          <span className="tp-small tp-dimmed">
            {t(`level.${place.level}`)}
            {!shown && below.length > 0 && ` · ${t('places.within', { count: below.length })}`}
          </span>
          <span className="tp-small tp-dimmed tp-numbers">
            {codesOf(place).map((code, at) => (
              <Fragment key={code}>
                {at > 0 && ' · '}
                <span className="tp-nowrap">{code}</span>
              </Fragment>
            ))}
          </span>
          <BasisMark basis={place.basis} />
          {place.note && <p className="tp-small tp-dimmed tp-measure">{inWords(place.note)}</p>}
        </div>
        {onEdit && (
          <Button
            size="xs"
            variant="subtle"
            aria-label={t('shared:labelled', { label: t('edit'), words: name })}
            onClick={() => onEdit(place)}
          >
            {t('edit')}
          </Button>
        )}
      </div>
      {shown && below.length > 0 && (
        <ul className="dr-tree">
          {below.map((inner) => (
            <Branch key={inner.id} place={inner} places={places} onEdit={onEdit} open={open} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** By level, then by code if there is one, then by name with numbers in numeric order: Park 2 before Park 10. */
function inOrder(places: readonly Place[], language: 'en' | 'zh'): readonly Place[] {
  const text = ({ name }: Place): string => name[language] || name.en;
  return [...places].sort(
    (a, b) =>
      placeRank[a.level] - placeRank[b.level] ||
      (a.gbCode ?? '').localeCompare(b.gbCode ?? '') ||
      text(a).localeCompare(text(b), language, { numeric: true }),
  );
}

/** Places whose parent is not in the list are at the top level. */
function Tree({ places, onEdit, found }: TreeProps & { readonly found: boolean }) {
  const { t } = useTranslation('directory');
  const ordered = inOrder(places, useLanguage());
  const shown = new Set(ordered.map(({ id }) => id));
  const roots = ordered.filter(({ parentId }) => parentId === null || !shown.has(parentId));
  return (
    <ul aria-label={t('places.title')} className="dr-tree dr-tree-root tp-card">
      {roots.map((place) => (
        <Branch key={place.id} place={place} places={ordered} onEdit={onEdit} open={found} />
      ))}
    </ul>
  );
}

/** The tree of places with their official codes. */
export function PlacesPart() {
  const { t } = useTranslation('directory');
  const can = useCan();
  const { id } = useWorkspace();
  const { values } = useAddress();
  const list = useQuery({ ...allPlaces(id, { search: values['search'] }), placeholderData: keepPreviousData });
  const all = useQuery(allPlaces(id));
  const [edited, setEdited] = useState<Place | 'new' | null>(null);
  const mayEdit = can('directory.place.edit');
  const add = mayEdit && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEdited('new')}>
      {t('places.add')}
    </Button>
  );
  return (
    <>
      <ListFilters action={add} />
      <Loaded query={list}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={<MapPin size={32} />} title={t(values['search'] ? 'nothingFound' : 'places.none')}>
              {t(values['search'] ? 'nothingFoundHint' : 'places.noneHint')}
            </EmptyState>
          ) : (
            <>
              <Tree
                key={values['search'] ?? ''}
                places={items}
                onEdit={mayEdit ? setEdited : null}
                found={values['search'] !== undefined}
              />
              <BasisKey bases={items.map(({ basis }) => basis)} />
            </>
          )
        }
      </Loaded>
      {edited !== null && (
        <PlaceDialog
          key={edited === 'new' ? 'new' : edited.id}
          place={edited === 'new' ? null : edited}
          places={all.data ?? []}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
