import { Button, MultiSelect, NumberInput, Select, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Fields } from '#shared';
import {
  allOrganisations,
  allPlaces,
  DateField,
  FormDialog,
  useFields,
  useFirstMatches,
  useLocalized,
  useSaved,
  useTranslation,
  useWorkspace,
} from '#shared';
import { type ChangesToCheck, type CheckedChanges, useImportChanges } from '../api/imports.js';
import { policyAreasQuery, workingGroupsQuery } from '../api/choices.js';
import { ChangeList } from './checked-import.js';

const kinds = ['ownerOrganisationId', 'moveBy', 'startOn', 'dueOn', 'placeId', 'policyAreas'] as const;
type Kind = (typeof kinds)[number];

interface Values {
  readonly kind: Kind;
  readonly ownerOrganisationId: string | null;
  readonly moveBy: number | '';
  readonly startOn: string;
  readonly dueOn: string;
  readonly placeId: string | null;
  readonly policyAreas: readonly string[];
  readonly reason: string;
}

const initial: Values = {
  ...{ kind: 'ownerOrganisationId', ownerOrganisationId: null, moveBy: '', startOn: '', dueOn: '' },
  ...{ placeId: null, policyAreas: [], reason: '' },
};

const movesDueDate = ({ kind }: Values): boolean => kind === 'moveBy' || kind === 'dueOn';

/** The ids of working groups among the owners. */
const ofGroup = 'group:';

function changeOf({ kind, ...values }: Values): ChangesToCheck['change'] {
  if (kind === 'ownerOrganisationId' && values.ownerOrganisationId?.startsWith(ofGroup))
    return { ownerWorkingGroupId: values.ownerOrganisationId.slice(ofGroup.length) };
  if (kind === 'moveBy') return { moveBy: values.moveBy === '' ? 0 : values.moveBy };
  if (kind === 'policyAreas') return { policyAreas: values.policyAreas.map(Number) };
  return { [kind]: values[kind] || null };
}

/** The input of the chosen field. An empty input empties the field of all selected actions. */
function ValueInput({ fields }: { readonly fields: Fields<Values> }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const filter = useFirstMatches();
  const { kind, policyAreas } = fields.values;
  const organisations = useQuery({ ...allOrganisations(id), enabled: kind === 'ownerOrganisationId' }).data ?? [];
  const groups = useQuery({ ...workingGroupsQuery(id), enabled: kind === 'ownerOrganisationId' }).data ?? [];
  const places = useQuery({ ...allPlaces(id), enabled: kind === 'placeId' }).data ?? [];
  const areas = useQuery({ ...policyAreasQuery(id), enabled: kind === 'policyAreas' }).data ?? [];
  const label = t(`changes.value.${kind}`);
  switch (kind) {
    case 'moveBy':
      return (
        <NumberInput
          label={label}
          description={t('changes.moveHint')}
          required
          allowDecimal={false}
          min={-3660}
          max={3660}
          value={fields.values.moveBy}
          onChange={(days) => fields.set('moveBy', typeof days === 'number' ? days : '')}
          error={fields.errorOf('change.moveBy')}
        />
      );
    case 'startOn':
    case 'dueOn':
      return <DateField label={label} {...fields.text(kind, `change.${kind}`)} />;
    case 'policyAreas':
      return (
        <MultiSelect
          label={label}
          data={areas.map(({ area, name }) => ({ value: String(area), label: `${area} ${localized(name)}` }))}
          value={[...policyAreas]}
          onChange={(chosen) => fields.set('policyAreas', chosen)}
        />
      );
    default: {
      const owners = [...organisations, ...groups.map((group) => ({ ...group, id: `${ofGroup}${group.id}` }))];
      const choices = kind === 'placeId' ? places.filter(({ level }) => level !== 'enterprise') : owners;
      return (
        <Select
          label={label}
          placeholder={t('form.none')}
          searchable
          filter={filter}
          clearable
          data={choices.map(({ id: value, name }) => ({ value, label: localized(name) }))}
          {...fields.pick(kind)}
        />
      );
    }
  }
}

export function Preview({ checked }: { readonly checked: CheckedChanges }) {
  const { t } = useTranslation(['roadmap', 'shared']);
  const localized = useLocalized();
  const { changed, unchanged, errors, errorCount, changes } = checked;
  return (
    <div aria-live="polite">
      <p>
        <strong>
          {[
            errorCount > 0 && t('changes.errors', { count: errorCount }),
            t('changes.changed', { count: changed }),
            unchanged > 0 && t('changes.unchanged', { count: unchanged }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </strong>
      </p>
      <p>{t('shared:imports.nothingSaved')}</p>
      {errors.length > 0 && (
        <ul className="rm-plan-list">
          {errors.map(({ code, detail }) => (
            <li key={code}>
              <span className="rm-code">{code}</span> {localized(detail)}
            </li>
          ))}
        </ul>
      )}
      {changed > 0 && <ChangeList changes={changes} total={changed} />}
    </div>
  );
}

interface ChangeProps {
  readonly actionIds: readonly string[];
  readonly onDone: () => void;
}

function ChangeDialog({ actionIds, onDone, onClose }: ChangeProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('roadmap');
  const saved = useSaved();
  const changes = useImportChanges();
  const form = useFields<Values>(initial, null);
  const [checked, setChecked] = useState<{ readonly values: Values; readonly found: CheckedChanges } | null>(null);
  // a check is of the values that were sent
  const found = checked !== null && checked.values === form.values ? checked.found : null;
  const ready = found !== null && found.errorCount === 0 && found.changed > 0;
  const { kind } = form.values;
  const submit = async (): Promise<void> => {
    const input = { actionIds: [...actionIds], change: changeOf(form.values), reason: form.values.reason };
    if (!ready) {
      const answer = await form.submit((values) =>
        changes.checkTogether(input).then((result) => ({ values, found: result })),
      );
      if (answer) setChecked(answer);
      return;
    }
    const made = await form.submit(() => changes.changeTogether({ ...input, basis: found.basis }));
    if (made === undefined) {
      setChecked(null);
      return;
    }
    onDone();
    saved(() => changes.undo(made.id));
  };
  return (
    <FormDialog
      title={t('changes.title', { count: actionIds.length })}
      form={form}
      submitLabel={ready ? t('changes.run', { count: found.changed }) : t('changes.check')}
      onClose={onClose}
      onSubmit={submit}
    >
      <Select
        label={t('changes.field')}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`changes.kind.${value}`) }))}
        value={kind}
        onChange={(value) => form.set('kind', value as Kind)}
      />
      <ValueInput fields={form} />
      {movesDueDate(form.values) && (
        <Textarea label={t('dates.reason')} required autosize minRows={2} maxLength={2000} {...form.text('reason')} />
      )}
      {found && <Preview checked={found} />}
    </FormDialog>
  );
}

/** Changes the selected actions in the same way, after a list of the changes was shown. */
export function ChangeSelected({ actionIds, onDone }: ChangeProps) {
  const { t } = useTranslation('roadmap');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" disabled={actionIds.length === 0} onClick={open}>
        {t('changes.open')}
      </Button>
      {opened && (
        <ChangeDialog
          actionIds={actionIds}
          onClose={close}
          onDone={() => {
            close();
            onDone();
          }}
        />
      )}
    </>
  );
}
