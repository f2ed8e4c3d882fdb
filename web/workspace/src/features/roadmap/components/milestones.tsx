import { Button, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Check, Diamond, Package, Plus } from 'lucide-react';
import type { Fields } from '#shared';
import {
  DateField,
  FormDialog,
  LanguageFields,
  useFields,
  useFormat,
  useLanguage,
  useLocalized,
  useSaved,
  useTranslation,
} from '#shared';
import type { ActionSchedule, Milestone, MilestoneInput } from '../api/schedule.js';
import { useScheduleChanges } from '../api/schedule.js';
import { RowTools } from './row-tools.js';

interface MilestoneValues {
  readonly kind: Milestone['kind'];
  readonly titleEn: string;
  readonly titleZh: string;
  readonly dueOn: string;
  readonly doneOn: string;
}

function inputOf({ kind, title, dueOn, doneOn }: Milestone): MilestoneInput {
  return { kind, title, dueOn, doneOn };
}

function valuesOf(milestone: Milestone | undefined): MilestoneValues {
  return {
    kind: milestone?.kind ?? 'milestone',
    titleEn: milestone?.title.en ?? '',
    titleZh: milestone?.title.zh ?? '',
    dueOn: milestone?.dueOn ?? '',
    doneOn: milestone?.doneOn ?? '',
  };
}

function MilestoneFields({ fields }: { readonly fields: Fields<MilestoneValues> }) {
  const { t } = useTranslation('roadmap');
  const language = useLanguage();
  const { titleEn, titleZh } = fields.values;
  return (
    <>
      <Select
        label={t('schedule.kind')}
        allowDeselect={false}
        data={(['milestone', 'deliverable'] as const).map((value) => ({ value, label: t(`schedule.${value}`) }))}
        value={fields.values.kind}
        onChange={(kind) => fields.set('kind', (kind ?? 'milestone') as Milestone['kind'])}
      />
      <div className="tp-columns">
        <LanguageFields
          en={
            <TextInput
              label={t('form.titleEn')}
              lang="en"
              maxLength={300}
              required={language === 'en' && titleZh.trim() === ''}
              {...fields.text('titleEn', 'title.en', 'title')}
            />
          }
          zh={
            <TextInput
              label={t('form.titleZh')}
              lang="zh-CN"
              maxLength={300}
              required={language === 'zh' && titleEn.trim() === ''}
              {...fields.text('titleZh', 'title.zh')}
            />
          }
          filled={{ en: titleEn || fields.errorOf('title.en'), zh: titleZh || fields.errorOf('title.zh') }}
          what={t('form.titleBoth')}
        />
      </div>
      <div className="tp-columns">
        <DateField label={t('schedule.planned')} {...fields.text('dueOn')} />
        <DateField label={t('schedule.doneOn')} {...fields.text('doneOn')} />
      </div>
    </>
  );
}

interface DialogProps {
  readonly actionId: string;
  /** Absent: a new one. */
  readonly milestone?: Milestone | undefined;
  readonly onClose: () => void;
}

/** Adds or changes a milestone. */
function MilestoneDialog({ actionId, milestone, onClose }: DialogProps) {
  const { t } = useTranslation('roadmap');
  const changes = useScheduleChanges();
  const saved = useSaved();
  const fields = useFields(valuesOf(milestone), `milestone:${actionId}:${milestone?.id ?? 'new'}`);
  const { titleEn, titleZh } = fields.values;
  const save = async (): Promise<void> => {
    const { kind, dueOn, doneOn } = fields.values;
    const input = {
      ...{ kind, title: { en: titleEn, zh: titleZh } },
      ...{ dueOn: dueOn || null, doneOn: doneOn || null },
    };
    const key = milestone && { actionId, milestoneId: milestone.id, version: milestone.version };
    const done = await fields.submit(() =>
      key ? changes.editMilestone(key, input) : changes.addMilestone(actionId, input),
    );
    if (!done) return;
    onClose();
    saved(key ? () => changes.editMilestone({ ...key, version: key.version + 1 }, inputOf(milestone)) : null);
  };
  return (
    <FormDialog
      title={t(milestone ? 'schedule.changeMilestone' : 'schedule.addMilestone')}
      form={fields}
      disabled={titleEn.trim() === '' && titleZh.trim() === ''}
      onClose={onClose}
      onSubmit={save}
    >
      <MilestoneFields fields={fields} />
    </FormDialog>
  );
}

