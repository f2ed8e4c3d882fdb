import { Button, NumberInput, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  ConflictDialog,
  FormDialog,
  isProblem,
  useEditing,
  useFields,
  useFormat,
  useLocalized,
  useSaved,
} from '#shared';
import type { Fields, LocalizedText } from '#shared';
import { useDialogue } from '../api/commands.js';
import type { AgendaEntry, Roundtable } from '../api/types.js';
import { BilingualFields } from './words.js';

const nothing = { en: '', zh: '' };

export function dayChoices(roundtable: Pick<Roundtable, 'startsOn' | 'endsOn'>, name: (date: string) => string) {
  const first = Date.parse(`${roundtable.startsOn}T00:00:00Z`);
  const last = Date.parse(`${roundtable.endsOn}T00:00:00Z`);
  return Array.from({ length: (last - first) / 86_400_000 + 1 }, (_, index) => ({
    value: String(index + 1),
    label: name(new Date(first + index * 86_400_000).toISOString().slice(0, 10)),
  }));
}

export function useDayChoices(roundtable: Roundtable) {
  const format = useFormat();
  return dayChoices(roundtable, (date) => format.date(date));
}

interface Words {
  readonly title: LocalizedText;
  readonly note: LocalizedText;
}

function ItemWords<Values extends Words>(props: { readonly form: Fields<Values> }) {
  const { t } = useTranslation('dialogue');
  const form = props.form as unknown as Fields<Words>;
  return (
    <>
      <BilingualFields
        label={t('agenda.title')}
        name="title"
        value={form.values.title}
        onChange={(title) => form.set('title', title)}
        error={form.errorOf('title')}
        required
      />
      <BilingualFields
        label={t('agenda.note')}
        name="note"
        value={form.values.note}
        onChange={(note) => form.set('note', note)}
        long
      />
    </>
  );
}

interface Plan {
  readonly minutes: string | number;
  readonly presenterId: string | null;
}

interface PlanProps<Values extends Plan> {
  readonly roundtable: Roundtable;
  readonly form: Fields<Values>;
}

function TimeAndPresenter<Values extends Plan>({ roundtable, ...props }: PlanProps<Values>) {
  const { t } = useTranslation('dialogue');
  const form = props.form as unknown as Fields<Plan>;
  const say = useLocalized();
  return (
    <>
      <NumberInput
        label={t('agenda.minutes')}
        min={1}
        max={1440}
        allowDecimal={false}
        value={form.values.minutes}
        onChange={(minutes) => form.set('minutes', minutes)}
        error={form.errorOf('plannedMinutes')}
      />
      <Select
        label={t('agenda.presenter')}
        placeholder={t('agenda.nobody')}
        data={roundtable.seats.map(({ person }) => ({ value: person.id, label: say(person.name) }))}
        searchable
        clearable
        value={form.values.presenterId}
        onChange={(id) => form.set('presenterId', id)}
      />
    </>
  );
}

interface FormProps {
  readonly roundtable: Roundtable;
  /**
   * If false, the button is hidden. An open form stays, so that nothing typed is lost; the server decides when it is
   * sent.
   */
  readonly allowed: boolean;
}

export function AddItem({ roundtable, allowed, onAdded }: FormProps & { readonly onAdded: (id: string) => void }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const days = useDayChoices(roundtable);
  const blank = {
    ...{ title: nothing, note: nothing, day: '1' },
    ...{ parentId: '', minutes: '' as string | number, presenterId: null as string | null },
  };
  const form = useFields(blank, `agenda-item:new:${roundtable.id}`);
  const parents = roundtable.agenda.filter((item) => item.depth < 3 && String(item.day) === form.values.day);
  const submit = async (): Promise<void> => {
    const made = await form.submit(({ title, note, day, parentId, minutes, presenterId }) =>
      dialogue.addItem(roundtable.id, {
        title,
        note: note.en || note.zh ? note : null,
        day: Number(day),
        parentId: parentId || null,
        plannedMinutes: minutes === '' ? null : Number(minutes),
        presenterId,
      }),
    );
    if (made) {
      form.reset();
      close();
      onAdded(made.id);
    }
  };
  if (!allowed && !opened) return null;
  return (
    <>
      <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {t('agenda.add')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('agenda.add')}
        submitLabel={t('agenda.add')}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <ItemWords form={form} />
        <div className="dl-pair">
          <Select
            label={t('agenda.dayField')}
            data={days}
            allowDeselect={false}
            value={form.values.day}
            onChange={(day) => {
              form.set('day', day ?? '1');
              form.set('parentId', '');
            }}
            error={form.errorOf('day')}
          />
          <Select
            label={t('agenda.below')}
            data={[
              { value: '', label: t('agenda.top') },
              ...parents.map((item) => ({ value: item.id, label: `${item.label} ${say(item.title)}` })),
            ]}
            allowDeselect={false}
            value={form.values.parentId}
            onChange={(parentId) => form.set('parentId', parentId ?? '')}
          />
          <TimeAndPresenter roundtable={roundtable} form={form} />
        </div>
      </FormDialog>
    </>
  );
}

