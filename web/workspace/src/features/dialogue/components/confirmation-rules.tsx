import { Button, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import {
  ConstituencyBadge,
  FormDialog,
  Loaded,
  Section,
  useFields,
  useGroupWords,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { confirmationRulesQuery } from '../api/queries.js';
import type { ConfirmationRule } from '../api/types.js';

const rules = ['each', 'majority', 'for-group'] as const;

interface Props {
  readonly roundtableId: string;
}

/** By which rule the organisations of each group confirm conclusions, as the mandate of the group says. */
export function ConfirmationRules({ roundtableId }: Props) {
  const { t } = useTranslation('dialogue');
  const { id } = useWorkspace();
  return (
    <Section title={t('confirmation.rules.title')} purpose={t('confirmation.rules.purpose')}>
      <Loaded query={useQuery(confirmationRulesQuery(id, roundtableId))}>
        {({ rules: set, maySet }) =>
          set.length === 0 ? (
            <p className="tp-dimmed">{t('confirmation.rules.none')}</p>
          ) : (
            <ul className="dl-plain dl-reservations">
              {set.map((rule) => (
                <Rule key={rule.constituency} rule={rule} roundtableId={roundtableId} maySet={maySet} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

interface RuleProps extends Props {
  readonly rule: ConfirmationRule;
}

function Rule({ rule, roundtableId, maySet }: RuleProps & { readonly maySet: boolean }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const words = useGroupWords();
  const { constituency, organisation, mandate, organisations } = rule;
  const said =
    organisation === null
      ? t(`confirmation.rules.${rule.rule}`)
      : t('confirmation.rules.by', { name: say(organisation.name) });
  return (
    <li className="dl-reservation">
      <p className="dl-reservation-head">
        <ConstituencyBadge constituency={constituency} letterOnly />
        <strong>{words.name(constituency)}</strong>
        <span>{said}</span>
        {mandate !== null && (
          <span className="tp-small tp-dimmed">{t('confirmation.rules.mandate', { words: mandate })}</span>
        )}
      </p>
      {maySet && (organisations.length > 1 || rule.rule !== 'each') && (
        <ChangeRule rule={rule} roundtableId={roundtableId} />
      )}
    </li>
  );
}

function ChangeRule({ rule, roundtableId }: RuleProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const words = useGroupWords();
  const dialogue = useDialogue();
  const [opened, { open, close }] = useDisclosure(false);
  const { constituency, organisation, mandate, organisations } = rule;
  const blank = { rule: rule.rule, organisationId: organisation?.id ?? null, mandate: mandate ?? '' };
  const form = useFields(blank, null);
  const title = t('shared:labelled', { label: t('confirmation.rules.change'), words: words.name(constituency) });
  const submit = async (): Promise<void> => {
    const { rule: chosen, organisationId, mandate: source } = form.values;
    const body = {
      ...{ constituency, rule: chosen, organisationId: chosen === 'for-group' ? organisationId : null },
      mandate: chosen === 'each' ? null : source.trim() || null,
    };
    const done = await form.submit(() => dialogue.setConfirmationRule(roundtableId, body).then(() => true));
    if (done) close();
  };
  return (
    <>
      <Button size="compact-md" variant="default" onClick={open} aria-label={title}>
        {t('confirmation.rules.change')}
      </Button>
      <FormDialog opened={opened} title={title} form={form} onClose={close} onSubmit={submit}>
        <Radio.Group
          label={t('confirmation.rules.rule')}
          value={form.values.rule}
          onChange={(chosen) => form.set('rule', chosen as ConfirmationRule['rule'])}
        >
          <Stack gap="xs" mt="xs">
            {rules.map((one) => (
              <Radio key={one} value={one} label={t(`confirmation.rules.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.rule === 'for-group' && (
          <Select
            label={t('confirmation.rules.organisation')}
            data={organisations.map(({ id, name }) => ({ value: id, label: say(name) }))}
            required
            allowDeselect={false}
            {...form.pick('organisationId')}
            error={form.errorOf('organisationId')}
          />
        )}
        {form.values.rule !== 'each' && (
          <TextInput
            label={t('confirmation.rules.source')}
            description={t('confirmation.rules.sourceHint')}
            required
            {...form.text('mandate')}
          />
        )}
      </FormDialog>
    </>
  );
}