/** Buttons to change, complete or remove a milestone. */
interface ToolsProps {
  readonly actionId: string;
  readonly milestone: Milestone;
  readonly name: string;
}

function Tools({ milestone, actionId, name }: ToolsProps) {
  const { t } = useTranslation('roadmap');
  const changes = useScheduleChanges();
  const saved = useSaved();
  const format = useFormat();
  const [opened, { open, close }] = useDisclosure(false);
  const key = { actionId, milestoneId: milestone.id, version: milestone.version };
  const remove = async (): Promise<void> => {
    await changes.removeMilestone(key);
    saved(() => changes.addMilestone(actionId, inputOf(milestone)));
  };
  const complete = async (): Promise<void> => {
    await changes.editMilestone(key, { ...inputOf(milestone), doneOn: format.today() });
    saved(() => changes.editMilestone({ ...key, version: key.version + 1 }, inputOf(milestone)));
  };
  return (
    <>
      <RowTools
        editLabel={t('targets.changeOf', { name })}
        removeLabel={t('schedule.removeOf', { name })}
        question={t('schedule.removeQuestion', { name })}
        consequence={t('schedule.removeConsequence')}
        onEdit={open}
        onRemove={remove}
      >
        {milestone.doneOn === null && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<Check size={14} aria-hidden />}
            aria-label={t('schedule.completeOf', { name })}
            onClick={() => void complete()}
          >
            {t('schedule.complete')}
          </Button>
        )}
      </RowTools>
      {opened && <MilestoneDialog actionId={actionId} milestone={milestone} onClose={close} />}
    </>
  );
}

function Dates({ milestone: { dueOn, doneOn } }: { readonly milestone: Milestone }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const late = doneOn === null && dueOn !== null && format.daysUntil(dueOn) < 0;
  return (
    <span className="tp-small tp-dimmed">
      {dueOn === null ? t('noDate') : t('schedule.plannedFor', { date: format.date(dueOn) })}
      {doneOn !== null && ` · ${t('schedule.doneOnDay', { date: format.date(doneOn) })}`}
      {late && <strong className="rm-late"> · {t('late', { count: -format.daysUntil(dueOn) })}</strong>}
    </span>
  );
}

/** Milestones and deliverables by date. */
export function Milestones({ actionId, schedule }: { readonly actionId: string; readonly schedule: ActionSchedule }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const [opened, { open, close }] = useDisclosure(false);
  const { milestones, editMilestones } = schedule;
  return (
    <section>
      <h3>{t('schedule.milestones')}</h3>
      {milestones.length === 0 ? (
        <p className="tp-dimmed">{t('schedule.noMilestones')}</p>
      ) : (
        <ul className="rm-plan-list">
          {milestones.map((milestone) => {
            const Icon = milestone.kind === 'milestone' ? Diamond : Package;
            return (
              <li key={milestone.id}>
                <span className="rm-icon-word">
                  <Icon size={14} aria-hidden />
                  {t('schedule.kindAndTitle', {
                    kind: t(`schedule.${milestone.kind}`),
                    title: localized(milestone.title),
                  })}
                </span>
                <Dates milestone={milestone} />
                {editMilestones && (
                  <Tools actionId={actionId} milestone={milestone} name={localized(milestone.title)} />
                )}
              </li>
            );
          })}
        </ul>
      )}
      {editMilestones && (
        <Button size="compact-md" variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={open}>
          {t('schedule.addMilestone')}
        </Button>
      )}
      {opened && <MilestoneDialog actionId={actionId} onClose={close} />}
    </section>
  );
}
