import { Select, TextInput } from '@mantine/core';
import { ConflictDialog, FormDialog, useFirstMatches, useLocalized, useTranslation } from '#shared';
import type { Place, PlaceLevel } from '../api/directory.js';
import { placeLevels, placeRank } from '../api/directory.js';
import { BothLanguages, textOf } from './both-languages.js';
import { useEntryForm } from './use-entry-form.js';

interface PlaceValues {
  en: string;
  zh: string;
  level: PlaceLevel;
  parentId: string | null;
  countryCode: string;
  isoCode: string;
  gbCode: string;
  registerNumber: string;
  noteEn: string;
  noteZh: string;
}

type CodeName = 'countryCode' | 'isoCode' | 'gbCode' | 'registerNumber';

/** The official codes of each level; the server has the same table. */
const codesOfLevel: Readonly<Record<PlaceLevel, readonly CodeName[]>> = {
  country: ['countryCode'],
  province: ['isoCode', 'gbCode'],
  municipality: ['isoCode', 'gbCode'],
  city: ['gbCode'],
  county: ['gbCode'],
  park: ['registerNumber'],
  enterprise: ['registerNumber'],
};

const emptyPlace: PlaceValues = {
  en: '',
  zh: '',
  level: 'park',
  parentId: null,
  countryCode: '',
  isoCode: '',
  gbCode: '',
  registerNumber: '',
  noteEn: '',
  noteZh: '',
};

function startOf(place: Place | null): PlaceValues {
  if (place === null) return emptyPlace;
  const { name, level, parentId, note } = place;
  const [countryCode = '', isoCode = '', gbCode = '', registerNumber = ''] = [
    ...[place.countryCode, place.isoCode, place.gbCode, place.registerNumber].map((code) => code ?? ''),
  ];
  const codes = { countryCode, isoCode, gbCode, registerNumber };
  const { en: noteEn, zh: noteZh } = note ?? { en: '', zh: '' };
  return { en: name.en, zh: name.zh, level, parentId, ...codes, noteEn, noteZh };
}

function bodyOf(values: PlaceValues) {
  const { en, zh, level, parentId, noteEn, noteZh } = values;
  const codes = Object.fromEntries(codesOfLevel[level].map((code) => [code, values[code].trim() || null]));
  return { name: textOf(en, zh), level, parentId, ...codes, note: textOf(noteEn, noteZh) };
}

interface PlaceDialogProps {
  /** Null: a new place. */
  readonly place: Place | null;
  readonly places: readonly Place[];
  readonly onClose: () => void;
}

/** Adds or changes a place, with inputs only for the codes of its level. */
export function PlaceDialog({ place, places, onClose }: PlaceDialogProps) {
  const { t } = useTranslation('directory');
  const inWords = useLocalized();
  const { form, save, resolve } = useEntryForm({
    collection: 'places',
    entry: place,
    valuesOf: startOf,
    toBody: bodyOf,
    onClose,
  });
  const filter = useFirstMatches();
  const { level } = form.values;
  const above = places.filter((other) => placeRank[other.level] < placeRank[level] && other.id !== place?.id);
  return (
    <>
      <FormDialog
        title={t(place === null ? 'places.add' : 'places.change')}
        size={560}
        form={form}
        onClose={onClose}
        onSubmit={save}
      >
        <Select
          label={t('places.level')}
          description={place === null ? undefined : t('places.levelStays')}
          data={placeLevels.map((value) => ({ value, label: t(`level.${value}`) }))}
          value={level}
          onChange={(value) => form.set('level', (value ?? 'park') as PlaceLevel)}
          error={form.errorOf('level')}
          disabled={place !== null}
          allowDeselect={false}
        />
        <BothLanguages form={form} names={['en', 'zh']} field="name" labels={[t('nameEn'), t('nameZh')]} required />
        {level !== 'country' && (
          <Select
            label={t('places.parent')}
            data={above.map((other) => ({
              value: other.id,
              label: `${inWords(other.name)} · ${t(`level.${other.level}`)}`,
            }))}
            {...form.pick('parentId')}
            nothingFoundMessage={t('places.noneAbove')}
            searchable
            filter={filter}
            clearable
          />
        )}
        {codesOfLevel[level].map((code) => (
          <TextInput
            key={code}
            {...form.text(code)}
            label={t(`places.${code}`)}
            description={t(`places.${code}Rule`)}
          />
        ))}
        <BothLanguages form={form} names={['noteEn', 'noteZh']} field="note" labels={[t('noteEn'), t('noteZh')]} long />
      </FormDialog>
      <ConflictDialog
        problem={form.problem}
        labelOf={(field) => t(`field.${field}`)}
        onClose={onClose}
        onResolve={(chosen) => void resolve(chosen)}
      />
    </>
  );
}