export function ProposeItem({ roundtable, allowed }: FormProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const form = useFields({ title: nothing, note: nothing }, `agenda-item:proposed:${roundtable.id}`);
  const submit = async (): Promise<void> => {
    const made = await form.submit(({ title, note }) =>
      dialogue.proposeItem(roundtable.id, { title, note: note.en || note.zh ? note : null }),
    );
    if (made) {
      form.reset();
      close();
    }
  };
  if (!allowed && !opened) return null;
  return (
    <>
      <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={open}>
        {t('agenda.propose')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('agenda.propose')}
        submitLabel={t('agenda.propose')}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <Text size="sm">{t('agenda.proposePurpose')}</Text>
        <ItemWords form={form} />
      </FormDialog>
    </>
  );
}

function valuesOf(item: AgendaEntry) {
  return {
    title: item.title,
    note: item.note ?? nothing,
    minutes: (item.plannedMinutes ?? '') as string | number,
    presenterId: item.presenter?.id ?? null,
  };
}

/** Fields that the server merges separately, with the server's names. */
function flat({ title, note, minutes, presenterId }: ReturnType<typeof valuesOf>): Record<string, unknown> {
  return {
    ...{ titleEn: title.en, titleZh: title.zh, noteEn: note.en, noteZh: note.zh },
    plannedMinutes: minutes === '' ? null : Number(minutes),
    presenterId,
  };
}

/** Edits the fields of the item; position and status have their own controls. */
export function EditItem({ allowed, ...edited }: FormProps & { readonly item: AgendaEntry }) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  if (!allowed && !opened) return null;
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('agenda.edit')}
      </Button>
      {opened && <EditItemDialog {...edited} onClose={close} />}
    </>
  );
}

interface EditItemProps extends Pick<FormProps, 'roundtable'> {
  readonly item: AgendaEntry;
  readonly onClose: () => void;
}

function EditItemDialog({ roundtable, item, onClose }: EditItemProps) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const saved = useSaved();
  const { base, form } = useEditing(item, valuesOf, `agenda-item:${item.id}`);
  const changes = (): Record<string, unknown> => {
    const was: Record<string, unknown> = flat(valuesOf(base));
    return Object.fromEntries(Object.entries(flat(form.values)).filter(([field, value]) => value !== was[field]));
  };
  const send = async (version: number, wanted: Readonly<Record<string, unknown>>): Promise<void> => {
    const back = Object.fromEntries(Object.entries(flat(valuesOf(base))).filter(([field]) => field in wanted));
    const done = await form.submit(() => dialogue.editItem(item.id, version, wanted));
    if (!done) return;
    onClose();
    saved(conflict ? null : () => dialogue.editItem(item.id, done.version, back));
  };
  const conflict = isProblem(form.problem, 'dialogue.edit-conflict');
  const latest = isProblem(form.problem) ? Number(form.problem.body.facts?.['version'] ?? base.version) : base.version;
  return (
    <>
      <FormDialog
        opened={!conflict}
        title={t('agenda.edit')}
        submitLabel={t('form.save')}
        form={form}
        onClose={onClose}
        onSubmit={() => send(base.version, changes())}
      >
        <ItemWords form={form} />
        <div className="dl-pair">
          <TimeAndPresenter roundtable={roundtable} form={form} />
        </div>
      </FormDialog>
      <ConflictDialog
        problem={form.problem}
        labelOf={(field) =>
          t(
            field.startsWith('title')
              ? 'agenda.title'
              : field.startsWith('note')
                ? 'agenda.note'
                : field === 'plannedMinutes'
                  ? 'agenda.minutes'
                  : 'agenda.presenter',
          )
        }
        onClose={() => form.reset(form.values)}
        onResolve={(chosen) => void send(latest, { ...changes(), ...chosen })}
      />
    </>
  );
}
