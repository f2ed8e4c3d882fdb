import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MapPin, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  api,
  EmptyState,
  ErrorState,
  Loaded,
  useAddress,
  useCan,
  useFields,
  useLocalized,
  useWorkspace,
  workspacePath,
} from '../../../shared/index.js';
import type { Place, PlaceLevel } from '../api/directory.js';
import { placeLevels, placesQuery } from '../api/directory.js';
import { BasisMark, ListFilters } from './list-tools.js';

function codesOf({ gbCode, isoCode, countryCode }: Place): string {
  const codes = [gbCode && `GB/T 2260 ${gbCode}`, isoCode && `ISO ${isoCode}`, countryCode && `ISO ${countryCode}`];
  return codes.filter(Boolean).join(' · ');
}

function Branch({ place, all }: { readonly place: Place; readonly all: readonly Place[] }) {
  const { t } = useTranslation('directory');
  const inWords = useLocalized();
  const below = all.filter(({ parentId }) => parentId === place.id);
  return (
    <li>
      <Group gap="xs" component="span" align="baseline">
        <strong>{inWords(place.name)}</strong>
        <span className="tp-small tp-dimmed">{t(`level.${place.level}`)}</span>
        <span className="tp-small tp-dimmed">{codesOf(place)}</span>
        <BasisMark basis={place.basis} />
      </Group>
      {place.note && <p className="tp-small tp-dimmed tp-measure">{inWords(place.note)}</p>}
      {below.length > 0 && (
        <ul style={{ paddingLeft: 20, margin: '4px 0' }}>
          {below.map((inner) => (
            <Branch key={inner.id} place={inner} all={all} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** What lies in nothing that is shown stands at the top. */
function Tree({ places }: { readonly places: readonly Place[] }) {
  const { t } = useTranslation('directory');
  const shown = new Set(places.map(({ id }) => id));
  const roots = places.filter(({ parentId }) => parentId === null || !shown.has(parentId));
  return (
    <ul aria-label={t('places.title')} style={{ paddingLeft: 20, margin: 0, display: 'grid', gap: 6 }}>
      {roots.map((place) => (
        <Branch key={place.id} place={place} all={places} />
      ))}
    </ul>
  );
}

interface PlaceValues {
  en: string;
  zh: string;
  level: PlaceLevel;
  parentId: string | null;
  gbCode: string;
}

function AddPlace({ places, onClose }: { readonly places: readonly Place[]; readonly onClose: () => void }) {
  const { t } = useTranslation('directory');
  const inWords = useLocalized();
  const { id } = useWorkspace();
  const client = useQueryClient();
  const form = useFields<PlaceValues>({ en: '', zh: '', level: 'park', parentId: null, gbCode: '' });
  const submit = async (): Promise<void> => {
    const done = await form.submit(({ en, zh, level, parentId, gbCode }) =>
      api.post(workspacePath(id, '/places'), {
        name: { en: en || zh, zh: zh || en },
        level,
        parentId,
        gbCode: gbCode || null,
      }),
    );
    if (!done) return;
    await client.invalidateQueries({ queryKey: [id, 'places'] });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('places.add')} closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <TextInput
            {...form.text('en')}
            error={form.errorOf('name.en')}
            label={t('nameEn')}
            required={!form.values.zh}
          />
          <TextInput
            {...form.text('zh')}
            error={form.errorOf('name.zh')}
            label={t('nameZh')}
            required={!form.values.en}
          />
          <Select
            label={t('places.level')}
            data={placeLevels.map((value) => ({ value, label: t(`level.${value}`) }))}
            value={form.values.level}
            onChange={(value) => form.set('level', (value ?? 'park') as PlaceLevel)}
            allowDeselect={false}
          />
          <Select
            label={t('places.parent')}
            data={places.map((place) => ({ value: place.id, label: inWords(place.name) }))}
            {...form.pick('parentId')}
            searchable
            clearable
          />
          <TextInput {...form.text('gbCode')} label={t('places.gbCode')} description={t('places.gbCodeRule')} />
          {form.problem !== null && <ErrorState error={form.problem} compact typed />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" loading={form.busy}>
              {t('shared:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The tree of places with their official codes. */
export function PlacesPart() {
  const { t } = useTranslation('directory');
  const can = useCan();
  const { id } = useWorkspace();
  const { values } = useAddress();
  const list = useQuery(placesQuery(id, values['search']));
  const [adding, setAdding] = useState(false);
  const add = can('directory.place.edit') && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('places.add')}
    </Button>
  );
  return (
    <>
      <ListFilters action={add} />
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<MapPin size={32} />} title={t('places.none')}>
              {t('places.noneHint')}
            </EmptyState>
          ) : (
            <Tree places={items} />
          )
        }
      </Loaded>
      {adding && <AddPlace places={list.data?.items ?? []} onClose={() => setAdding(false)} />}
    </>
  );
}
