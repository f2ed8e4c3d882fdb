import { Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  allPlaces,
  ConflictDialog,
  type Fields,
  FormDialog,
  LanguageFields,
  ProblemError,
  useEditing,
  useFields,
  useFirstMatches,
  useLocalized,
  useSaved,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useRegisterChanges } from '../api/changes.js';
import type { Plan } from '../api/types.js';
import { FindingParts, TargetParts } from './plan-parts.js';
import { emptyPlan, planChanges, planInput, type PlanValues, planValues } from './plan-values.js';
import { TagsField } from './tags.js';

const kinds: readonly Plan['kind'][] = [
  ...(['plan', 'framework', 'index', 'standard', 'guidelines', 'database', 'tool', 'platform', 'study'] as const),
];

function Texts({ fields }: { readonly fields: Fields<PlanValues> }) {
  const { t } = useTranslation('roadmap');
  const { titleEn, titleZh, noteEn, noteZh } = fields.values;
  const note = { autosize: true, minRows: 2, maxLength: 8000 };
  return (
    <>
      <div className="tp-columns">
        <LanguageFields
          en={<TextInput label={t('form.titleEn')} lang="en" maxLength={300} {...fields.text('titleEn', 'title')} />}
          zh={<TextInput label={t('form.titleZh')} lang="zh-CN" maxLength={300} {...fields.text('titleZh', 'title')} />}
          filled={{ en: titleEn, zh: titleZh }}
          what={t('form.titleBoth')}
        />
      </div>
      <div className="tp-columns">
        <LanguageFields
          en={<Textarea label={t('register.noteEn')} lang="en" {...note} {...fields.text('noteEn', 'note')} />}
          zh={<Textarea label={t('register.noteZh')} lang="zh-CN" {...note} {...fields.text('noteZh', 'note')} />}
          filled={{ en: noteEn, zh: noteZh }}
          what={t('register.noteBoth')}
        />
      </div>
    </>
  );
}

function PlanFields({ fields }: { readonly fields: Fields<PlanValues> }) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const filter = useFirstMatches();
  const places = (useQuery(allPlaces(id)).data ?? []).filter(({ level }) => level !== 'enterprise');
  const { kind, tags, targets, findings } = fields.values;
  const year = { inputMode: 'numeric', pattern: '[0-9]{4}', maxLength: 4 } as const;
  return (
    <>
      <Select
        label={t('register.kind')}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`planKind.${value}`) }))}
        value={kind}
        onChange={(chosen) => fields.set('kind', chosen as Plan['kind'])}
      />
      <Texts fields={fields} />
      <TextInput
        label={t('register.link')}
        description={t('register.linkHint')}
        type="url"
        maxLength={1000}
        {...fields.text('link')}
      />
      <div className="tp-columns">
        <TextInput label={t('register.fromYear')} {...year} {...fields.text('fromYear')} />
        <TextInput label={t('register.toYear')} {...year} {...fields.text('toYear')} />
        <Select
          label={t('form.place')}
          placeholder={t('form.none')}
          searchable
          filter={filter}
          clearable
          data={places.map(({ id: value, name }) => ({ value, label: localized(name) }))}
          {...fields.pick('placeId')}
        />
      </div>
      <TagsField value={tags} onChange={(chosen) => fields.set('tags', chosen)} error={fields.errorOf('tags')} />
      {/* parts of another kind remain visible until they are removed, because they are refused */}
      {(kind === 'study' || findings.length > 0) && <FindingParts fields={fields} />}
      {(kind !== 'study' || targets.length > 0) && <TargetParts fields={fields} />}
    </>
  );
}

interface DialogProps {
  readonly onClose: () => void;
}

const isUntitled = ({ titleEn, titleZh }: PlanValues): boolean => titleEn.trim() === '' && titleZh.trim() === '';

export function AddPlanDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const changes = useRegisterChanges();
  const saved = useSaved();
  const fields = useFields<PlanValues>(emptyPlan, `plan:new:${id}`);
  const save = async (): Promise<void> => {
    const made = await fields.submit((values) => changes.addPlan(planInput(values)));
    if (!made) return;
    onClose();
    saved(null);
  };
  return (
    <FormDialog
      title={t('register.addTitle')}
      size="xl"
      form={fields}
      disabled={isUntitled(fields.values)}
      onClose={onClose}
      onSubmit={save}
    >
      <PlanFields fields={fields} />
    </FormDialog>
  );
}

/** Edits an entry; a conflict with someone else's edit shows both values. */
export function EditPlanDialog({ plan, name, onClose }: DialogProps & { readonly plan: Plan; readonly name: string }) {
  const { t } = useTranslation('roadmap');
  const changes = useRegisterChanges();
  const saved = useSaved();
  const localized = useLocalized();
  const { base, form: fields } = useEditing(plan, planValues, `plan:${plan.id}`);
  const wanted = () => planChanges(planValues(base), fields.values);
  const save = async (input: ReturnType<typeof wanted>, version: number): Promise<void> => {
    const done = await fields.submit(() => changes.editPlan({ id: plan.id, version }, input));
    if (!done) return;
    onClose();
    const back = planChanges(planValues(done), planValues(base));
    saved(version === base.version ? () => changes.editPlan(done, back) : null);
  };
  const show = (value: unknown) =>
    Array.isArray(value)
      ? (value as readonly { title?: Plan['title']; text?: Plan['title'] }[])
          .map((part) => localized(part.title ?? part.text) || String(part))
          .join(' · ') || '–'
      : value !== null && typeof value === 'object'
        ? localized(value as Plan['title'])
        : String(value ?? '–');
  return (
    <>
      <FormDialog
        title={t('register.editOf', { name })}
        size="xl"
        form={fields}
        disabled={isUntitled(fields.values)}
        onClose={onClose}
        onSubmit={() => save(wanted(), base.version)}
      >
        <PlanFields fields={fields} />
      </FormDialog>
      <ConflictDialog
        problem={fields.problem}
        labelOf={(field) => t(`register.field.${field}`)}
        show={show}
        onClose={onClose}
        onResolve={(chosen) => {
          const { problem } = fields;
          const version = problem instanceof ProblemError ? Number(problem.body.facts?.['version']) : base.version;
          void save({ ...wanted(), ...chosen }, version);
        }}
      />
    </>
  );
}
