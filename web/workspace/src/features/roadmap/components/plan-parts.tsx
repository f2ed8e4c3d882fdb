import { ActionIcon, Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Fields, useFirstMatches, useLocalized, useTranslation, useWorkspace } from '#shared';
import { indicatorChoicesQuery, plansQuery } from '../api/choices.js';
import { emptyTarget, type FindingValues, type PlanValues, type TargetValues } from './plan-values.js';

interface PartsProps {
  readonly title: string;
  readonly addLabel: string;
  readonly error: string | undefined;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

function Parts({ title, addLabel, error, onAdd, children }: PartsProps) {
  return (
    <fieldset className="rm-budget">
      <legend>{title}</legend>
      {children}
      {error !== undefined && error !== '' && (
        <p role="alert" className="rm-late">
          {error}
        </p>
      )}
      <Button variant="default" size="compact-md" leftSection={<Plus size={16} aria-hidden />} onClick={onAdd}>
        {addLabel}
      </Button>
    </fieldset>
  );
}

interface PartProps {
  readonly removeLabel: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function Part({ removeLabel, onRemove, children }: PartProps) {
  return (
    <div className="rm-part">
      <div className="tp-columns">{children}</div>
      <ActionIcon variant="subtle" size="lg" aria-label={removeLabel} onClick={onRemove}>
        <Trash2 size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

interface ListEditing<Item> {
  readonly put: (index: number, change: Partial<Item>) => void;
  readonly remove: (index: number) => void;
}

function editing<Item>(items: readonly Item[], set: (items: readonly Item[]) => void): ListEditing<Item> {
  return {
    put: (index, change) => set(items.map((item, at) => (at === index ? { ...item, ...change } : item))),
    remove: (index) => set(items.filter((_, at) => at !== index)),
  };
}

interface TargetProps {
  readonly target: TargetValues;
  readonly put: (change: Partial<TargetValues>) => void;
}

function TargetFields({ target, put }: TargetProps) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const filter = useFirstMatches();
  const indicators = useQuery(indicatorChoicesQuery(id)).data ?? [];
  const instruments = (useQuery(plansQuery(id)).data ?? []).filter(({ kind }) => kind !== 'plan' && kind !== 'study');
  const text = (name: 'titleEn' | 'titleZh' | 'value' | 'unitEn' | 'unitZh' | 'year') => ({
    value: target[name],
    onChange: (event: { currentTarget: { value: string } }) => put({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput label={t('register.targetEn')} lang="en" maxLength={300} {...text('titleEn')} />
      <TextInput label={t('register.targetZh')} lang="zh-CN" maxLength={300} {...text('titleZh')} />
      <TextInput label={t('register.value')} inputMode="decimal" maxLength={20} {...text('value')} />
      <TextInput label={t('register.unitEn')} lang="en" maxLength={60} {...text('unitEn')} />
      <TextInput label={t('register.unitZh')} lang="zh-CN" maxLength={60} {...text('unitZh')} />
      <TextInput label={t('register.year')} inputMode="numeric" pattern="[0-9]{4}" maxLength={4} {...text('year')} />
      <Select
        label={t('register.indicator')}
        placeholder={t('form.none')}
        searchable
        filter={filter}
        clearable
        data={indicators.map(({ id: value, name }) => ({ value, label: localized(name) }))}
        value={target.indicatorId}
        onChange={(indicatorId) => put({ indicatorId })}
      />
      {instruments.length > 0 && (
        <Select
          label={t('register.instrument')}
          placeholder={t('form.none')}
          searchable
          clearable
          data={instruments.map(({ id: value, title }) => ({ value, label: localized(title) }))}
          value={target.instrumentId}
          onChange={(instrumentId) => put({ instrumentId })}
        />
      )}
    </>
  );
}

export function TargetParts({ fields }: { readonly fields: Fields<PlanValues> }) {
  const { t } = useTranslation('roadmap');
  const { targets } = fields.values;
  const set = (items: readonly TargetValues[]): void => fields.set('targets', items);
  const { put, remove } = editing(targets, set);
  return (
    <Parts
      title={t('register.targets')}
      addLabel={t('register.addTarget')}
      error={fields.errorOf('targets')}
      onAdd={() => set([...targets, emptyTarget])}
    >
      {targets.map((target, index) => (
        <Part
          key={index}
          removeLabel={t('register.removeTarget', { number: index + 1 })}
          onRemove={() => remove(index)}
        >
          <TargetFields target={target} put={(change) => put(index, change)} />
        </Part>
      ))}
    </Parts>
  );
}

export function FindingParts({ fields }: { readonly fields: Fields<PlanValues> }) {
  const { t } = useTranslation('roadmap');
  const { findings } = fields.values;
  const set = (items: readonly FindingValues[]): void => fields.set('findings', items);
  const { put, remove } = editing(findings, set);
  const text = (index: number, name: 'textEn' | 'textZh') => ({
    ...{ autosize: true, minRows: 2, maxLength: 8000, value: findings[index]![name] },
    onChange: (event: { currentTarget: { value: string } }) => put(index, { [name]: event.currentTarget.value }),
  });
  return (
    <Parts
      title={t('register.findings')}
      addLabel={t('register.addFinding')}
      error={fields.errorOf('findings')}
      onAdd={() => set([...findings, { kind: 'finding', textEn: '', textZh: '' }])}
    >
      {findings.map(({ kind }, index) => (
        <Part
          key={index}
          removeLabel={t('register.removeFinding', { number: index + 1 })}
          onRemove={() => remove(index)}
        >
          <Select
            label={t('register.kind')}
            allowDeselect={false}
            data={(['finding', 'recommendation'] as const).map((value) => ({
              value,
              label: t(`register.findingKind.${value}`),
            }))}
            value={kind}
            onChange={(chosen) => put(index, { kind: chosen as FindingValues['kind'] })}
          />
          <Textarea label={t('register.findingEn')} lang="en" {...text(index, 'textEn')} />
          <Textarea label={t('register.findingZh')} lang="zh-CN" {...text(index, 'textZh')} />
        </Part>
      ))}
    </Parts>
  );
}
