import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  api,
  ConflictDialog,
  conflictsOf,
  ErrorState,
  useFields,
  useLocalized,
  useWorkspace,
  workspacePath,
} from '../../../shared/index.js';
import type { Place, PlaceLevel } from '../api/directory.js';
import { placeLevels, placeRank } from '../api/directory.js';
import { BothLanguages, changesOf, textOf } from './both-languages.js';

interface PlaceValues {
  en: string;
  zh: string;
  level: PlaceLevel;
  parentId: string | null;
  countryCode: string;
  isoCode: string;
  gbCode: string;
  noteEn: string;
  noteZh: string;
}

type CodeName = 'countryCode' | 'isoCode' | 'gbCode';

/** Which official codes a level has; the server holds the same table. */
const codesOfLevel: Readonly<Record<PlaceLevel, readonly CodeName[]>> = {
  country: ['countryCode'],
  province: ['isoCode', 'gbCode'],
  municipality: ['isoCode', 'gbCode'],
  city: ['gbCode'],
  county: ['gbCode'],
  park: [],
  enterprise: [],
};

const emptyPlace: PlaceValues = {
  en: '',
  zh: '',
  level: 'park',
  parentId: null,
  countryCode: '',
  isoCode: '',
  gbCode: '',
  noteEn: '',
  noteZh: '',
};

function startOf(place: Place | null): PlaceValues {
  if (place === null) return emptyPlace;
  const { name, level, parentId, note } = place;
  const [countryCode = '', isoCode = '', gbCode = ''] = [place.countryCode, place.isoCode, place.gbCode].map(
    (code) => code ?? '',
  );
  const { en: noteEn, zh: noteZh } = note ?? { en: '', zh: '' };
  return { en: name.en, zh: name.zh, level, parentId, countryCode, isoCode, gbCode, noteEn, noteZh };
}

function bodyOf(values: PlaceValues) {
  const { en, zh, level, parentId, noteEn, noteZh } = values;
  const codes = Object.fromEntries(codesOfLevel[level].map((code) => [code, values[code].trim() || null]));
  return { name: textOf(en, zh), level, parentId, ...codes, note: textOf(noteEn, noteZh) };
}

interface PlaceDialogProps {
  /** Null: a new one. */
  readonly place: Place | null;
  readonly places: readonly Place[];
  readonly onClose: () => void;
}

function usePlaceForm({ place, onClose }: PlaceDialogProps) {
  const { id } = useWorkspace();
  const client = useQueryClient();
  const start = startOf(place);
  const form = useFields<PlaceValues>(start);
  const send = async (body: object, version?: number): Promise<void> => {
    const done = await form.submit(async () => {
      if (place === null) await api.post(workspacePath(id, '/places'), body);
      else await api.patch(workspacePath(id, `/places/${place.id}`), body, { version: version ?? place.version });
      return true;
    });
    if (!done) return;
    await client.invalidateQueries({ queryKey: [id, 'places'] });
    onClose();
  };
  const save = (): Promise<void> => {
    const body = bodyOf(form.values);
    return send(place === null ? body : changesOf(bodyOf(start), body));
  };
  const resolve = async (chosen: Readonly<Record<string, unknown>>): Promise<void> => {
    const latest = await api.get<{ version: number }>(workspacePath(id, `/places/${place?.id ?? ''}`));
    await send({ ...changesOf(bodyOf(start), bodyOf(form.values)), ...chosen }, latest.version);
  };
  return { form, save, resolve };
}

/** Adds or changes a place. Only the codes that its level has are asked for. */
export function PlaceDialog(props: PlaceDialogProps) {
  const { place, places, onClose } = props;
  const { t } = useTranslation('directory');
  const inWords = useLocalized();
  const { form, save, resolve } = usePlaceForm(props);
  const { level } = form.values;
  const above = places.filter((other) => placeRank[other.level] < placeRank[level] && other.id !== place?.id);
  const conflict = conflictsOf(form.problem).length > 0;
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t(place === null ? 'places.add' : 'places.change')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
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
          <BothLanguages
            form={form}
            names={['noteEn', 'noteZh']}
            field="note"
            labels={[t('noteEn'), t('noteZh')]}
            long
          />
          {form.problem !== null && !conflict && <ErrorState error={form.problem} compact typed />}
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
      <ConflictDialog
        problem={form.problem}
        labelOf={(field) => t(`field.${field}`)}
        onClose={onClose}
        onResolve={(chosen) => void resolve(chosen)}
      />
    </Modal>
  );
}
