import { Button, Checkbox, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus } from 'lucide-react';
import type { Fields } from '#shared';
import {
  allPlaces,
  api,
  asEntered,
  FormFrame,
  useFields,
  useFirstMatches,
  useLocalized,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { FrameUnit } from '../api/surveys.js';
import { surveysKey } from '../api/surveys.js';

interface UnitValues {
  readonly placeId: string | null;
  readonly psuCode: string;
  readonly headcount: number | string;
  readonly women: number | string;
  readonly men: number | string;
  readonly certainty: boolean;
}

const whole = { min: 0, max: 10_000_000, allowDecimal: false, thousandSeparator: ',' } as const;
const countOf = (value: number | string): number | string => (value === '' ? value : Number(value));

function countsOf({ headcount, women, men, certainty }: UnitValues) {
  return { headcount: countOf(headcount), women: countOf(women), men: countOf(men), certainty };
}

/** Enterprises of the directory that are not in the frame yet, by park. */
function EnterpriseChoice({
  fields,
  units,
}: {
  readonly fields: Fields<UnitValues>;
  readonly units: readonly FrameUnit[];
}) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const parks = useQuery(allPlaces(id, { level: 'park' })).data;
  const found = useQuery(allPlaces(id, { level: 'enterprise' })).data;
  const parkOf = (parentId: string | null): string => inWords(parks?.find(({ id: park }) => park === parentId)?.name);
  const filter = useFirstMatches();
  const taken = new Set(units.map((unit) => unit.placeId));
  const free = found?.filter((place) => !taken.has(place.id)) ?? [];
  return (
    <>
      <Select
        label={t('frame.enterprise')}
        description={t('frame.enterpriseHint')}
        searchable
        filter={filter}
        required
        nothingFoundMessage={t('frame.nothingFree')}
        data={free.map((place) => ({
          value: place.id,
          label: [inWords(place.name), parkOf(place.parentId)].filter(Boolean).join(' · '),
        }))}
        {...fields.pick('placeId')}
      />
      {found !== undefined && free.length === 0 && (
        <p className="sv-note">
          {t('frame.nothingFree')} <WorkspaceLink to="/directory?tab=places">{t('frame.toDirectory')}</WorkspaceLink>
        </p>
      )}
    </>
  );
}

function Counts({ fields }: { readonly fields: Fields<UnitValues> }) {
  const { t } = useTranslation('surveys');
  return (
    <>
      <div className="sv-three">
        <NumberInput label={t('frame.headcount')} required {...whole} {...fields.pick('headcount')} />
        <NumberInput label={t('sex.women')} required {...whole} {...fields.pick('women')} />
        <NumberInput label={t('sex.men')} required {...whole} {...fields.pick('men')} />
      </div>
      <p className="tp-small tp-dimmed">{t('frame.countsHint')}</p>
      <Checkbox
        label={t('frame.certainty')}
        description={t('frame.certaintyHint')}
        checked={fields.values.certainty}
        onChange={(event) => fields.set('certainty', event.currentTarget.checked)}
      />
    </>
  );
}

interface FormProps {
  /** Absent: an enterprise is added to the frame. */
  readonly unit?: FrameUnit;
  readonly units: readonly FrameUnit[];
  readonly onClose: () => void;
}

function UnitForm({ unit, units, onClose }: FormProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const fields = useFields<UnitValues>(
    {
      placeId: unit?.placeId ?? null,
      psuCode: '',
      headcount: unit?.headcount ?? '',
      women: unit?.women ?? '',
      men: unit?.men ?? '',
      certainty: unit?.certainty ?? false,
    },
    null,
  );
  const send = async (): Promise<void> => {
    const done = await fields.submit((values) =>
      unit
        ? api.patch('/api/workspaces/{workspaceId}/surveys/frame/{unitId}', {
            path: { workspaceId: id, unitId: unit.id },
            body: asEntered(countsOf(values)),
            version: unit.version,
          })
        : api.post('/api/workspaces/{workspaceId}/surveys/frame', {
            path: { workspaceId: id },
            body: asEntered({
              placeId: values.placeId,
              ...(values.psuCode.trim() !== '' && { psuCode: values.psuCode.trim().toUpperCase() }),
              ...countsOf(values),
            }),
          }),
    );
    if (done === undefined) return;
    await client.invalidateQueries({ queryKey: surveysKey(id) });
    onClose();
  };
  return (
    <FormFrame form={fields} submitLabel={unit ? undefined : t('frame.take')} onClose={onClose} onSubmit={send}>
      {!unit && <EnterpriseChoice fields={fields} units={units} />}
      <Counts fields={fields} />
      {!unit && (
        <TextInput
          label={t('frame.psu')}
          description={t('frame.psuHint')}
          maxLength={6}
          className="tp-numbers"
          {...fields.text('psuCode')}
        />
      )}
    </FormFrame>
  );
}

export function AddUnitButton({ units }: { readonly units: readonly FrameUnit[] }) {
  const { t } = useTranslation('surveys');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {t('frame.add')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={t('frame.addTitle')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <UnitForm units={units} onClose={close} />
      </Modal>
    </>
  );
}

export function EditUnitButton({ unit }: { readonly unit: FrameUnit }) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const [opened, { open, close }] = useDisclosure(false);
  const title = t('frame.editTitle', { enterprise: inWords(unit.name) });
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Pencil size={14} aria-hidden />}
        aria-label={title}
        onClick={open}
      >
        {t('frame.edit')}
      </Button>
      <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
        <p className="sv-note">{t('frame.editNote')}</p>
        <UnitForm key={unit.version} unit={unit} units={[]} onClose={close} />
      </Modal>
    </>
  );
}
